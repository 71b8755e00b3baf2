"""What somebody wants to be told, and when not."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.domain.calendar import Calendar
from core.domain.notices.notice import NoticeKind

LARGEST_CAP = 100
LONGEST_MUTE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day to another, over midnight if it is the earlier; the end is not in it. They differ."""

    begins: time
    ends: time

    def over_at(self, at: datetime, calendar: Calendar) -> datetime | None:
        """Return when the quiet hours that an instant lies in are over, None when it lies in none."""
        local = calendar.local(at)
        wall = local.time()
        is_over_midnight = self.ends < self.begins
        if not (wall >= self.begins or wall < self.ends if is_over_midnight else self.begins <= wall < self.ends):
            return None
        is_tomorrow = is_over_midnight and wall >= self.begins
        day = local.date() + timedelta(days=is_tomorrow)
        over = calendar.instant(day, self.ends)
        # Where the clock goes back over the end, these hours come twice, and are over when it shows that once more.
        return over if over > at else calendar.instant(day, self.ends.replace(fold=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """One user's wishes; whoever has none lives by these defaults.

    `most_a_day` notices are sent on a day of theirs, none is until `muted_until`. Reviews come at `reviews_at` by their
    clock.
    """

    turned_off: frozenset[NoticeKind] = frozenset()
    quiet: QuietHours | None = None
    most_a_day: int = 10
    muted_until: datetime | None = None
    reviews_at: time = time(9)


DEFAULTS = Preferences()
"""What holds for a user who never said anything about notices."""
