"""Codes by which people let others in: making, reading, using and ending them."""

import secrets
from datetime import datetime

from sqlmodel import Session

from core.db.queries import invitations as rows
from core.db.records import Actor, Team
from core.domain.invitations import ALPHABET, LENGTH, Invitation, Purpose, code_of, ends_at
from core.services.access import acting_on


def link_code(session: Session, actor: Actor, *, now: datetime) -> Invitation:
    """Make a code with which another chat account becomes the actor's; one made before works no more."""
    for before in rows.working_invitations(session, actor.user_id, Purpose.LINK, now=now):
        rows.use_invitation(session, before.code, now=now)
    return _made(session, actor, Purpose.LINK, now=now)


def team_code(session: Session, actor: Actor, team: Team, *, now: datetime) -> Invitation:
    """Return a code with which others join a team, made if the actor has none that works."""
    found = rows.working_invitations(session, actor.user_id, Purpose.JOIN, now=now)
    kept = next((each for each in found if each.team_id == team.id), None)
    return kept or _made(session, actor, Purpose.JOIN, team_id=team.id, now=now)


def goal_code(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> Invitation:
    """Return the code that shows a goal to whoever has it, made if there is none.

    Raises: NOT_FOUND.
    """
    acting_on(session, actor, goal_id)
    kept = next((each for each in shared_by(session, actor, now=now) if each.goal_id == goal_id), None)
    return kept or _made(session, actor, Purpose.GOAL, goal_id=goal_id, now=now)


def shared_by(session: Session, actor: Actor, *, now: datetime) -> list[Invitation]:
    """Return the codes by which an actor shows goals."""
    return rows.working_invitations(session, actor.user_id, Purpose.GOAL, now=now)


def end_sharing(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> bool:
    """Let an actor's code show a goal no more; say whether there was one."""
    kept = [each for each in shared_by(session, actor, now=now) if each.goal_id == goal_id]
    for each in kept:
        rows.use_invitation(session, each.code, now=now)
    return bool(kept)


def invitation_of(session: Session, code: str, *, now: datetime) -> Invitation | None:
    """Return the invitation of a code that works, however it is typed."""
    return rows.working_invitation(session, code.strip().casefold().replace("-", ""), now=now)


def use_once(session: Session, invitation: Invitation, *, now: datetime) -> bool:
    """Use a code up; say False when somebody else was faster."""
    return rows.use_invitation(session, invitation.code, now=now)


def _made(
    session: Session,
    actor: Actor,
    purpose: Purpose,
    *,
    now: datetime,
    goal_id: str | None = None,
    team_id: str | None = None,
) -> Invitation:
    code = code_of([secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH)])
    columns = {"code": code, "user_id": actor.user_id, "purpose": purpose, "goal_id": goal_id, "team_id": team_id}
    rows.insert_invitation(session, {**columns, "created_at": now, "expires_at": ends_at(purpose, now=now)})
    return Invitation(code, actor.user_id, purpose, goal_id, team_id)
