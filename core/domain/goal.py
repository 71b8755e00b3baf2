"""What a goal is: its pattern, target, schedule and pauses, as far as rules depend on them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit

MOST_ACTIVE_GOALS = 50


class Pattern(StrEnum):
    """The five shapes a goal has."""

    RECURRING = "recurring"
    MILESTONE = "milestone"
    TARGET = "target"
    STREAK = "streak"
    LIMIT = "limit"


class Status(StrEnum):
    """Where a goal is in its life."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ARCHIVED = "archived"


class Metric(StrEnum):
    """What kind of thing is counted."""

    COUNT = "count"
    DURATION = "duration"
    AMOUNT = "amount"
    WEIGHT = "weight"
    DISTANCE = "distance"
    CALORIES = "calories"
    MONEY = "money"
    CUSTOM = "custom"


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class TargetType(StrEnum):
    """How a total is compared with the target."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    EXACT = "exact"
    RANGE = "range"


class Aggregation(StrEnum):
    """What a log of a target goal is: an increment (`sum`) or a measurement (`latest`)."""

    SUM = "sum"
    LATEST = "latest"


class Frequency(StrEnum):
    """How often a goal is worked on."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    CUSTOM = "custom"


class CheckIn(StrEnum):
    """How often a milestone or target goal is looked at."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached, in the goal's unit. `current_value` is the one sent when the goal was created."""

    metric: Metric
    value: Amount
    unit: str
    direction: Direction = Direction.INCREASE
    period: PeriodUnit | None = None
    target_on: date | None = None
    start_value: Amount | None = None
    current_value: Amount | None = None
    target_type: TargetType | None = None
    min_value: Amount | None = None
    max_value: Amount | None = None
    aggregation: Aggregation | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a goal is worked on. `days_of_week` counts from 0 = Sunday; empty means every day."""

    frequency: Frequency | None = None
    days_of_week: tuple[int, ...] = ()
    preferred_times: tuple[str, ...] = ()
    check_in_frequency: CheckIn = CheckIn.WEEKLY
    allow_skip_days: int = 0
    is_catch_up_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest: from the day it began up to, not including, the day it ended; without an end it goes on."""

    started_on: date
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether a day is part of the rest."""
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class GoalRules:
    """The part of a goal that progress depends on. `created_on` is the creation date in the user's calendar."""

    pattern: Pattern
    target: Target
    schedule: Schedule
    created_on: date
    pauses: tuple[Pause, ...] = field(default=())
