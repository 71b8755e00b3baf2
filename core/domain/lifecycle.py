"""A goal's life: which status may follow which, what may be done in each, and how its rests begin and end."""

from datetime import date

from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Pause, Status

_FOLLOWS = {
    Status.DRAFT: {Status.ACTIVE, Status.ARCHIVED},
    Status.ACTIVE: {Status.PAUSED, Status.COMPLETED, Status.ARCHIVED},
    Status.PAUSED: {Status.ACTIVE, Status.COMPLETED, Status.ARCHIVED},
    Status.COMPLETED: {Status.ACTIVE, Status.PAUSED, Status.ARCHIVED},
    Status.ARCHIVED: {Status.ACTIVE, Status.PAUSED},
}
_REOPENING = (Status.ACTIVE, Status.PAUSED)


def after_request(current: Status, requested: Status) -> Status:
    """Return the status a goal has after one is asked for; to ask for the one it has is no change.

    Raises: INVALID_STATUS_TRANSITION.
    """
    if requested is not current and requested not in _FOLLOWS[current]:
        raise GoalError(ErrorCode.INVALID_STATUS_TRANSITION, current=current.value, requested=requested.value)
    return requested


def check_editable(status: Status, requested: Status | None) -> None:
    """Hold off changes to a goal that is over, unless the change takes it up again.

    Raises: GOAL_COMPLETED, GOAL_ARCHIVED.
    """
    if requested in _REOPENING:
        return
    if status is Status.COMPLETED:
        raise GoalError(ErrorCode.GOAL_COMPLETED)
    if status is Status.ARCHIVED:
        raise GoalError(ErrorCode.GOAL_ARCHIVED)


def check_loggable(status: Status) -> None:
    """Hold off logs of a goal that has not begun or is over.

    Raises: GOAL_NOT_LOGGABLE.
    """
    if status not in _REOPENING:
        raise GoalError(ErrorCode.GOAL_NOT_LOGGABLE, status=status.value)


def begin_pause(pauses: tuple[Pause, ...], today: date, *, resume_on: date | None = None) -> tuple[Pause, ...]:
    """Return the rests with one more, from today up to, not including, the day it is to end."""
    return (*pauses, Pause(today, resume_on))


def end_pause(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """Return the rests with the running one ended today; one that began today leaves no trace."""
    if not pauses or not (pauses[-1].ended_on is None or pauses[-1].ended_on > today):
        return pauses
    *before, running = pauses
    return (*before, Pause(running.started_on, today)) if running.started_on < today else tuple(before)
