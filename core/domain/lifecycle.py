"""Which way a goal may go in its life, what it allows in each status, and the rests that pausing leaves behind."""

from datetime import date

from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Pause, Status

_NEXT = {
    Status.DRAFT: {Status.ACTIVE, Status.ARCHIVED},
    Status.ACTIVE: {Status.PAUSED, Status.COMPLETED, Status.ARCHIVED},
    Status.PAUSED: {Status.ACTIVE, Status.COMPLETED, Status.ARCHIVED},
    Status.COMPLETED: {Status.ACTIVE, Status.PAUSED, Status.ARCHIVED},
    Status.ARCHIVED: {Status.ACTIVE, Status.PAUSED},
}
_CLOSED = {Status.COMPLETED: ErrorCode.GOAL_COMPLETED, Status.ARCHIVED: ErrorCode.GOAL_ARCHIVED}
_REOPENING = frozenset({Status.ACTIVE, Status.PAUSED})
_LOGGABLE = frozenset({Status.ACTIVE, Status.PAUSED})


def after_request(current: Status, requested: Status) -> Status:
    """Return the status that a goal has after a request for one; asking for the one it has changes nothing.

    Raises: INVALID_STATUS_TRANSITION.
    """
    if requested is not current and requested not in _NEXT[current]:
        raise GoalError(ErrorCode.INVALID_STATUS_TRANSITION, current=current.value, requested=requested.value)
    return requested


def check_editable(status: Status, requested: Status | None) -> None:
    """Refuse a change of a goal that is closed; one that reopens it (`requested` active or paused) passes.

    Raises: GOAL_COMPLETED, GOAL_ARCHIVED.
    """
    code = _CLOSED.get(status)
    if code is not None and requested not in _REOPENING:
        raise GoalError(code)


def check_loggable(status: Status) -> None:
    """Refuse activities of a goal that nobody works on.

    Raises: GOAL_NOT_LOGGABLE.
    """
    if status not in _LOGGABLE:
        raise GoalError(ErrorCode.GOAL_NOT_LOGGABLE, status=status.value)


def begin_pause(pauses: tuple[Pause, ...], today: date, *, resume_on: date | None = None) -> tuple[Pause, ...]:
    """Return pauses with one that begins today, up to, not including, `resume_on` if the end is planned.

    One that has run until today goes on instead: the days of rest are the same. Planned ones that begin before the end
    are part of it.
    """
    before = without_rests_from(pauses, today)
    later = tuple(each for each in pauses if resume_on is not None and each.started_on >= max(resume_on, today))
    if before and before[-1].ended_on == today:
        return (*before[:-1], Pause(before[-1].started_on, resume_on), *later)
    return (*before, Pause(today, resume_on), *later)


def end_pause(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """Return pauses of which none covers today: a rest that goes on ends, one that began today has never been.

    What is planned for later stays planned.
    """
    return (*without_rests_from(pauses, today), *(pause for pause in pauses if pause.started_on > today))


def plan_pause(pauses: tuple[Pause, ...], *, start: date, end: date) -> tuple[Pause, ...]:
    """Return pauses with one from `start` up to, not including, `end`; what it overlaps becomes part of it."""
    for pause in pauses:
        if pause.started_on <= end and (pause.ended_on is None or start <= pause.ended_on):
            start = min(start, pause.started_on)
            end = max(end, pause.ended_on or end)
    apart = (
        pause for pause in pauses if pause.ended_on is not None and (pause.ended_on < start or end < pause.started_on)
    )
    return tuple(sorted((*apart, Pause(start, end)), key=lambda pause: pause.started_on))


def without_rests_from(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """Return pauses of which none reaches today or lies ahead."""
    return tuple(_cut(pause, today) for pause in pauses if pause.started_on < today)


def _cut(pause: Pause, today: date) -> Pause:
    is_running = pause.ended_on is None or pause.ended_on > today
    return Pause(pause.started_on, today) if is_running else pause
