"""From the models of bodies to the core's drafts and changes."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import BaseModel

from api.rendering.values import plain_number
from api.schemas.activity import LogActivityRequest, UpdateActivityRequest
from api.schemas.goal import CreateGoalRequest, UpdateGoalRequest
from api.schemas.goal_parts import RewardsInput, ScheduleInput, TargetInput, TargetUpdate
from core.domain.activity import ActivitySource, ActivityType
from core.domain.draft import UNSET, GoalChange, GoalDraft, LogChange, LogDraft
from core.domain.goal import Pattern, Schedule, Status, Target
from core.domain.json import JsonArray, JsonObject
from core.domain.schedule import default_schedule

DEFAULT_POINTS = 10
DEFAULT_VISIBILITY = "private"
_STORED_NAMES: Mapping[str, str] = {"target_date": "target_on"}


def goal_draft(body: CreateGoalRequest) -> GoalDraft:
    """Return the goal that a body asks for."""
    return GoalDraft(
        title=body.title,
        category=body.category,
        pattern=body.goal_pattern,
        target=_target(body.target),
        schedule=completed_schedule(body.schedule, body.goal_pattern),
        status=Status.ACTIVE if body.status is None else Status(body.status),
        description=body.description,
        icon=body.icon,
        color=body.color,
        visibility=body.visibility or DEFAULT_VISIBILITY,
        context=document_of(body.context),
        rewards=_rewards(body.rewards),
        extra=body.metadata,
    )


def goal_change(body: UpdateGoalRequest, pattern: Pattern) -> GoalChange:
    """Return the change that a body asks of a goal of this pattern; what was not sent is UNSET."""
    sent = body.model_fields_set
    return GoalChange(
        title=body.title if "title" in sent else UNSET,
        category=body.category if "category" in sent else UNSET,
        pattern=body.goal_pattern if "goal_pattern" in sent else UNSET,
        status=Status(body.status) if "status" in sent else UNSET,
        visibility=body.visibility if "visibility" in sent else UNSET,
        description=body.description if "description" in sent else UNSET,
        icon=body.icon if "icon" in sent else UNSET,
        color=body.color if "color" in sent else UNSET,
        schedule=completed_schedule(body.schedule, pattern) if "schedule" in sent else UNSET,
        context=document_of(body.context) if "context" in sent else UNSET,
        rewards=_rewards(body.rewards) if "rewards" in sent else UNSET,
        extra=body.metadata if "metadata" in sent else UNSET,
        target=target_change(body.target) if "target" in sent else UNSET,
    )


def log_draft(body: LogActivityRequest) -> LogDraft:
    """Return the activity that a body tells of."""
    return LogDraft(
        value=body.value,
        unit=body.unit,
        activity_type=body.activity_type or ActivityType.PROGRESS,
        activity_on=body.activity_date,
        note=body.note,
        source=body.source or ActivitySource.MANUAL,
        location=document_of(body.location),
        context=document_of(body.context),
        attachments=_attachments(body),
        device_info=body.device_info,
    )


def log_change(body: UpdateActivityRequest) -> LogChange:
    """Return the edit that a body asks for; what was not sent is UNSET."""
    sent = body.model_fields_set
    return LogChange(
        value=body.value if "value" in sent else UNSET,
        unit=body.unit if "unit" in sent else UNSET,
        activity_type=body.activity_type if "activity_type" in sent else UNSET,
        activity_on=body.activity_date if "activity_date" in sent else UNSET,
        note=body.note if "note" in sent else UNSET,
        location=document_of(body.location) if "location" in sent else UNSET,
        context=document_of(body.context) if "context" in sent else UNSET,
        attachments=_attachments(body) if "attachments" in sent else UNSET,
    )


def completed_schedule(sent: ScheduleInput | None, pattern: Pattern) -> Schedule:
    """Return a schedule with what was not sent taken from the pattern's default."""
    default = default_schedule(pattern)
    if sent is None:
        return default
    return Schedule(
        frequency=sent.frequency or default.frequency,
        days_of_week=tuple(sorted(set(sent.days_of_week or default.days_of_week))),
        preferred_times=tuple(sent.preferred_times or default.preferred_times),
        check_in_frequency=sent.check_in_frequency or default.check_in_frequency,
        allow_skip_days=default.allow_skip_days if sent.allow_skip_days is None else sent.allow_skip_days,
        is_catch_up_allowed=(default.is_catch_up_allowed if sent.catch_up_allowed is None else sent.catch_up_allowed),
    )


def target_change(sent: TargetUpdate) -> JsonObject:
    """Return the members of a target that were sent, by their stored names."""
    return {_STORED_NAMES.get(name, name): _stored(getattr(sent, name)) for name in sent.model_fields_set}


def document_of(part: BaseModel | None) -> JsonObject | None:
    """Return a part of a body as a document: its camelCase members that have a value."""
    return None if part is None else part.model_dump(mode="json", by_alias=True, exclude_none=True)


def _target(sent: TargetInput) -> Target:
    return Target(
        metric=sent.metric,
        value=sent.value,
        unit=sent.unit,
        direction=sent.direction,
        period=sent.period,
        target_on=sent.target_date,
        start_value=sent.start_value,
        current_value=sent.current_value,
        target_type=sent.target_type,
        min_value=sent.min_value,
        max_value=sent.max_value,
        aggregation=sent.aggregation,
    )


def _stored(value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case _:
            return value


def _rewards(sent: RewardsInput | None) -> JsonObject | None:
    document = document_of(sent)
    if sent is None or document is None:
        return None
    document.setdefault("pointsPerActivity", DEFAULT_POINTS)
    if sent.milestone_rewards is not None:
        document["milestoneRewards"] = [
            {**(document_of(reward) or {}), "value": plain_number(reward.value)} for reward in sent.milestone_rewards
        ]
    return document


def _attachments(body: LogActivityRequest | UpdateActivityRequest) -> JsonArray | None:
    return None if body.attachments is None else [document_of(attachment) for attachment in body.attachments]
