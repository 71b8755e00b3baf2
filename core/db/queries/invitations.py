"""Codes by which people let others in."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlmodel import Session

from core.db.prepared import Fetched
from core.db.tables import InvitationRow
from core.db.tables.access import table_of
from core.domain.invitations import Invitation, Purpose

_invitation = table_of(InvitationRow)


def insert_invitation(session: Session, values: Mapping[str, object]) -> None:
    """Insert a code."""
    session.connection().execute(insert(_invitation), dict(values))


def working_invitation(session: Session, code: str, *, now: datetime) -> Invitation | None:
    """Return the invitation of a code that works."""
    row = session.connection().execute(select(_invitation).where(_invitation.c.code == code, *_works(now))).first()
    return None if row is None else _record(row)


def working_invitations(session: Session, user_id: str, purpose: Purpose, *, now: datetime) -> list[Invitation]:
    """Return the codes of a user for a purpose that work, oldest first."""
    wanted = select(_invitation).where(_invitation.c.user_id == user_id, _invitation.c.purpose == purpose, *_works(now))
    rows = session.connection().execute(wanted.order_by(_invitation.c.created_at, _invitation.c.code))
    return [_record(row) for row in rows]


def use_invitation(session: Session, code: str, *, now: datetime) -> bool:
    """End a code by its use; say False when it does not work, so that of two at once one has it."""
    used = update(_invitation).where(_invitation.c.code == code, *_works(now)).values(used_at=now)
    return session.connection().execute(used.returning(_invitation.c.code)).first() is not None


def _works(now: datetime) -> tuple[ColumnElement[bool], ...]:
    is_lasting = or_(_invitation.c.expires_at.is_(None), _invitation.c.expires_at > now)
    return _invitation.c.used_at.is_(None), is_lasting


def _record(row: Fetched) -> Invitation:
    return Invitation(row.code, row.user_id, Purpose(row.purpose), row.goal_id, row.team_id)
