"""When clocks on the wall first show each minute, found by looking at every minute there is.

Deliberately naive and its own: what the scheduler computes is compared with it.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60
_MARGIN = timedelta(days=3)
_MINUTE = timedelta(minutes=1)


def wall_minute(day: date, minute: int) -> int:
    """Return a number for a minute of a date on the wall; later ones are greater."""
    return day.toordinal() * MINUTES_A_DAY + minute


class Walls:
    """The clocks of one zone around a stretch of time.

    A minute that clocks leap over is first reached by the leap; of one that they show twice, the first counts.
    """

    def __init__(self, zone: str, *, start_at: datetime, end_at: datetime) -> None:
        self._zone = ZoneInfo(zone)
        self._first: dict[int, datetime] = {}
        at = (start_at - _MARGIN).astimezone(UTC).replace(second=0, microsecond=0)
        highest = self._shown(at)
        while at <= end_at + _MARGIN:
            shown = self._shown(at)
            for minute in range(highest + 1, shown + 1):
                self._first[minute] = at
            highest = max(highest, shown)
            at += _MINUTE

    def first_at(self, day: date, minute: int) -> datetime:
        """Return the instant at which clocks first show a minute of a date, or are past it."""
        return self._first[wall_minute(day, minute)]

    def day_at(self, at: datetime, *, day_starts_at: int) -> date:
        """Return the user's day that an instant lies in: the one whose start is the latest before it."""
        day = (at + timedelta(days=1)).astimezone(self._zone).date()
        while self.first_at(day, day_starts_at * 60) > at:
            day -= timedelta(days=1)
        return day

    def _shown(self, at: datetime) -> int:
        local = at.astimezone(self._zone)
        return wall_minute(local.date(), local.hour * 60 + local.minute)
