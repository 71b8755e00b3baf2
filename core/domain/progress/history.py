"""What progress is computed from: a goal's lifetime sums, its days' tallies, and where an earlier walk left off.

The database keeps the same facts by other means; `history_of` is what they must equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from core.domain.activity import DayTally, Entry
from core.domain.amount import ZERO, Amount
from core.domain.calendar import WeekStart
from core.domain.goal import GoalRules
from core.domain.tally import tallies_of
from core.domain.trend import MOST_VALUES


class Lifetime(NamedTuple):
    """What all activities of a goal amount to.

    `total` sums the `counted` amounts, of which `rounded_count` were rounded when converted. `first_on` is the earliest
    date of any activity, `latest_at` the logging instant of the latest one of any type; `first_reading` and `reading`
    are the amounts of the earliest and the latest counted one. Earliest and latest are by (activity_on, logged_at).
    """

    total: Amount = ZERO
    rounded_count: int = 0
    counted: int = 0
    first_on: date | None = None
    latest_at: datetime | None = None
    first_reading: Amount | None = None
    reading: Amount | None = None


NOTHING_LOGGED = Lifetime()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The runs of all periods before `before`, the first day of the first period of a container.

    It stands for the past as it was: a change of the goal's rules or pauses, or of an activity earlier than `before`,
    makes it wrong; so does another `week_start`, which `progress_of` sees for itself and then ignores it.
    """

    before: date
    week_start: WeekStart
    run: int
    longest: int


@dataclass(frozen=True, slots=True)
class History:
    """A goal's past, as far as it is needed.

    `tallies` are sorted by day, and complete from `needed_from(...)` or `checkpoint.before`, whichever is earlier;
    without a (usable) checkpoint they are complete. `recent_readings` are the last 8 counted amounts, oldest first;
    only target goals whose logs are measurements look at them.
    """

    lifetime: Lifetime = NOTHING_LOGGED
    tallies: tuple[DayTally, ...] = ()
    recent_readings: tuple[Amount, ...] = ()
    checkpoint: Checkpoint | None = None


def history_of(entries: Iterable[Entry]) -> History:
    """Return the whole history that some activities make, without a checkpoint; the order they come in is no matter."""
    ordered = sorted(entries, key=lambda entry: (entry.activity_on, entry.logged_at))
    counted = [entry for entry in ordered if entry.is_counted]
    return History(
        lifetime=_lifetime_of(ordered, counted),
        tallies=tallies_of(ordered),
        recent_readings=tuple(entry.amount for entry in counted[-MOST_VALUES:]),
    )


def _lifetime_of(ordered: Sequence[Entry], counted: Sequence[Entry]) -> Lifetime:
    return Lifetime(
        total=Amount(sum(entry.amount for entry in counted)),
        rounded_count=sum(entry.is_rounded for entry in counted),
        counted=len(counted),
        first_on=ordered[0].activity_on if ordered else None,
        latest_at=ordered[-1].logged_at if ordered else None,
        first_reading=counted[0].amount if counted else None,
        reading=counted[-1].amount if counted else None,
    )


def start_of(rules: GoalRules, lifetime: Lifetime, *, today: date) -> date:
    """Return S: the earlier of the goal's creation and its earliest activity, never after today."""
    start = min(rules.created_on, today)
    return start if lifetime.first_on is None else min(start, lifetime.first_on)
