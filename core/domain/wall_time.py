"""Wall clocks and instants: what a clock on the wall shows, in a zone, at which moment of the world."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_ONE_DAY = timedelta(days=1)
_ONE_SECOND = timedelta(seconds=1)


def instant_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which clocks of a zone show `wall`, which is naive.

    A time that clocks show twice is the first of the two, or the second for a time with a fold; one that they leap over
    is the moment of the leap, which is the first that exists after it.
    """
    early = wall.replace(tzinfo=zone, fold=0)
    late = wall.replace(tzinfo=zone, fold=1)
    before, after = early.utcoffset(), late.utcoffset()
    if before is None or after is None or after <= before:
        return (late if wall.fold else early).astimezone(UTC)
    return _leap(late.astimezone(UTC), early.astimezone(UTC), zone)


def _leap(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment between two instants from which the zone has the offset it has at the later."""
    wanted = high.astimezone(zone).utcoffset()
    while high - low > _ONE_SECOND:
        middle = low + (high - low) // 2
        if middle.astimezone(zone).utcoffset() == wanted:
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)


def wall_on(day: date, at: time, *, day_starts_at: int) -> datetime:
    """Return what the wall shows at a time of a user's day: before the hour it starts at, it is the date after."""
    return datetime.combine(day if at.hour >= day_starts_at else day + _ONE_DAY, at)
