"""A goal as whoever has its code sees it, without an account and without a say."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from core.db.records import Actor, GoalRecord
from core.domain.errors import GoalError
from core.domain.invitations import Invitation, Purpose
from core.services.access import acting_on, goal_of
from core.services.invitations import invitation_of
from core.services.linking import host_of


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """A goal, who shows it, and in whose name it is looked at: theirs, or that of the team that owns it."""

    host: Actor
    owner: Actor
    goal: GoalRecord


def shared_goal(session: Session, code: str, *, now: datetime) -> SharedGoal | None:
    """Return the goal that a code shows, None for a code that shows none, or none any more."""
    invitation = invitation_of(session, code, now=now)
    is_to_look = invitation is not None and invitation.purpose is Purpose.GOAL
    return shown_by(session, invitation) if invitation is not None and is_to_look else None


def shown_by(session: Session, invitation: Invitation) -> SharedGoal | None:
    """Return the goal that an invitation shows, None once whoever made it does not reach the goal any more."""
    host, goal_id = host_of(session, invitation), invitation.goal_id or ""
    try:
        owner = acting_on(session, host, goal_id)
    except GoalError:
        return None
    return SharedGoal(host, owner, goal_of(session, owner, goal_id))
