"""The user's calendar: which date it is for them, and which periods (day, week, month, quarter, year) a date lies in.

A period is named by its first day; `period_key` gives the name that clients see.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import assert_never
from zoneinfo import ZoneInfo, available_timezones

from core.domain.wall_time import instant_of

ONE_DAY = timedelta(days=1)
EARLIEST_DAY = date(1900, 1, 1)
"""No activity and no deadline lies before this day."""


class WeekStart(StrEnum):
    """The day a week begins on."""

    MONDAY = "monday"
    SUNDAY = "sunday"


class PeriodUnit(StrEnum):
    """The spans by which progress is judged."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where and how a user's days and weeks begin: an IANA zone, an hour from 0 to 6, a weekday."""

    timezone: str = "UTC"
    day_starts_at: int = 0
    week_start: WeekStart = WeekStart.MONDAY

    def local(self, at: datetime) -> datetime:
        """Return the wall clock of the user at an instant."""
        return at.astimezone(zone_of(self.timezone))

    def today(self, now: datetime) -> date:
        """Return the user's current date: a day that starts at 3 belongs to the date on which it began.

        It starts when the wall shows that hour, so that the days on which clocks change are no exception.
        """
        shown = now.astimezone(zone_of(self.timezone))
        day = shown.date() if shown.hour >= self.day_starts_at else shown.date() - ONE_DAY
        # Clocks that are set back show once more what they did before a day began: it goes on.
        return day + ONE_DAY if shown.fold and self.begins(day + ONE_DAY) <= now else day

    def instant(self, day: date, wall: time) -> datetime:
        """Return when the user's clock shows a time on a date.

        Where it does so twice: the first time, or the second for a time with a fold. Where it skips it: the first
        instant after.
        """
        return instant_of(datetime.combine(day, wall), zone_of(self.timezone))

    def begins(self, day: date) -> datetime:
        """Return the instant at which a date of the user's begins, which is when the one before it ends."""
        return self.instant(day, time(self.day_starts_at))


@lru_cache(maxsize=4096)
def calendar_of(timezone: str, *, day_starts_at: int, week_start: str) -> Calendar:
    """Return the calendar that a database's columns name: many users share one."""
    return Calendar(timezone, day_starts_at, WeekStart(week_start))


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """Return the zone of an IANA name that has been validated before."""
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Say whether a name is an IANA time zone."""
    return name in _zones()


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"localtime", "posixrules", "Factory"}


def first_day_of(unit: PeriodUnit, day: date, *, week_start: WeekStart = WeekStart.MONDAY) -> date:
    """Return the first day of the period that `day` lies in."""
    match unit:
        case PeriodUnit.DAY:
            return day
        case PeriodUnit.WEEK:
            offset = day.weekday() if week_start is WeekStart.MONDAY else (day.weekday() + 1) % 7
            return day - timedelta(days=offset)
        case PeriodUnit.MONTH:
            return day.replace(day=1)
        case PeriodUnit.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case PeriodUnit.YEAR:
            return date(day.year, 1, 1)
        case _:
            assert_never(unit)


def step(unit: PeriodUnit, first_day: date, *, count: int = 1) -> date:
    """Return the first day of the period `count` periods after (or before) the one that begins on `first_day`."""
    match unit:
        case PeriodUnit.DAY:
            return first_day + timedelta(days=count)
        case PeriodUnit.WEEK:
            return first_day + timedelta(weeks=count)
        case PeriodUnit.MONTH:
            return _months_later(first_day, count)
        case PeriodUnit.QUARTER:
            return _months_later(first_day, 3 * count)
        case PeriodUnit.YEAR:
            return date(first_day.year + count, 1, 1)
        case _:
            assert_never(unit)


def _months_later(first_day: date, months: int) -> date:
    index = first_day.year * 12 + first_day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def period_key(unit: PeriodUnit, first_day: date) -> str:
    """Return the name of the period that begins on `first_day`: 2026-03-09, 2026-W11, 2026-03, 2026-Q1 or 2026.

    A week that begins on Sunday bears the ISO name of the Monday after it.
    """
    match unit:
        case PeriodUnit.DAY:
            return first_day.isoformat()
        case PeriodUnit.WEEK:
            year, week, _ = (first_day + ONE_DAY if first_day.weekday() == 6 else first_day).isocalendar()
            return f"{year}-W{week:02d}"
        case PeriodUnit.MONTH:
            return f"{first_day.year:04d}-{first_day.month:02d}"
        case PeriodUnit.QUARTER:
            return f"{first_day.year:04d}-Q{(first_day.month + 2) // 3}"
        case PeriodUnit.YEAR:
            return f"{first_day.year:04d}"
        case _:
            assert_never(unit)
