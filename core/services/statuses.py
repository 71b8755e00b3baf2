"""A goal's way through life: paused, resumed, completed, archived, restored."""

from datetime import date, datetime

from sqlmodel import Session

from core.db.records import Actor, GoalRecord
from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.domain.events import GoalStatusChanged
from core.domain.goal import Pause, Status
from core.domain.lifecycle import after_request, begin_pause, end_pause, plan_pause, without_rests_from
from core.services.access import goal_as_seen
from core.services.outcome import Changed, settle
from core.services.room import check_room


def with_status(
    session: Session, actor: Actor, goal: GoalRecord, *, requested: Status, now: datetime, resume_on: date | None = None
) -> GoalRecord:
    """Return a goal moved to a status, its pauses and instants along with it.

    Raises: INVALID_STATUS_TRANSITION; GOAL_QUOTA_EXCEEDED, DUPLICATE_TITLE when it becomes active without room.
    """
    status = after_request(goal.status, requested)
    if status is goal.status and resume_on in (None, goal.resume_on):
        return goal
    if status is Status.ACTIVE:
        check_room(session, actor, title=goal.title)
    today = actor.calendar.today(now)
    pauses = goal.pauses
    if goal.status is Status.PAUSED or any(pause.ended_on is None for pause in pauses):
        pauses = end_pause(pauses, today)
    if status is Status.PAUSED:
        pauses = begin_pause(pauses, today, resume_on=resume_on)
    return goal._replace(
        status=status,
        pauses=pauses,
        resume_on=resume_on if status is Status.PAUSED else None,
        completed_at=_completed_at(goal, status, now),
    )


def _completed_at(goal: GoalRecord, status: Status, now: datetime) -> datetime | None:
    """Say when a goal was completed: the archive keeps it, taking the goal up again forgets it."""
    if status is Status.COMPLETED:
        return now
    return goal.completed_at if status is Status.ARCHIVED else None


def archive_goal(
    session: Session, actor: Actor, goal_id: str, *, now: datetime, expected: int | None = None
) -> Changed:
    """Put a goal away; again is no change. `expected` is the version that the caller saw.

    Raises: NOT_FOUND, VERSION_CONFLICT.
    """
    goal = goal_as_seen(session, actor, goal_id, expected=expected)
    return _moved(session, actor, goal, Status.ARCHIVED, now=now)


def restore_goal(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> Changed:
    """Take up a goal that was archived or completed.

    Raises: NOT_FOUND, GOAL_QUOTA_EXCEEDED, DUPLICATE_TITLE.
    """
    return _moved(session, actor, goal_as_seen(session, actor, goal_id), Status.ACTIVE, now=now)


def resume_goal(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> Changed:
    """Go on with a paused goal; an active one goes on anyway, a planned rest that has begun is over.

    Raises: NOT_FOUND, INVALID_STATUS_TRANSITION for a goal that is neither, GOAL_QUOTA_EXCEEDED, DUPLICATE_TITLE.
    """
    goal = goal_as_seen(session, actor, goal_id)
    if goal.status not in (Status.ACTIVE, Status.PAUSED):
        raise GoalError(ErrorCode.INVALID_STATUS_TRANSITION, current=goal.status.value, requested=Status.ACTIVE.value)
    today = actor.calendar.today(now)
    if goal.status is Status.ACTIVE and any(pause.covers(today) for pause in goal.pauses):
        return _rested(session, actor, goal, pauses=end_pause(goal.pauses, today), now=now)
    return _moved(session, actor, goal, Status.ACTIVE, now=now)


def complete_goal(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> Changed:
    """Call a goal completed.

    Raises: NOT_FOUND, INVALID_STATUS_TRANSITION.
    """
    return _moved(session, actor, goal_as_seen(session, actor, goal_id), Status.COMPLETED, now=now)


def pause_goal(
    session: Session, actor: Actor, goal_id: str, *, now: datetime, resume_on: date | None = None
) -> Changed:
    """Let a goal rest from today, up to a day if one is given.

    Raises: NOT_FOUND, INVALID_STATUS_TRANSITION, VALIDATION_ERROR for a day that is not after today.
    """
    today = actor.calendar.today(now)
    if resume_on is not None and resume_on <= today:
        raise InvalidInput.at("resumeOn", f"{resume_on} is not after today, {today}")
    goal = goal_as_seen(session, actor, goal_id)
    return _moved(session, actor, goal, Status.PAUSED, now=now, resume_on=resume_on)


def plan_rest(session: Session, actor: Actor, goal_id: str, *, start: date, end: date, now: datetime) -> Changed:
    """Let an active goal rest from a day to come up to, not including, another; its status stays as it is.

    Raises: NOT_FOUND, INVALID_STATUS_TRANSITION for a goal that is not active, VALIDATION_ERROR for days that are over
    or in the wrong order.
    """
    goal = goal_as_seen(session, actor, goal_id)
    if goal.status is not Status.ACTIVE:
        raise GoalError(ErrorCode.INVALID_STATUS_TRANSITION, current=goal.status.value, requested=Status.PAUSED.value)
    if not actor.calendar.today(now) < start < end:
        raise InvalidInput.at("resumeOn", f"a rest from {start} to {end} does not lie ahead")
    return _rested(session, actor, goal, pauses=plan_pause(goal.pauses, start=start, end=end), now=now)


def forget_rests(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> Changed:
    """Let an active goal rest neither now nor later.

    Raises: NOT_FOUND.
    """
    goal = goal_as_seen(session, actor, goal_id)
    return _rested(session, actor, goal, pauses=without_rests_from(goal.pauses, actor.calendar.today(now)), now=now)


def _rested(session: Session, actor: Actor, before: GoalRecord, *, pauses: tuple[Pause, ...], now: datetime) -> Changed:
    if pauses == before.pauses:
        return Changed(before)
    return settle(session, actor, before._replace(pauses=pauses, checkpoint=None), before=before, now=now)


def _moved(
    session: Session, actor: Actor, before: GoalRecord, status: Status, *, now: datetime, resume_on: date | None = None
) -> Changed:
    goal = with_status(session, actor, before, requested=status, now=now, resume_on=resume_on)
    if goal is before:
        return Changed(before)
    changed = settle(session, actor, goal._replace(checkpoint=None), before=before, now=now)
    moved = GoalStatusChanged(before.id, before.status, goal.status, now)
    return Changed(changed.goal, (moved, *changed.events))
