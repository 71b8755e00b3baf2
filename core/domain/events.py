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


Event = (
    GoalStatusChanged
    | GoalCompleted
    | GoalReopened
    | ActivityLogged
    | ActivityCorrected
    | ActivityUndone
    | RewardUnlocked
)
