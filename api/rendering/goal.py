"""A goal as JSON, its progress included."""

from dataclasses import replace

import orjson

from api.rendering.progress import details_document
from api.rendering.values import instant, number_of, optional_day, optional_instant, optional_number, present
from core.db.records import GoalRecord
from core.domain.amount import Amount
from core.domain.goal import Pattern, Schedule, Target
from core.domain.json import JsonObject
from core.domain.progress import Progress


def rendered_goal(goal: GoalRecord, progress: Progress) -> bytes:
    """Return a goal; `progress` is that of the current window."""
    document = present(
        goalId=goal.id,
        userId=goal.user_id,
        title=goal.title,
        description=goal.description,
        category=goal.category,
        icon=goal.icon,
        color=goal.color,
        goalPattern=goal.pattern.value,
        target=target_document(_seen(goal, progress.reading)),
        schedule=schedule_document(goal.schedule),
        progress=details_document(progress.details),
        context=goal.context,
        rewards=goal.rewards,
        visibility=goal.visibility,
        status=goal.status.value,
        metadata=goal.extra,
        createdAt=instant(goal.created_at),
        updatedAt=instant(goal.updated_at),
        completedAt=optional_instant(goal.completed_at),
        resumeOn=optional_day(goal.resume_on),
    )
    return orjson.dumps(document)


def target_document(target: Target) -> JsonObject:
    """Return a target."""
    return present(
        metric=target.metric.value,
        value=number_of(target.value),
        unit=target.unit,
        direction=target.direction.value,
        period=target.period and target.period.value,
        targetDate=optional_day(target.target_on),
        startValue=optional_number(target.start_value),
        currentValue=optional_number(target.current_value),
        targetType=target.target_type and target.target_type.value,
        minValue=optional_number(target.min_value),
        maxValue=optional_number(target.max_value),
        aggregation=target.aggregation and target.aggregation.value,
    )


def schedule_document(schedule: Schedule) -> JsonObject:
    """Return a schedule, complete."""
    return present(
        frequency=schedule.frequency and schedule.frequency.value,
        daysOfWeek=list(schedule.days_of_week) or None,
        preferredTimes=list(schedule.preferred_times) or None,
        checkInFrequency=schedule.check_in_frequency.value,
        allowSkipDays=schedule.allow_skip_days,
        catchUpAllowed=schedule.is_catch_up_allowed,
    )


def _seen(goal: GoalRecord, reading: Amount | None) -> Target:
    """Return a goal's target, that of a measured one with its latest reading."""
    is_measured = goal.pattern is Pattern.TARGET and reading is not None
    return replace(goal.target, current_value=reading) if is_measured else goal.target
