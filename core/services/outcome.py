"""What follows from a change of a goal: it is reached or no longer, rewards unlock; then it is saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from core.db.queries.goals import save_goal
from core.db.records import Actor, GoalRecord
from core.domain.events import Event, GoalCompleted, GoalReopened
from core.domain.goal import Pattern, Status
from core.domain.lifecycle import end_pause
from core.domain.progress import is_reached
from core.services.progress import moved_checkpoint
from core.services.reminders import AWAKE, replan_goal
from core.services.room import check_room
from core.services.unlocking import with_rewards

_REACHABLE = (Pattern.MILESTONE, Pattern.TARGET)


@dataclass(frozen=True, slots=True)
class Changed:
    """A goal after a change, and the facts that came of it."""

    goal: GoalRecord
    events: tuple[Event, ...] = ()


def settle(
    session: Session,
    actor: Actor,
    goal: GoalRecord,
    *,
    before: GoalRecord,
    now: datetime,
    days: Iterable[date] = (),
    corrected_at: datetime | None = None,
) -> Changed:
    """Draw the consequences of a change, save the goal and return it.

    `days` are the dates whose tallies changed; `corrected_at` is when a corrected activity had been logged.

    Raises: GOAL_QUOTA_EXCEEDED, DUPLICATE_TITLE when a correction reopens a goal that there is no room for.
    """
    goal, events = _with_status(session, actor, goal, before=before, now=now)
    goal = _with_checkpoint(session, actor, goal, days=tuple(days), now=now)
    goal, unlocked = with_rewards(session, actor, goal, now=now, corrected_at=corrected_at)
    if _wakes(before, goal):
        replan_goal(session, goal, now=now)
    return Changed(save_goal(session, before, goal, at=now), (*events, *unlocked))


def _wakes(before: GoalRecord, after: GoalRecord) -> bool:
    """Say whether reminders are to be planned anew: by other times of the day, or because a goal goes on again."""
    is_taken_up = after.status in AWAKE and before.status not in AWAKE
    return is_taken_up or after.schedule.preferred_times != before.schedule.preferred_times


def _with_status(
    session: Session, actor: Actor, goal: GoalRecord, *, before: GoalRecord, now: datetime
) -> tuple[GoalRecord, tuple[Event, ...]]:
    """Complete a goal that has reached its value; reopen one that a correction took back below."""
    if goal.pattern not in _REACHABLE:
        return goal, ()
    calendar = actor.calendar
    reached = is_reached(goal.rules(calendar), goal.lifetime)
    if goal.status in (Status.ACTIVE, Status.PAUSED) and reached:
        pauses = end_pause(goal.pauses, calendar.today(now))
        goal = goal._replace(status=Status.COMPLETED, completed_at=now, pauses=pauses, resume_on=None)
        return goal, (GoalCompleted(goal.id, now),)
    if goal.status is Status.COMPLETED and not reached and is_reached(before.rules(calendar), before.lifetime):
        check_room(session, actor, title=goal.title)
        return goal._replace(status=Status.ACTIVE, completed_at=None), (GoalReopened(goal.id, now),)
    return goal, ()


def _with_checkpoint(
    session: Session, actor: Actor, goal: GoalRecord, *, days: tuple[date, ...], now: datetime
) -> GoalRecord:
    """Drop a checkpoint that a change reaches behind; move one that has fallen far behind."""
    calendar, kept = actor.calendar, goal.checkpoint
    if kept is not None and any(day < kept.before for day in days):
        return goal._replace(checkpoint=None)
    moved = moved_checkpoint(session, goal, calendar=calendar, today=calendar.today(now), days=days)
    return goal if moved is kept else goal._replace(checkpoint=moved)
