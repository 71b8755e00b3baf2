"""Entries carried out: an amount, a completion, a skip, an explicit nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from bots.conversation.attachments import attachments
from bots.conversation.belonging import joined_by, with_joining
from bots.conversation.confirming import confirmation
from bots.conversation.grammar import About, Complete, Log, Op, Skip, Undo, Zero, render
from bots.conversation.questions import Answer, Question, opened
from bots.conversation.replies import Changed, Choice, Deed, Part, Problem, Said, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import changes, fixed, sentences
from bots.conversation.wording.numbers import amount as in_words
from core.db.queries.days import day_tally
from core.db.records import GoalRecord
from core.domain.activity import ActivityType, DayTally
from core.domain.amount import ZERO, Amount, amount_of, decimal_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import LogDraft
from core.domain.goal import Metric, Pattern
from core.domain.progress import is_measured
from core.domain.schedule import goal_period
from core.services.activities import log_activity
from core.services.corrections import last_activity, set_day_total, take_from_day
from core.services.own_share import own_tally
from core.services.statuses import pause_goal

ONE = Amount(1_000_000)
Entry = Log | Complete | Skip | Zero


def entered(turn: Turn, command: Entry) -> tuple[Part, ...]:
    """Carry out an entry; whoever logs on a goal of the group's team takes part in it by that.

    Raises: what `log_activity` raises.
    """
    parts = _entered(turn, command)
    is_logged = any(isinstance(part, Said) for part in parts)
    return with_joining(parts) if is_logged and joined_by(turn, command) else parts


def _entered(turn: Turn, command: Entry) -> tuple[Part, ...]:
    match command:
        case Log():
            return (logged(turn, command),)
        case Complete():
            return (completed(turn, command),)
        case Zero():
            return (nothing(turn, command),)
        case Skip():
            return skipped(turn, command)


def logged(turn: Turn, command: Log) -> Part:
    """Log an amount: added to the day, taken from it, made its total; a reading for a goal that is measured."""
    goal = turn.goal(command.goal)
    value = amount_of(command.value)
    if command.op is not Op.SET and not value:
        return Problem(sentences.too_little(goal.title, goal.target.unit))
    if is_measured(goal.rules(turn.acting(goal).calendar)):
        if command.op is Op.SUBTRACT:
            return Problem(sentences.say_the_reading(goal.title, goal.target.unit))
        return _add(turn, goal, command, value=value, deed=Deed.MEASURED)
    match command.op:
        case Op.ADD:
            return _add(turn, goal, command, value=value, deed=Deed.ADDED)
        case Op.SUBTRACT:
            return _take(turn, goal, value, on=command.on)
        case Op.SET:
            return _set(turn, goal, value, on=command.on)


def completed(turn: Turn, command: Complete) -> Part:
    """Mark a day done. What that adds depends on the goal, see `worth_of`; where only a person knows, ask."""
    goal = turn.goal(command.goal)
    tally = _tally(turn, goal, command.on)
    if tally is not None and tally.done and command.note is None:
        return Text(sentences.already_done(goal.title, command.on, today=turn.live.today))
    worth = worth_of(turn, goal, on=command.on)
    if worth is None:
        template = f"/log [{goal.title.replace(']', ' ')}] {{answer}} {command.on.isoformat()}"
        question = sentences.how_much(goal.title, goal.target.unit)
        return Choice(question, opened(turn, Question(About.AMOUNT, (), template)))
    activity_type, value = worth
    deed = Deed.DONE if activity_type is ActivityType.COMPLETED else Deed.ADDED
    return _add(turn, goal, command, value=value, deed=deed, activity_type=activity_type)


def nothing(turn: Turn, command: Zero) -> Part:
    """Note an explicit nothing.

    It is a `partial` activity of value 0: it counts as an entry, adds nothing, and never achieves a streak's period,
    so it is a miss that was said, neither a skip nor silence. A goal that is measured has no nothing.
    """
    goal = turn.goal(command.goal)
    if is_measured(goal.rules(turn.acting(goal).calendar)):
        return Problem(sentences.say_the_reading(goal.title, goal.target.unit))
    tally = _tally(turn, goal, command.on)
    if tally is not None and (tally.total > 0 or tally.done):
        return _contradicted(turn, goal, command, tally=tally)
    return _add(turn, goal, command, value=ZERO, deed=Deed.ZERO, activity_type=ActivityType.PARTIAL)


def _contradicted(turn: Turn, goal: GoalRecord, command: Zero, *, tally: DayTally) -> Part:
    """Say that a day has something logged, so that it is not nothing, and offer to take that back."""
    today = turn.live.today
    if goal.pattern is Pattern.STREAK:
        what = sentences.not_none_but_done(goal.title, command.on, today=today)
        last = last_activity(turn.session, turn.acting(goal), goal_id=goal.id)
        is_last = last is not None and last.activity_on == command.on and last.value > 0
        texts = (render(Undo(command.goal)),) if is_last else ()
        label = sentences.take_back(goal.title)
    else:
        total = in_words(decimal_of(tally.total), goal.target.unit)
        what = sentences.not_none(goal.title, total, on=command.on, today=today)
        texts = (render(Log(command.goal, Decimal(0), command.on, Op.SET)),)
        label = sentences.set_to_none(goal.title, on=command.on, today=today)
    if not texts:
        return Problem(what)
    answers = (Answer(label, texts), Answer(fixed.leave_it()))
    return Problem(what, "", opened(turn, Question(About.CONFIRM, answers)))


def skipped(turn: Turn, command: Skip) -> tuple[Part, ...]:
    """Ask for days to be excused; through a day to come, the goal rests instead until the day after it."""
    goal, today = turn.goal(command.goal), turn.live.today
    if command.on > today:
        return (Problem(changes.later_skip(goal.title, command.on, today=today)),)
    if command.until is not None and command.until > today:
        resume_on = command.until + timedelta(days=1)
        pause_goal(turn.session, turn.acting(goal), goal.id, now=turn.now, resume_on=resume_on)
        return (Changed(changes.paused(goal.title, today=today, resume_on=resume_on)),)
    return tuple(_skip(turn, goal, command, on=on) for on in _days(command.on, command.until or command.on))


def _skip(turn: Turn, goal: GoalRecord, command: Skip, *, on: date) -> Part:
    tally = _tally(turn, goal, on)
    if tally is not None and tally.skipped:
        return Text(sentences.already_skipped(goal.title, on, today=turn.live.today))
    draft = LogDraft(
        value=ZERO,
        unit=goal.target.unit,
        activity_type=ActivityType.SKIPPED,
        activity_on=turn.day_of(goal, on),
        note=note_of(command.note, command.tags),
        attachments=attachments(turn),
    )
    return confirmation(
        turn, log_activity(turn.session, turn.acting(goal), goal.id, draft=draft, now=turn.now), deed=Deed.SKIPPED
    )


def _add(
    turn: Turn,
    goal: GoalRecord,
    command: Log | Complete | Zero,
    *,
    value: Amount,
    deed: Deed,
    activity_type: ActivityType = ActivityType.PROGRESS,
) -> Part:
    draft = LogDraft(
        value=value,
        unit=goal.target.unit,
        activity_type=activity_type,
        activity_on=turn.day_of(goal, command.on),
        note=note_of(command.note, command.tags),
        attachments=attachments(turn),
    )
    logged = log_activity(turn.session, turn.acting(goal), goal.id, draft=draft, now=turn.now)
    return confirmation(turn, logged, deed=deed)


def _take(turn: Turn, goal: GoalRecord, value: Amount, *, on: date) -> Part:
    tally = _tally(turn, goal, on)
    if tally is None or tally.total <= 0:
        return Text(sentences.nothing_to_take(goal.title, on, today=turn.live.today))
    actor, day = turn.acting(goal), turn.day_of(goal, on)
    taken = take_from_day(turn.session, actor, goal.id, amount=value, on=day, now=turn.now)
    return confirmation(turn, taken, deed=Deed.TAKEN)


def _set(turn: Turn, goal: GoalRecord, value: Amount, *, on: date) -> Part:
    tally = _tally(turn, goal, on)
    if (tally.total if tally is not None else 0) == value:
        total = in_words(decimal_of(value), goal.target.unit)
        return Text(sentences.same_total(goal.title, total, on=on, today=turn.live.today))
    actor, day = turn.acting(goal), turn.day_of(goal, on)
    adjusted = set_day_total(turn.session, actor, goal.id, total=value, on=day, now=turn.now)
    return confirmation(turn, adjusted, deed=Deed.SET, amount=decimal_of(value))


def worth_of(turn: Turn, goal: GoalRecord, *, on: date) -> tuple[ActivityType, Amount] | None:
    """Return what `done` logs on a goal, None where only the person can say.

    A streak's day is completed. A daily goal is completed with what its target still lacks, since that is what being
    done means. Of things that are counted, over a longer time, one more was done. Anything else needs its amount.
    """
    is_counted = goal.target.metric in (Metric.COUNT, Metric.CUSTOM)
    match goal.pattern:
        case Pattern.STREAK:
            return ActivityType.COMPLETED, ONE
        case Pattern.RECURRING if goal_period(goal.rules(turn.acting(goal).calendar)) is PeriodUnit.DAY:
            day = day_tally(turn.session, goal.user_id, goal.id, day=turn.day_of(goal, on))
            done = day.total if day is not None else 0
            return ActivityType.COMPLETED, Amount(max(goal.target.value - done, 0))
        case Pattern.TARGET if is_measured(goal.rules(turn.acting(goal).calendar)):
            return None
        case _:
            return (ActivityType.PROGRESS, ONE) if is_counted else None


def _tally(turn: Turn, goal: GoalRecord, on: date) -> DayTally | None:
    return own_tally(turn.session, turn.acting(goal), goal, day=turn.day_of(goal, on))


def note_of(note: str | None, tags: tuple[str, ...]) -> str | None:
    """Return a note with its tags, as they are kept together."""
    return " ".join((*([note] if note else []), *(f"#{tag}" for tag in tags))) or None


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range(max((last - first).days, 0) + 1))
