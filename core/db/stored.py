"""How targets, schedules, pauses and checkpoints stand in JSON columns: by our own member names, empty ones left out.

A partial update of a target is a merge of such documents (RFC 7396: null removes a member).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit, WeekStart
from core.domain.goal import (
    Aggregation,
    CheckIn,
    Direction,
    Frequency,
    Metric,
    Pause,
    Schedule,
    Target,
    TargetType,
)
from core.domain.json import JsonArray, JsonObject
from core.domain.progress.history import Checkpoint

Member = TypeVar("Member", bound=StrEnum)


def target_document(target: Target) -> JsonObject:
    """Return a target as it is stored."""
    return _present(
        metric=target.metric.value,
        value=target.value,
        unit=target.unit,
        direction=target.direction.value,
        period=target.period,
        target_on=_text(target.target_on),
        start_value=target.start_value,
        current_value=target.current_value,
        target_type=target.target_type,
        min_value=target.min_value,
        max_value=target.max_value,
        aggregation=target.aggregation,
    )


def target_of(document: JsonObject) -> Target:
    """Return the target that a stored document holds."""
    get = document.get
    return Target(
        metric=Metric(str(get("metric"))),
        value=Amount(cast("int", get("value"))),
        unit=cast("str", get("unit")),
        direction=Direction(str(get("direction"))),
        period=_member(PeriodUnit, get("period")),
        target_on=_day(get("target_on")),
        start_value=_amount(get("start_value")),
        current_value=_amount(get("current_value")),
        target_type=_member(TargetType, get("target_type")),
        min_value=_amount(get("min_value")),
        max_value=_amount(get("max_value")),
        aggregation=_member(Aggregation, get("aggregation")),
    )


def merged(document: JsonObject, change: Mapping[str, object]) -> JsonObject:
    """Return a document with the members of a change put in, and those that are None taken out."""
    both = {**document, **change}
    return {name: value for name, value in both.items() if value is not None}


def schedule_document(schedule: Schedule) -> JsonObject:
    """Return a schedule as it is stored."""
    return _present(
        frequency=schedule.frequency,
        days_of_week=list(schedule.days_of_week) or None,
        preferred_times=list(schedule.preferred_times) or None,
        check_in_frequency=schedule.check_in_frequency,
        allow_skip_days=schedule.allow_skip_days,
        is_catch_up_allowed=schedule.is_catch_up_allowed,
    )


def schedule_of(document: JsonObject) -> Schedule:
    """Return the schedule that a stored document holds."""
    get = document.get
    return Schedule(
        frequency=_member(Frequency, get("frequency")),
        days_of_week=tuple(cast("list[int]", get("days_of_week", ()))),
        preferred_times=tuple(cast("list[str]", get("preferred_times", ()))),
        check_in_frequency=CheckIn(str(get("check_in_frequency"))),
        allow_skip_days=cast("int", get("allow_skip_days")),
        is_catch_up_allowed=cast("bool", get("is_catch_up_allowed")),
    )


def pauses_document(pauses: tuple[Pause, ...]) -> JsonArray:
    """Return pauses as they are stored: pairs of first day and the day after the last, or null."""
    return [[pause.started_on.isoformat(), _text(pause.ended_on)] for pause in pauses]


def pauses_of(document: JsonArray) -> tuple[Pause, ...]:
    """Return the pauses that a stored list holds."""
    pairs = cast("list[tuple[str, str | None]]", document)
    return tuple(Pause(date.fromisoformat(start), _day(end)) for start, end in pairs)


def checkpoint_document(checkpoint: Checkpoint) -> JsonObject:
    """Return a checkpoint as it is stored."""
    return {
        "before": checkpoint.before.isoformat(),
        "week_start": checkpoint.week_start.value,
        "run": checkpoint.run,
        "longest": checkpoint.longest,
    }


def checkpoint_of(document: JsonObject) -> Checkpoint:
    """Return the checkpoint that a stored document holds."""
    return Checkpoint(
        before=date.fromisoformat(cast("str", document["before"])),
        week_start=WeekStart(str(document["week_start"])),
        run=cast("int", document["run"]),
        longest=cast("int", document["longest"]),
    )


def _present(**members: object) -> JsonObject:
    return {name: value for name, value in members.items() if value is not None}


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: object) -> date | None:
    return None if text is None else date.fromisoformat(cast("str", text))


def _amount(value: object) -> Amount | None:
    return None if value is None else Amount(cast("int", value))


def _member(kind: type[Member], value: object) -> Member | None:
    return None if value is None else kind(str(value))
