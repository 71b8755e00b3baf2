"""What somebody wants: a goal to create, a change to one, an activity to log. Checked here, the same for every door."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, Literal

from core.domain.activity import ActivitySource, ActivityType
from core.domain.amount import Amount
from core.domain.calendar import EARLIEST_DAY
from core.domain.errors import FieldProblem, InvalidInput
from core.domain.goal import Pattern, Schedule, Status, Target, TargetType
from core.domain.json import JsonArray, JsonObject

LONGEST_TITLE = 200
LONGEST_CATEGORY = 50
LONGEST_DESCRIPTION = 1000
LONGEST_NOTE = 500
LONGEST_UNIT = 50


class Unset(Enum):
    """The type of `UNSET`: a member of a change that was not sent, as opposed to one sent empty."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
UnsetType = Literal[Unset.UNSET]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """A goal to create. `schedule` holds what was sent, completed with the pattern's defaults."""

    title: str
    category: str
    pattern: Pattern
    target: Target
    schedule: Schedule
    status: Status = Status.ACTIVE
    description: str | None = None
    icon: str | None = None
    color: str | None = None
    visibility: str = "private"
    context: JsonObject | None = None
    rewards: JsonObject | None = None
    extra: JsonObject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange:
    """A partial update: what is UNSET stays, None clears. `target` holds the changed members by their stored names."""

    title: str | UnsetType = UNSET
    category: str | UnsetType = UNSET
    pattern: Pattern | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    visibility: str | UnsetType = UNSET
    description: str | UnsetType | None = UNSET
    icon: str | UnsetType | None = UNSET
    color: str | UnsetType | None = UNSET
    schedule: Schedule | UnsetType | None = UNSET
    context: JsonObject | UnsetType | None = UNSET
    rewards: JsonObject | UnsetType | None = UNSET
    extra: JsonObject | UnsetType | None = UNSET
    target: JsonObject | UnsetType = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDraft:
    """An activity to log: `value` in `unit` as it was given. Without `activity_on` it is the user's today.

    `is_adjustment` allows a negative value: the way a chat corrects a day's total downwards.
    """

    value: Amount
    unit: str
    activity_type: ActivityType = ActivityType.PROGRESS
    activity_on: date | None = None
    note: str | None = None
    source: ActivitySource = ActivitySource.MANUAL
    location: JsonObject | None = None
    context: JsonObject | None = None
    attachments: JsonArray | None = None
    device_info: JsonObject | None = None
    is_adjustment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChange:
    """A partial edit of an activity: what is UNSET stays, None clears."""

    value: Amount | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    activity_type: ActivityType | UnsetType = UNSET
    activity_on: date | UnsetType = UNSET
    note: str | UnsetType | None = UNSET
    location: JsonObject | UnsetType | None = UNSET
    context: JsonObject | UnsetType | None = UNSET
    attachments: JsonArray | UnsetType | None = UNSET


def check_title(title: str) -> Iterator[FieldProblem]:
    """Yield what is wrong with a trimmed title."""
    if not title:
        yield FieldProblem("title", "is empty: give the goal a title of 1 to 200 characters")
    elif len(title) > LONGEST_TITLE:
        yield FieldProblem("title", f"has {len(title)} characters: at most {LONGEST_TITLE} are allowed")


def check_target(pattern: Pattern, target: Target) -> Iterator[FieldProblem]:
    """Yield what is wrong with the target of a goal of this pattern."""
    if target.value < 0 or (target.value == 0 and pattern is not Pattern.LIMIT):
        yield FieldProblem("target.value", "must be greater than 0")
    if not 1 <= len(target.unit) <= LONGEST_UNIT:
        yield FieldProblem("target.unit", f"must have 1 to {LONGEST_UNIT} characters")
    if pattern in (Pattern.RECURRING, Pattern.LIMIT) and target.period is None:
        yield FieldProblem("target.period", f"is needed for a {pattern.value} goal: day, week, month, quarter or year")
    if target.target_on is not None and target.target_on < EARLIEST_DAY:
        yield FieldProblem("target.targetDate", f"{target.target_on} is before {EARLIEST_DAY}")
    yield from _check_bounds(target)


def _check_bounds(target: Target) -> Iterator[FieldProblem]:
    low, high = target.min_value, target.max_value
    if low is not None and high is not None and low > high:
        yield FieldProblem("target.minValue", "must not be greater than target.maxValue")
    if target.target_type is TargetType.RANGE:
        missing = [name for name, bound in (("minValue", low), ("maxValue", high)) if bound is None]
        for name in missing:
            yield FieldProblem(f"target.{name}", "is needed for targetType range")


def check_draft(draft: GoalDraft, *, today: date) -> None:
    """Hold a goal to be created to the contract's rules.

    Raises: VALIDATION_ERROR with every problem found.
    """
    problems = [
        *_check_members(draft.title, draft.category, draft.description),
        *check_target(draft.pattern, draft.target),
    ]
    if draft.target.target_on is not None and draft.target.target_on < today:
        problems.append(FieldProblem("target.targetDate", f"{draft.target.target_on} is in the past: today is {today}"))
    if draft.status not in (Status.DRAFT, Status.ACTIVE):
        problems.append(FieldProblem("status", "a new goal is draft or active"))
    if problems:
        raise InvalidInput(problems)


def check_changed(pattern: Pattern, target: Target, *, title: str, category: str, description: str | None) -> None:
    """Hold the members of a goal after a change to the contract's rules.

    Raises: VALIDATION_ERROR with every problem found.
    """
    problems = [*_check_members(title, category, description), *check_target(pattern, target)]
    if problems:
        raise InvalidInput(problems)


def _check_members(title: str, category: str, description: str | None) -> Iterator[FieldProblem]:
    yield from check_title(title)
    if not 1 <= len(category) <= LONGEST_CATEGORY:
        yield FieldProblem("category", f"must have 1 to {LONGEST_CATEGORY} characters")
    if description is not None and len(description) > LONGEST_DESCRIPTION:
        yield FieldProblem("description", f"must have at most {LONGEST_DESCRIPTION} characters")


def title_key(title: str) -> str:
    """Return the form of a title under which active goals must differ: letter case does not matter."""
    return title.strip().casefold()
