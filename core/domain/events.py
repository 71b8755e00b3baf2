"""Facts that a use case reports: what happened, to which goal, when; not who hears of it nor in which words."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.amount import Amount
from core.domain.goal import Status


@dataclass(frozen=True, slots=True)
class GoalStatusChanged:
    """Somebody moved a goal from one status to another."""

    goal_id: str
    before: Status
    after: Status
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalCompleted:
    """A goal has reached its value."""

    goal_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalReopened:
    """A correction took a completed goal back below its value."""

    goal_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityLogged:
    """An activity was logged; `amount` is in the goal's unit."""

    goal_id: str
    activity_id: str
    amount: Amount
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityCorrected:
    """An activity was edited; amounts are in the goal's unit."""

    goal_id: str
    activity_id: str
    before: Amount
    after: Amount
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityUndone:
    """An activity was taken back; `amount` is what it had counted, in the goal's unit."""

    goal_id: str
    activity_id: str
    amount: Amount
    at: datetime


@dataclass(frozen=True, slots=True)
class RewardUnlocked:
    """A goal has come to a reward that its owner promised themselves at `value`."""

    goal_id: str
    value: Amount
    reward: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WayPassed:
    """A log brought a goal past a part of its way, in percent."""

    goal_id: str
    percent: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LimitNeared:
    """A log left little of a limit for the period of this key."""

    goal_id: str
    period: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LimitPassed:
    """A log took a period beyond its limit."""

    goal_id: str
    period: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StreakGrown:
    """A log made a streak of a length worth telling."""

    goal_id: str
    length: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody has logged for the first time after a long while."""

    goal_id: str
    at: datetime


Event = (
    GoalStatusChanged
    | GoalCompleted
    | GoalReopened
    | ActivityLogged
    | ActivityCorrected
    | ActivityUndone
    | RewardUnlocked
    | WayPassed
    | LimitNeared
    | LimitPassed
    | StreakGrown
    | CameBack
)
