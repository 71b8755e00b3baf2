"""Rests that end by themselves: paused goals become active on the day they were to, in their owner's zone."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from core.db.queries.goals import save_goal
from core.db.queries.rests import calendars_of_rests, rests_over
from core.db.queries.users import actor_by_id
from core.db.records import Actor, GoalRecord
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Pause, Status
from core.services.access import goal_of
from core.services.statuses import resume_goal

AHEAD = timedelta(hours=14)
"""The zone farthest ahead of UTC: no day begins anywhere earlier than this before it does in UTC."""
_NO_ROOM = (ErrorCode.GOAL_QUOTA_EXCEEDED, ErrorCode.DUPLICATE_TITLE)


def resume_due(session: Session, *, now: datetime, most: int = 100) -> int:
    """Resume goals whose day has come, at most so many; return how many were dealt with."""
    due: list[tuple[str, str]] = []
    for calendar in calendars_of_rests(session, until=(now + AHEAD).date()):
        due += rests_over(session, calendar, today=calendar.today(now), most=most - len(due))
    for user_id, goal_id in due:
        _resume(session, actor_by_id(session, user_id), goal_id, now=now)
    return len(due)


def _resume(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> None:
    goal = goal_of(session, actor, goal_id, is_locked=True)
    if goal.status is not Status.PAUSED:
        return
    try:
        resume_goal(session, actor, goal_id, now=now)
    except GoalError as error:
        if error.code not in _NO_ROOM:
            raise
        _rest_on(session, goal, now=now)


def _rest_on(session: Session, goal: GoalRecord, *, now: datetime) -> None:
    """Leave a goal paused that there is no room for: its owner resumes it when there is."""
    *before, last = (
        pause for pause in goal.pauses if pause.ended_on is None or pause.ended_on <= (goal.resume_on or date.max)
    )
    open_end = goal._replace(resume_on=None, pauses=(*before, Pause(last.started_on)), checkpoint=None)
    save_goal(session, goal, open_end, at=now)
