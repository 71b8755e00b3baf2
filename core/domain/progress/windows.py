"""Which periods a report covers, and from which day on a history is needed for it."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.domain.calendar import Calendar, PeriodUnit
from core.domain.goal import GoalRules
from core.domain.progress.history import Checkpoint, Lifetime, start_of
from core.domain.progress.periods import Periods
from core.domain.projection import TRAILING_DAYS
from core.domain.schedule import goal_period
from core.domain.trend import MOST_VALUES


class Window(StrEnum):
    """The stretch of time that a report covers, the current period always its last."""

    CURRENT = "current"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


_TRAILING_PERIODS: Final = {
    PeriodUnit.DAY: 30,
    PeriodUnit.WEEK: 12,
    PeriodUnit.MONTH: 12,
    PeriodUnit.QUARTER: 8,
    PeriodUnit.YEAR: 5,
}
_TRAILING_DAYS: Final = {Window.WEEK: 7, Window.MONTH: 30, Window.QUARTER: 91, Window.YEAR: 365}


def periods_of(rules: GoalRules, calendar: Calendar) -> Periods:
    """Return the periods that a goal is judged by."""
    return Periods(goal_period(rules), calendar.week_start)


def window_span(window: Window, periods: Periods, *, start: date, today: date) -> range:
    """Return the numbers of a window's periods, from the goal's start at the earliest to the current one."""
    current = periods.number(today)
    if window is Window.ALL:
        first = periods.number(start)
    elif window is Window.CURRENT:
        first = current - _TRAILING_PERIODS[periods.unit] + 1
    else:
        first = periods.number(today - timedelta(days=_TRAILING_DAYS[window] - 1))
    return range(max(first, periods.number(start)), current + 1)


def needed_from(rules: GoalRules, lifetime: Lifetime, *, calendar: Calendar, today: date, window: Window) -> date:
    """Return the earliest day whose tally a report needs, besides a checkpoint; never before the goal's start.

    A window's outcomes depend on the skips excused since its first container began; the trend looks at the last 8
    closed periods, a projection at the trailing 28 days.
    """
    start = start_of(rules, lifetime, today=today)
    periods = periods_of(rules, calendar)
    span = window_span(window, periods, start=start, today=today)
    first = min(periods.container_start(span[0]), span[-1] - MOST_VALUES)
    first_day = periods.first_day(max(first, periods.number(start)))
    return max(start, min(first_day, today - timedelta(days=TRAILING_DAYS - 1)))


def usable(checkpoint: Checkpoint | None, periods: Periods, *, start: date, today: date) -> Checkpoint | None:
    """Return a checkpoint if it speaks of this calendar's weeks and of nothing but periods that are over."""
    if checkpoint is None or checkpoint.week_start is not periods.week_start:
        return None
    return checkpoint if start < checkpoint.before <= periods.first_day(periods.number(today)) else None
