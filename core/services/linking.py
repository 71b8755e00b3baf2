"""Several chat accounts as one user: an account handed over to the user who made a code, and taken back.

Nothing is merged and nothing is lost: the user whose account goes keeps all that is theirs, and the account comes back
to them by one word.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from core.db.queries import chat_accounts as rows
from core.db.queries.goals import goals_by_status
from core.db.queries.teams import give_memberships
from core.db.queries.users import actor_by_id, find_actor_by_name, find_user
from core.db.records import Actor
from core.domain.goal import Status
from core.domain.invitations import Invitation
from core.services.invitations import use_once


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account on a chat platform; `user_name` is that of the user who was made for it."""

    platform: str
    tenant: str
    account: str
    user_name: str


def host_of(session: Session, invitation: Invitation) -> Actor:
    """Return whose invitation it is."""
    return actor_by_id(session, invitation.user_id)


def name_of(session: Session, actor: Actor) -> str:
    """Return what others may call a user: as the platform does, else the name that the user has here."""
    known = (row.display_name for row in rows.accounts_of(session, actor.user_id) if row.display_name)
    return next(known, None) or find_user(session, actor.user_id).display_name or actor.name


def titles_of(session: Session, actor: Actor) -> tuple[str, ...]:
    """Return the titles of the goals that an actor has, those put away included."""
    return tuple(goal.title for goal in goals_by_status(session, actor.user_id, tuple(Status)))


def link_account(session: Session, actor: Actor, account: Account, *, by: Invitation, now: datetime) -> bool:
    """Hand the actor's account over to whoever made a code; say False when the code works no more.

    The teams that the actor takes part in go along when no other account of theirs is left: who logged there is the
    same person.
    """
    if not use_once(session, by, now=now):
        return False
    _move(session, account, to=by.user_id)
    if not rows.accounts_of(session, actor.user_id):
        give_memberships(session, actor.user_id, to=by.user_id)
    return True


def unlink_account(session: Session, actor: Actor, account: Account) -> bool:
    """Give an account back to the user who was made for it; say False when it is theirs, or they are gone."""
    own = find_actor_by_name(session, account.user_name)
    if own is None or own.user_id == actor.user_id:
        return False
    _move(session, account, to=own.user_id)
    return True


def _move(session: Session, account: Account, *, to: str) -> None:
    rows.change_account(session, account.platform, account.tenant, account=account.account, values={"user_id": to})
