"""What time alone brings to a user, by their own calendar: a day that ends, an evening, a review that is due. Pure."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from core.domain.calendar import ONE_DAY, Calendar, PeriodUnit, first_day_of, step
from core.domain.notices import Preferences

EVENING = time(20)
MORNING = time(8)
"""When bad news of the day before is told."""
_EARLIEST_EVENING = time(17)
_BEFORE_QUIET = timedelta(minutes=30)


class Occasion(StrEnum):
    """What comes to every user who has a goal."""

    CLOSE = "close"
    EVENING = "evening"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


def next_at(occasion: Occasion, calendar: Calendar, *, preferences: Preferences, after: datetime) -> datetime:
    """Return the first instant after another at which an occasion comes."""
    today = calendar.today(after)
    for day in _days(occasion, calendar, today):
        at = _at(occasion, calendar, preferences, day=day)
        if at > after:
            return at
    raise AssertionError


def _days(occasion: Occasion, calendar: Calendar, today: date) -> tuple[date, ...]:
    """Return days on which an occasion comes, up to one that is surely to come."""
    match occasion:
        case Occasion.CLOSE | Occasion.EVENING:
            return today, today + ONE_DAY, today + 2 * ONE_DAY
        case Occasion.WEEKLY:
            return _firsts(PeriodUnit.WEEK, calendar, today)
        case Occasion.MONTHLY:
            return _firsts(PeriodUnit.MONTH, calendar, today)
        case _:
            assert_never(occasion)


def _firsts(unit: PeriodUnit, calendar: Calendar, today: date) -> tuple[date, ...]:
    first = first_day_of(unit, today, week_start=calendar.week_start)
    return first, step(unit, first), step(unit, first, count=2)


def _at(occasion: Occasion, calendar: Calendar, preferences: Preferences, *, day: date) -> datetime:
    match occasion:
        case Occasion.CLOSE:
            return calendar.begins(day)
        case Occasion.EVENING:
            return calendar.instant(day, _evening(preferences))
        case Occasion.WEEKLY | Occasion.MONTHLY:
            return calendar.instant(day, preferences.reviews_at)
        case _:
            assert_never(occasion)


def _evening(preferences: Preferences) -> time:
    """Return when the evening is: 20:00, or half an hour before quiet hours that begin earlier in the evening."""
    quiet = preferences.quiet
    if quiet is None or not _EARLIEST_EVENING <= quiet.begins <= EVENING:
        return EVENING
    return (datetime.combine(date.min, quiet.begins) - _BEFORE_QUIET).time()
