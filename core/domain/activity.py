"""What happened: one logged activity, and the tally of a day's activities that progress is computed from."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from core.domain.amount import Amount


class ActivityType(StrEnum):
    """What a log says about its period."""

    PROGRESS = "progress"
    COMPLETED = "completed"
    SKIPPED = "skipped"
    PARTIAL = "partial"


class ActivitySource(StrEnum):
    """Where a log came from."""

    MANUAL = "manual"
    DEVICE = "device"
    INTEGRATION = "integration"
    IMPORT = "import"


class TimeOfDay(StrEnum):
    """The part of the day an activity was logged in, by local hour; in the order of the day."""

    EARLY_MORNING = "early-morning"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Entry(NamedTuple):
    """One activity as progress sees it; `amount` is in the goal's unit, `is_rounded` if conversion was not exact."""

    activity_on: date
    logged_at: datetime
    activity_type: ActivityType
    amount: Amount
    is_rounded: bool = False
    time_of_day: TimeOfDay = TimeOfDay.MORNING

    @property
    def is_counted(self) -> bool:
        """Whether the value takes part in totals: everything but a skip."""
        return self.activity_type is not ActivityType.SKIPPED


class DayTally(NamedTuple):
    """What a goal's activities of one day add up to; amounts in the goal's unit.

    `counted` activities make up `total`, of which `rounded_count` were rounded when converted; `done` are the completed
    ones, `progressed` the `progress` ones of value > 0, `skipped` the skips (never counted). `low`, `high` and `last`
    (by logged_at) speak of counted activities and mean nothing when there is none. `slots` counts them by TimeOfDay.
    """

    day: date
    total: Amount
    counted: int
    rounded_count: int
    done: int
    progressed: int
    skipped: int
    low: Amount
    high: Amount
    last: Amount
    slots: tuple[int, int, int, int, int]

    @property
    def activities(self) -> int:
        """How many activities of any type the day has."""
        return self.counted + self.skipped
