"""Goals: creating, listing and changing them. Their way through life is in `statuses`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from core.db.queries import goals as rows
from core.db.queries.goal_lists import GoalFilter, GoalSort, GoalStamp, goal_stamps
from core.db.records import Actor, GoalRecord, Page
from core.db.stored import merged, target_document, target_of
from core.domain.draft import UNSET, GoalChange, GoalDraft, check_changed, check_draft, title_key
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Status
from core.domain.lifecycle import check_editable
from core.domain.schedule import default_schedule
from core.ids import new_id
from core.services.access import goal_as_seen, goal_of
from core.services.occasions import plan_occasions
from core.services.outcome import Changed, settle
from core.services.recount import with_unit
from core.services.room import check_room, check_title_is_free
from core.services.statuses import with_status


def create_goal(session: Session, actor: Actor, *, draft: GoalDraft, now: datetime) -> GoalRecord:
    """Create a goal.

    Raises: VALIDATION_ERROR, DUPLICATE_TITLE, GOAL_QUOTA_EXCEEDED.
    """
    draft = replace(draft, title=draft.title.strip(), category=draft.category.strip())
    check_draft(draft, today=actor.calendar.today(now))
    if draft.status is Status.ACTIVE:
        check_room(session, actor, title=draft.title)
    goal_id = new_id(now)
    rows.insert_goal(session, _new_columns(actor, goal_id, draft, now=now))
    plan_occasions(session, actor.user_id, now=now)
    return goal_of(session, actor, goal_id)


def list_goals(
    session: Session, actor: Actor, *, wanted: GoalFilter, sort: GoalSort, page: Page
) -> tuple[list[GoalStamp], int]:
    """Return one page of the actor's goals as stamps, and how many there are in all."""
    return goal_stamps(session, actor.user_id, wanted=wanted, sort=sort, page=page)


def change_goal(
    session: Session, actor: Actor, goal_id: str, *, change: GoalChange, now: datetime, expected: int | None = None
) -> Changed:
    """Change what a partial update names; `expected` is the version that the caller saw.

    Raises: NOT_FOUND, VERSION_CONFLICT, PATTERN_IMMUTABLE, GOAL_COMPLETED, GOAL_ARCHIVED, VALIDATION_ERROR,
    INVALID_STATUS_TRANSITION, DUPLICATE_TITLE, GOAL_QUOTA_EXCEEDED, UNIT_MISMATCH.
    """
    before = goal_as_seen(session, actor, goal_id, expected=expected)
    if change.pattern is not UNSET and change.pattern is not before.pattern:
        raise GoalError(ErrorCode.PATTERN_IMMUTABLE, pattern=before.pattern.value, given=change.pattern.value)
    requested = None if change.status is UNSET else change.status
    check_editable(before.status, requested)
    goal = _with_members(before, change)
    check_changed(goal.pattern, goal.target, title=goal.title, category=goal.category, description=goal.description)
    if goal.target.unit != before.target.unit:
        goal = with_unit(session, goal, goal.target.unit)
    if requested is not None:
        goal = with_status(session, actor, goal, requested=requested, now=now)
    if goal.status is Status.ACTIVE and before.status is Status.ACTIVE and goal.title != before.title:
        check_title_is_free(session, actor, title=goal.title, but=goal.id)
    if (goal.target, goal.schedule, goal.pauses) != (before.target, before.schedule, before.pauses):
        goal = goal._replace(checkpoint=None)
    return settle(session, actor, goal, before=before, now=now)


def _with_members(goal: GoalRecord, change: GoalChange) -> GoalRecord:
    """Return a goal with the members that a change names, before any rule is held to it."""
    target = goal.target
    if change.target is not UNSET:
        target = target_of(merged(target_document(target), change.target))
    schedule = goal.schedule
    if change.schedule is not UNSET:
        schedule = change.schedule or default_schedule(goal.pattern)
    return goal._replace(
        title=goal.title if change.title is UNSET else change.title.strip(),
        category=goal.category if change.category is UNSET else change.category.strip(),
        visibility=goal.visibility if change.visibility is UNSET else change.visibility,
        description=goal.description if change.description is UNSET else change.description,
        icon=goal.icon if change.icon is UNSET else change.icon,
        color=goal.color if change.color is UNSET else change.color,
        context=goal.context if change.context is UNSET else change.context,
        rewards=goal.rewards if change.rewards is UNSET else change.rewards,
        extra=goal.extra if change.extra is UNSET else change.extra,
        target=target,
        schedule=schedule,
    )


def _new_columns(actor: Actor, goal_id: str, draft: GoalDraft, *, now: datetime) -> Mapping[str, object]:
    return {
        "id": goal_id,
        "user_id": actor.user_id,
        "version": 1,
        "title": draft.title,
        "title_key": title_key(draft.title),
        "description": draft.description,
        "category": draft.category,
        "pattern": draft.pattern,
        "status": draft.status,
        "icon": draft.icon,
        "color": draft.color,
        "visibility": draft.visibility,
        "target": draft.target,
        "schedule": draft.schedule,
        "context": draft.context,
        "rewards": draft.rewards,
        "extra": draft.extra,
        "pauses": (),
        "created_at": now,
        "updated_at": now,
        "total": 0,
        "rounded_count": 0,
        "counted": 0,
    }
