"""The one door to a user's data: who a token belongs to, and a goal only for its owner."""

import hashlib
from datetime import date

from sqlmodel import Session

from core.db.queries.activities import find_activity
from core.db.queries.goals import find_goal
from core.db.queries.logging import goal_and_day
from core.db.queries.users import find_actor_by_token
from core.db.records import ActivityRecord, Actor, GoalRecord
from core.domain.activity import DayTally
from core.domain.errors import ErrorCode, GoalError
from core.ids import is_id


def digest_of(token: str) -> str:
    """Return the form in which a token is kept: SHA-256, since a token is random and long."""
    return hashlib.sha256(token.encode()).hexdigest()


def actor_of(session: Session, token: str) -> Actor:
    """Return whom a bearer token belongs to.

    Raises: UNAUTHORIZED for a token that is unknown or revoked.
    """
    actor = find_actor_by_token(session, digest_of(token))
    if actor is None:
        raise GoalError(ErrorCode.UNAUTHORIZED)
    return actor


def goal_of(session: Session, actor: Actor, goal_id: str, *, is_locked: bool = False) -> GoalRecord:
    """Return a goal of the actor, locked until the transaction ends if asked.

    Raises: NOT_FOUND, the same for a goal of somebody else, one that does not exist and an id that cannot be one.
    """
    goal = find_goal(session, actor.user_id, goal_id, is_locked=is_locked) if is_id(goal_id) else None
    if goal is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="goal")
    return goal


def goal_and_day_of(session: Session, actor: Actor, goal_id: str, *, day: date) -> tuple[GoalRecord, DayTally | None]:
    """Return a goal of the actor, locked, and the tally of a day of it.

    Raises: NOT_FOUND.
    """
    found = goal_and_day(session, actor.user_id, goal_id, day=day) if is_id(goal_id) else None
    if found is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="goal")
    return found


def goal_as_seen(session: Session, actor: Actor, goal_id: str, *, expected: int | None = None) -> GoalRecord:
    """Return a goal of the actor, locked, in the version that the caller expects.

    Raises: NOT_FOUND, VERSION_CONFLICT.
    """
    goal = goal_of(session, actor, goal_id, is_locked=True)
    if expected is not None and goal.version != expected:
        raise GoalError(ErrorCode.VERSION_CONFLICT, expected=expected, current=goal.version)
    return goal


def activity_of(session: Session, goal: GoalRecord, activity_id: str) -> ActivityRecord:
    """Return the newest revision of an activity of a goal, one that was undone included.

    Raises: NOT_FOUND.
    """
    found = find_activity(session, goal.user_id, goal.id, activity_id=activity_id) if is_id(activity_id) else None
    if found is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="activity")
    return found
