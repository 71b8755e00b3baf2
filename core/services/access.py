"""The one door to a user's data: who a token belongs to, and a goal only for its owner, or a member of that team."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from core.db.queries.activities import find_activity
from core.db.queries.goals import find_goal, goal_version
from core.db.queries.logging import goal_and_day
from core.db.queries.teams import memberships_of, team_at, team_owning
from core.db.queries.users import find_actor_by_token
from core.db.records import ActivityRecord, Actor, GoalRecord, Membership, Origin, Team
from core.domain.activity import DayTally
from core.domain.errors import ErrorCode, GoalError
from core.ids import is_id


@dataclass(frozen=True, slots=True)
class Reach:
    """A team, the actor as whom its goals are touched, and their membership; None for who is only in its group."""

    team: Team
    acting: Actor
    membership: Membership | None


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


def goal_within_reach(session: Session, actor: Actor, goal_id: str, *, is_locked: bool = False) -> GoalRecord:
    """Return a goal of the actor, or of a team that they take part in.

    Raises: NOT_FOUND for any other goal, as `goal_of` does.
    """
    return goal_of(session, acting_on(session, actor, goal_id), goal_id, is_locked=is_locked)


def acting_on(session: Session, actor: Actor, goal_id: str) -> Actor:
    """Return as whom an actor reaches a goal: as themselves, or in the name of the team that owns it and has them in.

    Raises: NOT_FOUND for any other goal, as `goal_of` does.
    """
    if is_id(goal_id) and goal_version(session, actor.user_id, goal_id) is not None:
        return actor
    team = team_owning(session, goal_id, member=actor.user_id) if is_id(goal_id) else None
    if team is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="goal")
    return in_the_name_of(team, actor)


def teams_within_reach(session: Session, actor: Actor, *, at: Origin | None = None) -> tuple[Reach, ...]:
    """Return the teams that an actor takes part in, and that of the group where they speak, at the head.

    Of the latter whoever is in its group may become a member: the platform vouches for their being there.
    """
    reaches = [
        Reach(each.team, in_the_name_of(each.team, actor), each) for each in memberships_of(session, actor.user_id)
    ]
    if at is None:
        return tuple(reaches)
    here = [reach for reach in reaches if reach.team.origin == at]
    team = None if here else team_at(session, at)
    if team is not None:
        here = [Reach(team, in_the_name_of(team, actor), None)]
    return (*here, *(reach for reach in reaches if reach.team.origin != at))


def in_the_name_of(team: Team, member: Actor) -> Actor:
    """Return a member of a team as they act on its goals: by its calendar, in their own language, with their name."""
    return Actor(team.id, team.title, team.calendar, member.locale, author_id=member.user_id)


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


def own_activity_of(session: Session, actor: Actor, goal: GoalRecord, *, activity_id: str) -> ActivityRecord:
    """Return the newest revision of an activity that is the actor's to correct: in a team, one that they logged.

    Raises: NOT_FOUND.
    """
    activity = activity_of(session, goal, activity_id)
    if activity.author_id != actor.author_id:
        raise GoalError(ErrorCode.NOT_FOUND, what="activity")
    return activity


def activity_of(session: Session, goal: GoalRecord, activity_id: str) -> ActivityRecord:
    """Return the newest revision of an activity of a goal, one that was undone included.

    Raises: NOT_FOUND.
    """
    found = find_activity(session, goal.user_id, goal.id, activity_id=activity_id) if is_id(activity_id) else None
    if found is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="activity")
    return found
