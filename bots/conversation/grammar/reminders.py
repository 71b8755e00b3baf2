"""Reminders: goal, local time and weekdays in any order."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from bots.conversation.grammar.amounts import read_amount
from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument
from bots.conversation.grammar.clock import read_time, written
from bots.conversation.grammar.commands import Kind, Plain, Remind, RemindMore
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.horizons import TOMORROW, read_coming
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.reminder_extras import without_extras, written_more
from bots.conversation.grammar.resolution import certain_names, guess
from bots.conversation.grammar.rhythms import EVERY_DAY, weekdays_at
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.units import MINUTE, converted
from bots.conversation.grammar.values import GoalRef
from bots.conversation.grammar.word_sets import word_set

_DAILY = word_set(
    """
    day daily days everyday night nightly morning mornings evening evenings nights afternoon
    """
)
DAY_PARTS = {"morning": time(8), "mornings": time(8), "noon": time(12), "afternoon": time(15), "evening": time(19),
          "evenings": time(19), "night": time(21), "nightly": time(21), "tonight": time(20)}  # fmt: skip
OFF = word_set("off stop never cancel none delete remove no")
_HALVES = ("h", "am", "pm", "oclock")
_FEW = 4
_SKIPPED = word_set(
    """
    me to every ev each at on the my about in of for and around by please do go a that i should again
    """
)


@dataclass(slots=True)
class _Plan:
    """What a reminder's words say so far."""

    at: time | None = None
    further: list[time] = field(default_factory=list)
    part: time | None = None
    days: set[int] | None = None
    on: date | None = None
    is_off: bool = False
    refused: str | None = None


def remind(call: Call, context: Context) -> Understanding:
    """Return a reminder: goal, local time, weekdays, and what else it says, in any order."""
    if call.source.strip(" /!.?").casefold() == "reminders":
        return listed(call, context)
    more, tokens = without_extras(call.tokens, context)
    call = replace(call, tokens=tokens)
    span = _goal_span(call.tokens, context)
    if span is None:
        is_timed = any(token.kind in ("num", "clock") for token in call.tokens)
        if not (call.is_strong or is_timed or len(call.tokens) < _FEW):
            return UNKNOWN
        return asks_goal(
            replace(call, is_strong=call.is_strong or is_timed), goal_argument(call, context), context=context
        )
    goal, start, end = span
    plan = _Plan()
    _read_plan(call.tokens[:start], plan, context)
    _read_plan(call.tokens[end:], plan, context)
    if plan.is_off:
        at = None if plan.at is None else written(plan.at)
        return Understanding((Remind(goal, at, is_off=True),), reasons=(f"no more reminders for {goal.title}",))
    return _planned(goal, plan, more)


def listed(_call: Call, _context: Context) -> Understanding:
    """Return the wish to see all reminders: `reminders`."""
    return Understanding((Plain(Kind.REMIND),))


def unremind(call: Call, context: Context) -> Understanding:
    """Return a goal's reminders ended: `stop reminding me about gym`."""
    span = _goal_span(call.tokens, context)
    if span is None:
        return asks_goal(call, goal_argument(call, context), context=context)
    return Understanding((Remind(span[0], is_off=True),), reasons=(f"no more reminders for {span[0].title}",))


def _goal_span(tokens: list[Token], context: Context) -> tuple[GoalRef, int, int] | None:
    """Return the goal anywhere in the tokens and where it stands."""
    names = [name for name in certain_names(tokens, context) if name.is_clear]
    if names:
        return names[0].goal, names[0].start, names[0].end
    for at, token in enumerate(tokens):
        if token.kind == "word" and not _is_plan_word(token, context):
            stop = at
            while stop < len(tokens) and tokens[stop].kind == "word":
                stop += 1
            found = guess(tokens, at, end=stop, context=context, is_sure=True)
            if found is not None and found.is_clear:
                return found.goal, found.start, found.end
    return None


def _is_plan_word(token: Token, context: Context) -> bool:
    """Tell whether the word belongs to times and days."""
    norm = token.norm
    return norm in _SKIPPED or norm in context.words.weekdays or norm in _DAILY or norm in OFF or norm in DAY_PARTS


def _read_plan(tokens: list[Token], plan: _Plan, context: Context) -> None:
    """Take times, days and `off` from the tokens."""
    at = 0
    while at < len(tokens):
        at = _read_step(tokens, at, plan, context)


def _read_step(tokens: list[Token], at: int, plan: _Plan, context: Context) -> int:
    """Take what stands at `at` and return where the next begins."""
    norm = tokens[at].norm
    if norm in OFF:
        plan.is_off = True
        return at + 1
    after = _read_days(tokens, at, plan, context)
    if after > at:
        return after
    if norm == "in" and at + 1 < len(tokens) and read_amount(tokens, at + 1, context=context) is not None:
        return _read_ahead(tokens, at, plan, context)
    after_time = _read_time(tokens, at, plan)
    if after_time is None and _is_meant_as_time(tokens, at):
        plan.refused = " ".join(
            token.text for token in tokens[at : at + 2] if token is tokens[at] or token.norm in _HALVES
        )
    return after_time or _read_once(tokens, at, plan, context)


def _is_meant_as_time(tokens: list[Token], at: int) -> bool:
    """Say whether what is no time of any day was to be one: `25:00`, `31` at the end; not the amount in `30 pages`."""
    following = tokens[at + 1].norm if at + 1 < len(tokens) else None
    is_one = tokens[at].kind == "clock" or (tokens[at].kind == "num" and (following is None or following in _HALVES))
    return is_one and read_time(tokens, at, is_bare_allowed=True) is None


def _read_time(tokens: list[Token], at: int, plan: _Plan) -> int | None:
    """Take a time, or a part of the day, which moves `9` to the evening; return where it ends, if it is one."""
    norm = tokens[at].norm
    if norm in DAY_PARTS:
        plan.part = DAY_PARTS[norm]
        if plan.at is not None and plan.at.hour < 12 and plan.part.hour > 12:
            plan.at = plan.at.replace(hour=plan.at.hour + 12)
    moment = read_time(tokens, at, is_bare_allowed=True)
    if moment is None:
        return None
    if plan.at is not None:
        return _read_further(tokens, at, plan, moment)
    plan.at = moment[0]
    if plan.part is not None and plan.part.hour > 12 and moment[0].hour < 12 and moment[1] == at + 1:
        plan.at = plan.at.replace(hour=plan.at.hour + 12)
    return moment[1]


def _read_further(tokens: list[Token], at: int, plan: _Plan, moment: tuple[time, int]) -> int | None:
    """Take a further time: `7:30 and 21:00`; a bare number only after `and` or a comma."""
    is_joined = at > 0 and tokens[at - 1].norm in ("and", ",", "&")
    if not (is_joined or tokens[at].kind == "clock"):
        return None
    plan.further.append(moment[0])
    return moment[1]


def _read_once(tokens: list[Token], at: int, plan: _Plan, context: Context) -> int:
    """Take the one day of a reminder: tomorrow, next monday, a date, today."""
    norm = tokens[at].norm
    coming = (
        read_coming(tokens, at, context=context) if norm in ("next", *TOMORROW) or tokens[at].kind == "iso" else None
    )
    if coming is not None:
        plan.on = coming[0]
        return coming[1]
    if norm in ("today", "tonight"):
        plan.on = context.today
    return at + 1


def _read_ahead(tokens: list[Token], at: int, plan: _Plan, context: Context) -> int:
    """Take `in 20 minutes`: a wall time of one day."""
    reading = read_amount(tokens, at + 1, context=context)
    if reading is None:
        return at + 1
    amount, after = reading
    minutes = (
        amount.number
        if amount.word == "m" or amount.unit is None
        else converted(amount.number, amount.unit, wanted=MINUTE)
    )
    if minutes is None or minutes > 100_000:
        return after
    then = context.now_local + timedelta(minutes=int(minutes))
    plan.at, plan.on = (
        then.time().replace(second=0, microsecond=0),
        context.today + (then.date() - context.now_local.date()),
    )
    return after


def _read_days(tokens: list[Token], at: int, plan: _Plan, context: Context) -> int:
    """Take the weekdays at `at`; return `at` itself when there are none."""
    days, after = weekdays_at(tokens, at, context=context)
    if not days:
        return at
    plan.days = (plan.days or set()) | set(days)
    return after


def _planned(goal: GoalRef, plan: _Plan, more: RemindMore) -> Understanding:
    """Return the reminder, or the question for its time."""
    moment = plan.at or plan.part
    is_open = moment is None and more.before_end is None and more.before_usual is None
    if is_open or plan.refused is not None:
        before = "".join(f"{written(each)} and " for each in (*((plan.at,) if plan.at else ()), *plan.further))
        days = " ".join(("sun", "mon", "tue", "wed", "thu", "fri", "sat")[day] for day in sorted(plan.days or ()))
        template = " ".join(
            part for part in (f"/remind [{goal.title}] {before}{ANSWER}", days, written_more(more)) if part
        )
        return Understanding(asks=Ask(About.DATE, ("07:30", "09:00", "18:00", "21:00"), template, plan.refused))
    is_counted = more.every != 1 or more.after_done is not None
    days_said = tuple(sorted(plan.days)) if plan.days else () if is_counted else EVERY_DAY
    if plan.on is not None and not plan.days:
        days_said = ()
    further = tuple(written(each) for each in plan.further)
    at = None if moment is None else written(moment)
    command = Remind(
        goal,
        at,
        days_said,
        plan.on if not days_said else None,
        more=replace(more, times=further) if further else more,
    )
    return Understanding((command,), reasons=(f"remind {goal.title} at {at or 'a moment of the day'}",))
