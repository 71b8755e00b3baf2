"""The words of a team's week, and of whether its group is told of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bots.conversation.replies import Row
from bots.conversation.wording import days, reviews, standings
from bots.conversation.wording.cards import kept_of
from bots.conversation.wording.language import say
from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern
from core.domain.progress import Outcome

_KEPT = (Pattern.STREAK, Pattern.LIMIT)
_OVER = (PeriodUnit.DAY, PeriodUnit.WEEK)
"""Periods of which the last one ends with the week."""


def heading(team: str) -> str:
    """Return the heading of a recap."""
    return say("{team}, the week that is over:", team=team)


def line(row: Row, *, plan: Decimal | None) -> str:
    """Return what the week brought to a goal, beside what it asked for and beside the week before."""
    said = "; ".join(part for part in (_kept(row), reviews.line(replace(row, plan=plan), span="week")) if part)
    return f"{row.standing.title}: {said or standings.line(row.standing)}"


def _kept(row: Row) -> str:
    """Return how often a limit or a streak was kept; a period that ended with the week is judged by its end."""
    standing = row.standing
    if standing.pattern not in _KEPT:
        return ""
    is_limit = standing.pattern is Pattern.LIMIT
    ended = sum(outcome is Outcome.OPEN for outcome in row.history) if standing.period in _OVER else 0
    kept = sum(outcome is Outcome.ACHIEVED for outcome in row.history) + (ended if is_limit else 0)
    judged = kept + sum(outcome is Outcome.MISSED for outcome in row.history) + (0 if is_limit else ended)
    return kept_of(standing.pattern, kept, judged=judged, period=standing.period) if judged else ""


def people(names: Sequence[str], *, others: int) -> str:
    """Return who took part; `others` are those who are not named, none or several."""
    if others:
        return say("Who took part: {names} and {count} more.", names=", ".join(names), count=others)
    return say("Who took part: {names}.", names=days.listed(names))


def next_step(step: str) -> str:
    """Return what to log next."""
    return say("Next: `{step}` counts for all.", step=step)


def is_told(team: str) -> str:
    """Return that the group is told of the team's weeks."""
    return say(
        "Each week that {team} logged in is told in its group on the morning after. `team recap off` ends that.",
        team=team,
    )


def is_untold(team: str) -> str:
    """Return that the group is not told of the team's weeks."""
    return say("The weeks of {team} are not told. `team recap on` changes that.", team=team)
