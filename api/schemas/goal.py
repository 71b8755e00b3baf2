"""The bodies of goals: to create, to change, to pause."""

from enum import StrEnum
from typing import Annotated

from annotated_types import Len, MaxLen

from api.schemas.goal_parts import ContextInput, RewardsInput, ScheduleInput, TargetInput, TargetUpdate
from api.schemas.values import LAX, Body, Day, Document, matching, trimmed
from core.domain.draft import LONGEST_CATEGORY, LONGEST_DESCRIPTION, LONGEST_TITLE
from core.domain.goal import Pattern

Title = Annotated[str, trimmed(LONGEST_TITLE)]
Category = Annotated[str, trimmed(LONGEST_CATEGORY)]
Description = Annotated[str, MaxLen(LONGEST_DESCRIPTION)]
Icon = Annotated[str, Len(1, 100)]
Color = Annotated[
    str,
    MaxLen(100),
    matching(r"#[0-9A-Fa-f]{6}|var\(--[A-Za-z0-9_-]+\)", "must be #RRGGBB or a CSS variable like var(--chart-2)"),
]
TemplateId = Annotated[str, Len(1, 50)]
Visibility = Annotated[str, Len(1, 50)]


class NewStatus(StrEnum):
    """What a new goal may be."""

    DRAFT = "draft"
    ACTIVE = "active"


class RequestedStatus(StrEnum):
    """What an update may ask for."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"


class GoalMembers(Body):
    """The optional members that create and update have in common; None is left out, or cleared."""

    description: Description | None = None
    icon: Icon | None = None
    color: Color | None = None
    schedule: ScheduleInput | None = None
    context: ContextInput | None = None
    rewards: RewardsInput | None = None
    metadata: Document | None = None


class CreateGoalRequest(GoalMembers):
    """A goal to create."""

    title: Title
    category: Category
    goal_pattern: Annotated[Pattern, LAX]
    target: TargetInput
    visibility: Visibility | None = None
    status: Annotated[NewStatus | None, LAX] = None


class UpdateGoalRequest(GoalMembers):
    """A partial update; only members that were sent count. The defaults of the four texts here are never looked at."""

    title: Title = ""
    category: Category = ""
    goal_pattern: Annotated[Pattern, LAX] = Pattern.RECURRING
    target: TargetUpdate = TargetUpdate()
    visibility: Visibility = ""
    status: Annotated[RequestedStatus, LAX] = RequestedStatus.ACTIVE


class CreateFromTemplateRequest(Body):
    """A goal to create from a template, with what is to differ; None is left out."""

    template_id: TemplateId
    title: Title | None = None
    target: TargetUpdate | None = None


class PauseGoalRequest(Body):
    """How long to pause; without a day until it is resumed."""

    resume_on: Day | None = None
