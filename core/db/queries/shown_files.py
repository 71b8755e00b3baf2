"""Files that platforms were given to show, until they are to be deleted there."""

from datetime import datetime

from sqlalchemy import Select, delete, select, tuple_, update
from sqlmodel import Session

from core.db.queries.upsert import upsert
from core.db.tables import ShownFileRow
from core.db.tables.access import table_of

_file = table_of(ShownFileRow)


def put_file(session: Session, platform: str, tenant: str, *, file_id: str, ends_at: datetime) -> None:
    """Insert a file, or give it another end."""
    end = {"ends_at": ends_at, "due_at": ends_at}
    put = upsert(session, _file).values(platform=platform, tenant=tenant, file_id=file_id, **end)
    session.connection().execute(put.on_conflict_do_update(index_elements=["platform", "tenant", "file_id"], set_=end))


def is_any_over(session: Session, platform: str, tenant: str | None, *, now: datetime) -> bool:
    """Say whether a file is to be deleted."""
    return session.connection().execute(_over(platform, tenant, now).limit(1)).first() is not None


def take_over(
    session: Session, platform: str, tenant: str | None, *, now: datetime, until: datetime, most: int
) -> list[tuple[str, str]]:
    """Take files that are to be deleted, each by its tenant and id; they are anybody's again after an instant."""
    mine = _over(platform, tenant, now).order_by(_file.c.due_at).limit(most).with_for_update(skip_locked=True)
    key = tuple_(_file.c.tenant, _file.c.file_id)
    taken = update(_file).where(_file.c.platform == platform, key.in_(mine), _file.c.due_at <= now)
    rows = session.connection().execute(taken.values(due_at=until).returning(_file.c.tenant, _file.c.file_id))
    return [(row.tenant, row.file_id) for row in rows]


def drop_file(session: Session, platform: str, tenant: str, *, file_id: str) -> None:
    """Delete the row of a file."""
    its = (_file.c.platform == platform, _file.c.tenant == tenant, _file.c.file_id == file_id)
    session.connection().execute(delete(_file).where(*its))


def _over(platform: str, tenant: str | None, now: datetime) -> Select[tuple[str, str]]:
    wanted = select(_file.c.tenant, _file.c.file_id).where(_file.c.platform == platform, _file.c.due_at <= now)
    return wanted if tenant is None else wanted.where(_file.c.tenant == tenant)
