"""Who did most in a team: what members share of its goals, put in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.amount import Amount
from core.domain.calendar import Calendar, PeriodUnit, first_day_of
from core.domain.goal import GoalRules, Pattern
from core.domain.progress import is_measured


class Span(StrEnum):
    """The time that a leaderboard is about, up to today."""

    WEEK = "week"
    MONTH = "month"
    ALL = "all"


class Measure(StrEnum):
    """What counts: the amounts, the more or the less the better, or the days on which there is one."""

    MOST = "most"
    LEAST = "least"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Share:
    """What somebody logged: the sum in the goal's unit, and on how many days."""

    user_id: str
    amount: Amount
    days: int


@dataclass(frozen=True, slots=True)
class Rank:
    """Somebody's place, counted from 1; those who did as much share one."""

    place: int
    user_id: str
    amount: Amount
    days: int


def measure_of(rules: GoalRules) -> Measure:
    """Return what counts on a goal: what is not summed up is counted by days."""
    if rules.pattern is Pattern.STREAK or is_measured(rules):
        return Measure.DAYS
    return Measure.LEAST if rules.pattern is Pattern.LIMIT else Measure.MOST


def first_day_in(span: Span, calendar: Calendar, *, today: date) -> date | None:
    """Return the first day of a span on a team's calendar, None where it has no beginning."""
    match span:
        case Span.WEEK:
            return first_day_of(PeriodUnit.WEEK, today, week_start=calendar.week_start)
        case Span.MONTH:
            return first_day_of(PeriodUnit.MONTH, today, week_start=calendar.week_start)
        case Span.ALL:
            return None


def ranked(shares: Iterable[Share], measure: Measure) -> tuple[Rank, ...]:
    """Return shares in order, the best first; of equals the one that comes first."""
    rated = [(_worth(share, measure), share) for share in shares]
    rated.sort(key=lambda pair: -pair[0])
    places: dict[int, int] = {}
    for at, (worth, _) in enumerate(rated, 1):
        places.setdefault(worth, at)
    return tuple(Rank(places[worth], share.user_id, share.amount, share.days) for worth, share in rated)


def _worth(share: Share, measure: Measure) -> int:
    match measure:
        case Measure.MOST:
            return share.amount
        case Measure.LEAST:
            return -share.amount
        case Measure.DAYS:
            return share.days
