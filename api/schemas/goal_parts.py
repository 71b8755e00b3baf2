"""What a goal is made of: target, schedule, context, rewards."""

from typing import Annotated

from annotated_types import Interval, Len, MaxLen

from api.schemas.values import (
    LAX,
    Body,
    Day,
    FromOneToFive,
    Instant,
    Number,
    ShortText,
    SignedNumber,
    Texts,
    Unit,
    Uuid,
    Whole,
    matching,
)
from core.domain.calendar import PeriodUnit
from core.domain.goal import Aggregation, CheckIn, Direction, Frequency, Metric, TargetType

_TIME = matching(r"([01][0-9]|2[0-3]):[0-5][0-9]", "must be a time of day like 07:30")


class TargetMembers(Body):
    """The optional members, which a create may leave out and an update may clear."""

    period: Annotated[PeriodUnit | None, LAX] = None
    target_date: Day | None = None
    start_value: SignedNumber | None = None
    current_value: SignedNumber | None = None
    target_type: Annotated[TargetType | None, LAX] = None
    min_value: SignedNumber | None = None
    max_value: SignedNumber | None = None
    aggregation: Annotated[Aggregation | None, LAX] = None


class TargetInput(TargetMembers):
    """The target of a goal to create."""

    metric: Annotated[Metric, LAX]
    value: Number
    unit: Unit
    direction: Annotated[Direction, LAX]


class TargetUpdate(TargetMembers):
    """Members of a target to change; only those that were sent count. The defaults here are never looked at."""

    metric: Annotated[Metric, LAX] = Metric.COUNT
    value: Number = None  # type: ignore[assignment]  # never looked at, see above
    unit: Unit = ""
    direction: Annotated[Direction, LAX] = Direction.INCREASE


class ScheduleInput(Body):
    """A schedule, whole or in part; None is left out."""

    frequency: Annotated[Frequency | None, LAX] = None
    days_of_week: Annotated[list[Annotated[Whole, Interval(ge=0, le=6)]], Len(0, 7)] | None = None
    preferred_times: Annotated[list[Annotated[str, _TIME]], MaxLen(24)] | None = None
    check_in_frequency: Annotated[CheckIn | None, LAX] = None
    allow_skip_days: Annotated[Whole, Interval(ge=0, le=366)] | None = None
    catch_up_allowed: bool | None = None


class ContextInput(Body):
    """Why a goal matters, and what helps or hinders."""

    motivation: Annotated[str, MaxLen(500)] | None = None
    importance_level: FromOneToFive | None = None
    supporting_goals: Annotated[list[Uuid], MaxLen(50)] | None = None
    conflicting_goals: Annotated[list[Uuid], MaxLen(50)] | None = None
    obstacles: Texts | None = None
    success_factors: Texts | None = None
    preferred_activities: Texts | None = None
    avoid_activities: Texts | None = None


class MilestoneRewardInput(Body):
    """A reward on the way."""

    value: Number
    reward: ShortText
    unlocked_at: Instant | None = None


class RewardsInput(Body):
    """What there is to win."""

    points_per_activity: Annotated[Whole, Interval(ge=0, le=1_000_000)] | None = None
    milestone_rewards: Annotated[list[MilestoneRewardInput], MaxLen(50)] | None = None
    badges: Annotated[list[object], MaxLen(50)] | None = None
