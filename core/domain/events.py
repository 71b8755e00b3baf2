"""Facts that a use case reports: what happened, by ids, amounts and instants. They render nothing and decide nothing."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.amount import Amount
from core.domain.goal import Status


@dataclass(frozen=True, slots=True)
class ActivityLogged:
    """An activity was logged; the amount is in the goal's unit."""

    goal_id: str
    activity_id: str
    amount: Amount
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityCorrected:
    """An activity was changed."""

    goal_id: str
    activity_id: str
    amount_before: Amount
    amount: Amount
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityUndone:
    """An activity was taken back."""

    goal_id: str
    activity_id: str
    amount: Amount
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalCompleted:
    """A goal reached its value."""

    goal_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalReopened:
    """A correction took a completed goal back below its value."""

    goal_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GoalStatusChanged:
    """Somebody moved a goal to another status."""

    goal_id: str
    before: Status
    after: Status
    at: datetime


@dataclass(frozen=True, slots=True)
class RewardUnlocked:
    """A reward that was set for a value was earned."""

    goal_id: str
    reward: str
    value: Amount
    at: datetime


Event = (
    ActivityLogged
    | ActivityCorrected
    | ActivityUndone
    | GoalCompleted
    | GoalReopened
    | GoalStatusChanged
    | RewardUnlocked
)
