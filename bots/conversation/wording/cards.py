"""The words around lists, cards and digests; how they are laid out is each channel's own matter."""

from bots.conversation.replies import Card, Digest, GoalList, PastEntry, PutAway, TodayList
from bots.conversation.standing import Standing
from bots.conversation.wording import days, fixed, standings
from bots.conversation.wording.deeds import log_it
from bots.conversation.wording.language import mark, say, say_counted
from bots.conversation.wording.numbers import amount, is_bare, percent, periods
from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern, Status
from core.domain.progress import Outcome

_SPANS = {
    "week": mark("The last 7 days"),
    "month": mark("The last 30 days"),
    "year": mark("The last year"),
}
_OF_LATE = mark("How it has gone")
_MARKS = {
    Outcome.ACHIEVED: "✓",
    Outcome.MISSED: "✗",
    Outcome.OPEN: "○",
    Outcome.EXCUSED: "-",
    Outcome.PAUSED: "-",
    Outcome.OFF: "-",
}
_DONE_OF_LATE = {
    PeriodUnit.DAY: mark("{share} of days done of late"),
    PeriodUnit.WEEK: mark("{share} of weeks done of late"),
    PeriodUnit.MONTH: mark("{share} of months done of late"),
    PeriodUnit.QUARTER: mark("{share} of quarters done of late"),
    PeriodUnit.YEAR: mark("{share} of years done of late"),
}
_KEPT_OF_LATE = {
    PeriodUnit.DAY: mark("{share} of days kept of late"),
    PeriodUnit.WEEK: mark("{share} of weeks kept of late"),
    PeriodUnit.MONTH: mark("{share} of months kept of late"),
    PeriodUnit.QUARTER: mark("{share} of quarters kept of late"),
    PeriodUnit.YEAR: mark("{share} of years kept of late"),
}
_JUDGED = (Outcome.ACHIEVED, Outcome.MISSED)
_FEWEST_RATED = 3
"""A share of fewer periods than these says nothing."""
_RATED = (Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT)


def your_goals() -> str:
    """Return the heading of a list."""
    return say("Your goals")


def not_waiting() -> str:
    """Return the heading of what the day does not wait for."""
    return say("Nothing left to do:")


def today_title(day: TodayList) -> str:
    """Return the heading of the day's list: the day, and how much is left."""
    on = days.calendar_day(day.today, today=day.today)
    if not day.open:
        return say("Today, {day}: {done}", day=on, done=fixed.all_done())
    return say_counted("Today, {day}: {count} left", "Today, {day}: {count} left", count=len(day.open), day=on)


def listed(standing: Standing) -> str:
    """Return a goal's line in a list: where it stands, or what is special about it."""
    return standings.state(standing) or standings.marked(standing)


def where(standing: Standing) -> str:
    """Return where a goal stands on its card, whose heading names its status."""
    return listed(standing) if standing.status is Status.ACTIVE else standings.marked(standing)


def sign(standing: Standing) -> str:
    """Return the sign of a goal in the day's list: open, done, missed."""
    return (
        _MARKS[standing.outcome]
        if standing.outcome in (Outcome.OPEN, Outcome.MISSED) and not _is_kept(standing)
        else "✓"
    )


def due(standing: Standing) -> str:
    """Return a line of the day's list: what is left, and the streak that depends on it."""
    if standing.pattern is Pattern.STREAK:
        return standings.line(standing)
    return ", ".join(part for part in (standings.left(standing), standings.streak(standing)) if part)


def put_away(reply: GoalList) -> str:
    """Return how many goals are completed or archived, or nothing."""
    if not reply.finished:
        return ""
    return say_counted(
        "and {count} goal completed or archived: `list all` shows every goal",
        "and {count} goals completed or archived: `list all` shows every goal",
        count=reply.finished,
    )


def away(goal: PutAway) -> str:
    """Return what became of a goal that is put away, and how to take it up again."""
    status = standings.status_named(Status.COMPLETED if goal.is_completed else Status.ARCHIVED)
    if not goal.is_restorable:
        return status
    return say("{status}; `restore {title}` takes it up again", status=status, title=goal.title.lower())


def facts(card: Card) -> tuple[str, ...]:
    """Return what is to be said of one goal below where it stands."""
    standing = card.standing
    lines = [_rates(standing), _projection(standing) if card.has_a_pace else "", _last(card)]
    if card.aliases:
        lines.append(say("Also called: {names}", names=", ".join(card.aliases)))
    if card.next_step:
        lines.append(log_it(card.next_step))
    return tuple(line for line in lines if line)


def heading(card: Card) -> str:
    """Return a card's first line: the goal and what was agreed."""
    return f"{card.standing.title}: {agreed(card)}"


def agreed(card: Card) -> str:
    """Return what was agreed, and what has become of a goal that does not go on."""
    status = "" if card.standing.status is Status.ACTIVE else f" ({standings.status(card.standing)})"
    return f"{standings.goal(card.standing)}{status}"


def digest_title(reply: Digest) -> str:
    """Return the heading of a digest."""
    return say(_SPANS.get(reply.span, _OF_LATE))


def digest_line(standing: Standing) -> str:
    """Return a digest's line: how often it was achieved, and where it stands; of a day that is over no more of it."""
    if standing.status is not Status.ACTIVE:
        return standings.status(standing)
    if standing.pattern not in _RATED:
        return standings.line(standing)
    kept = sum(outcome is Outcome.ACHIEVED for outcome in standing.history)
    judged = kept + sum(outcome is Outcome.MISSED for outcome in standing.history)
    if not judged:
        return standings.line(standing)
    said = kept_of(standing.pattern, kept, judged=judged, period=standing.period)
    is_told = not standing.is_current and standing.period is PeriodUnit.DAY and standing.pattern is not Pattern.STREAK
    return said if is_told else f"{said}; {standings.line(standing)}"


def kept_of(pattern: Pattern, kept: int, *, judged: int, period: PeriodUnit) -> str:
    """Return how many periods were achieved: `5 of 7 days done`."""
    said = periods(judged, period)
    if pattern is Pattern.LIMIT:
        return say("{kept} of {periods} kept", kept=kept, periods=said)
    return say("{kept} of {periods} done", kept=kept, periods=said)


def marks(history: tuple[Outcome, ...]) -> str:
    """Return what became of periods, a sign each, oldest first."""
    return "".join(_MARKS[outcome] for outcome in history)


def _is_kept(standing: Standing) -> bool:
    return standing.pattern is Pattern.LIMIT and standing.outcome is Outcome.OPEN


def _rates(standing: Standing) -> str:
    if standing.pattern not in _RATED or _closed(standing) < _FEWEST_RATED:
        return ""
    sentences_of = _KEPT_OF_LATE if standing.pattern is Pattern.LIMIT else _DONE_OF_LATE
    rate = say(sentences_of[standing.period], share=percent(standing.success))
    if not standing.longest:
        return rate
    return say("{rate}, longest streak {length}", rate=rate, length=periods(standing.longest, standing.period))


def _closed(standing: Standing) -> int:
    """Return how many periods are over and were judged; the current one, done or not, is not among them."""
    before = standing.history[:-1] if standing.outcome in _JUDGED else standing.history
    return sum(outcome in _JUDGED for outcome in before)


def _projection(standing: Standing) -> str:
    if standing.projected_on is None:
        return ""
    return say("At this pace: {day}", day=days.calendar_day(standing.projected_on, today=standing.today))


def _last(card: Card) -> str:
    if not card.last:
        return say("Nothing logged yet")
    return say("Last: {entries}", entries=", ".join(_entry(entry, card.standing) for entry in card.last))


def _entry(entry: PastEntry, standing: Standing) -> str:
    when = days.day(entry.on, today=standing.today)
    note = (f" “{entry.note}”" if entry.note else "") + (f" ({entry.author})" if entry.author else "")
    if entry.is_skip:
        return say("{day} skipped", day=when) + note
    if standing.pattern is Pattern.STREAK or (is_bare(standing.unit) and entry.amount in (0, 1)):
        return (say("{day} done", day=when) if entry.amount else say("{day} none", day=when)) + note
    return f"{when} {amount(entry.amount, standing.unit)}{note}"
