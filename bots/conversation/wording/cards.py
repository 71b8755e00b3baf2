"""The words around lists, cards and digests; how they are laid out is each channel's own matter."""

from bots.conversation.replies import Card, Digest, GoalList, PastEntry, PutAway, TodayList
from bots.conversation.standing import Standing
from bots.conversation.wording import days, sentences, standings
from bots.conversation.wording.numbers import amount, counted, is_bare, percent
from core.domain.goal import Pattern, Status
from core.domain.progress import Outcome

YOUR_GOALS = "Your goals"
NOT_WAITING = "Nothing left to do:"
_SPANS = {"week": "The last 7 days", "month": "The last 30 days", "year": "The last year"}
_OF_LATE = "How it has gone"
_MARKS = {
    Outcome.ACHIEVED: "✓",
    Outcome.MISSED: "✗",
    Outcome.OPEN: "○",
    Outcome.EXCUSED: "-",
    Outcome.PAUSED: "-",
    Outcome.OFF: "-",
}
_JUDGED = (Outcome.ACHIEVED, Outcome.MISSED)
_FEWEST_RATED = 3
"""A share of fewer periods than these says nothing."""
_RATED = (Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT)


def today_title(day: TodayList) -> str:
    """Return the heading of the day's list: the day, and how much is left."""
    left = f"{len(day.open)} left" if day.open else sentences.ALL_DONE
    return f"Today, {days.calendar_day(day.today, today=day.today)}: {left}"


def listed(standing: Standing) -> str:
    """Return a goal's line in a list: where it stands, or what is special about it."""
    special = standings.state(standing)
    if special:
        return special
    return standings.marked(standing)


def where(standing: Standing) -> str:
    """Return where a goal stands on its card, whose heading names its status."""
    return listed(standing) if standing.status is Status.ACTIVE else standings.marked(standing)


def mark(standing: Standing) -> str:
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
    return f"and {counted(reply.finished, 'goal')} completed or archived: `list all` shows every goal"


def away(goal: PutAway) -> str:
    """Return what became of a goal that is put away, and how to take it up again."""
    status = "completed" if goal.is_completed else "archived"
    return f"{status}; `restore {goal.title.lower()}` takes it up again" if goal.is_restorable else status


def facts(card: Card) -> tuple[str, ...]:
    """Return what is to be said of one goal below where it stands."""
    standing = card.standing
    lines = [_rates(standing), _projection(standing) if card.has_a_pace else "", _last(card)]
    if card.aliases:
        lines.append("Also called: " + ", ".join(card.aliases))
    if card.next_step:
        lines.append(f"Log it with `{card.next_step}`.")
    return tuple(line for line in lines if line)


def heading(card: Card) -> str:
    """Return a card's first line: the goal and what was agreed."""
    status = "" if card.standing.status is Status.ACTIVE else f" ({standings.status(card.standing)})"
    return f"{card.standing.title}: {standings.goal(card.standing)}{status}"


def digest_title(reply: Digest) -> str:
    """Return the heading of a digest."""
    return _SPANS.get(reply.span, _OF_LATE)


def digest_line(standing: Standing) -> str:
    """Return a digest's line: how often it was achieved, and where it stands."""
    if standing.status is not Status.ACTIVE:
        return standings.status(standing)
    if standing.pattern not in _RATED:
        return standings.line(standing)
    kept = sum(outcome is Outcome.ACHIEVED for outcome in standing.history)
    judged = kept + sum(outcome is Outcome.MISSED for outcome in standing.history)
    if not judged:
        return standings.line(standing)
    return f"{kept} of {counted(judged, standing.period.value)} {_verb(standing)}; {standings.line(standing)}"


def marks(history: tuple[Outcome, ...]) -> str:
    """Return what became of periods, a sign each, oldest first."""
    return "".join(_MARKS[outcome] for outcome in history)


def _is_kept(standing: Standing) -> bool:
    return standing.pattern is Pattern.LIMIT and standing.outcome is Outcome.OPEN


def _verb(standing: Standing) -> str:
    return "kept" if standing.pattern is Pattern.LIMIT else "done"


def _rates(standing: Standing) -> str:
    if standing.pattern not in _RATED or _closed(standing) < _FEWEST_RATED:
        return ""
    parts = [f"{percent(standing.success)} of {standing.period.value}s {_verb(standing)} of late"]
    if standing.longest:
        parts.append(f"longest streak {counted(standing.longest, standing.period.value)}")
    return ", ".join(parts).capitalize() if not parts[0][0].isdigit() else ", ".join(parts)


def _closed(standing: Standing) -> int:
    """Return how many periods are over and were judged; the current one, done or not, is not among them."""
    before = standing.history[:-1] if standing.outcome in _JUDGED else standing.history
    return sum(outcome in _JUDGED for outcome in before)


def _projection(standing: Standing) -> str:
    if standing.projected_on is None:
        return ""
    return f"At this pace: {days.calendar_day(standing.projected_on, today=standing.today)}"


def _last(card: Card) -> str:
    if not card.last:
        return "Nothing logged yet"
    return "Last: " + ", ".join(_entry(entry, card.standing) for entry in card.last)


def _entry(entry: PastEntry, standing: Standing) -> str:
    when = days.day(entry.on, today=standing.today)
    note = f" “{entry.note}”" if entry.note else ""
    if entry.is_skip:
        return f"{when} skipped{note}"
    if standing.pattern is Pattern.STREAK or (is_bare(standing.unit) and entry.amount in (0, 1)):
        return f"{when} {'done' if entry.amount else 'none'}{note}"
    return f"{when} {amount(entry.amount, standing.unit)}{note}"
