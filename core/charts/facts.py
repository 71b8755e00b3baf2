"""What a chart is made from: a goal's rules, how it stands over a year, and its days in that year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.activity import DayTally
from core.domain.calendar import Calendar, PeriodUnit, first_day_of
from core.domain.goal import GoalRules
from core.domain.progress import Progress

DAYS_SHOWN = 53 * 7
"""A year of whole weeks, that of today included."""


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """Facts about one goal. `progress` is over the window of a year; `tallies` are its days since `first_shown`."""

    title: str
    rules: GoalRules
    progress: Progress
    tallies: Sequence[DayTally]
    calendar: Calendar
    today: date


def first_shown(calendar: Calendar, today: date) -> date:
    """Return the first day of the first week that is shown."""
    this_week = first_day_of(PeriodUnit.WEEK, today, week_start=calendar.week_start)
    return this_week - timedelta(days=DAYS_SHOWN - 7)
