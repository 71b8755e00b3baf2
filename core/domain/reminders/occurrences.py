"""The moments that a reminder's rule names: wall times of a user's days, as instants."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from core.domain.calendar import ONE_DAY, Calendar, zone_of
from core.domain.reminders.rule import ReminderRule
from core.domain.wall_time import instant_of, wall_on

_A_WEEK = 7
_AROUND = 2
"""A moment lies at most so many days from the date of its user's day, or from that of UTC."""


class Occurrence(NamedTuple):
    """A moment that a rule names, and the user's day it belongs to."""

    at: datetime
    on: date


@lru_cache(maxsize=8192)
def next_after(
    rule: ReminderRule, after: datetime, *, calendar: Calendar, preferred: tuple[str, ...] = ()
) -> Occurrence | None:
    """Return the first moment after an instant, None when none is left; `preferred` are the goal's times ("07:30").

    Remembered: of many that are due together, most have the same rule where clocks show the same.
    """
    for day in _days(rule, calendar.today(after)):
        for at in moments_on(rule, day, calendar=calendar, preferred=preferred):
            if at > after:
                return Occurrence(at, day)
    return None


def last_until(
    rule: ReminderRule, due: Occurrence, *, now: datetime, calendar: Calendar, preferred: tuple[str, ...] = ()
) -> Occurrence:
    """Return the latest moment up to now, beginning with one that is due: what was missed meanwhile is one."""
    last = due
    while (following := next_after(rule, last.at, calendar=calendar, preferred=preferred)) and following.at <= now:
        last = following
    return last


@lru_cache(maxsize=8192)
def moments_on(
    rule: ReminderRule, day: date, *, calendar: Calendar, preferred: tuple[str, ...]
) -> tuple[datetime, ...]:
    """Return the instants a rule names on a user's day, in order; two that fall on one are one.

    Remembered, since many have the same rule where clocks show the same.
    """
    if not rule.means(day):
        return ()
    zone = zone_of(calendar.timezone)
    return tuple(sorted({instant_of(wall, zone) for wall in _walls(rule, day, calendar, preferred)}))


@lru_cache(maxsize=8192)
def wall_of(rule: ReminderRule, moment: Occurrence, *, calendar: Calendar, preferred: tuple[str, ...]) -> datetime:
    """Return the time on the wall that a rule names for a moment: clocks that leap over it show another."""
    zone = zone_of(calendar.timezone)
    named = (wall for wall in _walls(rule, moment.on, calendar, preferred) if instant_of(wall, zone) == moment.at)
    return min(named, default=calendar.local(moment.at).replace(tzinfo=None))


def _walls(rule: ReminderRule, day: date, calendar: Calendar, preferred: tuple[str, ...]) -> Iterator[datetime]:
    start = calendar.day_starts_at
    for at in rule.times:
        yield wall_on(day, at, day_starts_at=start)
    if rule.before_preferred is not None:
        for text in preferred:
            preferred_at = wall_on(day, time.fromisoformat(text), day_starts_at=start)
            yield max(preferred_at - timedelta(minutes=rule.before_preferred), datetime.combine(day, time(start)))
    if rule.before_day_end is not None:
        yield datetime.combine(day + ONE_DAY, time(start)) - timedelta(minutes=rule.before_day_end)


def _days(rule: ReminderRule, today: date) -> Iterator[date]:
    """Yield the days among which the next moment is, in order."""
    if rule.on is not None:
        yield rule.on
        return
    first = today - _AROUND * ONE_DAY
    if rule.from_on is not None and rule.from_on > first:
        first = rule.from_on
    for number in range(2 * _AROUND + max(_A_WEEK, rule.every_days) + 1):
        yield first + number * ONE_DAY
