"""Signs of life of processes, by their roles."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlmodel import Session

from core.db.queries.upsert import upsert
from core.db.tables import HeartbeatRow
from core.db.tables.access import table_of

_beat = table_of(HeartbeatRow)


def put_beat(session: Session, role: str, holder: str, *, at: datetime) -> None:
    """Write that a process is there."""
    put = upsert(session, _beat).values(role=role, holder=holder, seen_at=at)
    session.connection().execute(put.on_conflict_do_update(index_elements=["role", "holder"], set_={"seen_at": at}))


def drop_beat(session: Session, role: str, holder: str) -> None:
    """Write that a process is not there any more."""
    session.connection().execute(delete(_beat).where(_beat.c.role == role, _beat.c.holder == holder))


def count_beats(session: Session, role: str, *, since: datetime) -> int:
    """Count the processes that were there since an instant."""
    counted = select(func.count()).where(_beat.c.role == role, _beat.c.seen_at > since)
    return session.connection().execute(counted).scalar_one()


def latest_beats(session: Session) -> dict[str, datetime]:
    """Return when any process was last there, by role."""
    latest = select(_beat.c.role, func.max(_beat.c.seen_at).label("seen_at")).group_by(_beat.c.role)
    return {row.role: row.seen_at for row in session.connection().execute(latest)}
