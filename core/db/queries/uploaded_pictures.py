"""Pictures that platforms have."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, select, tuple_
from sqlmodel import Session

from core.db.prepared import Fetched
from core.db.queries.upsert import upsert
from core.db.tables import UploadedPictureRow
from core.db.tables.access import table_of

_picture = table_of(UploadedPictureRow)
_KEY = (_picture.c.platform, _picture.c.tenant, _picture.c.digest)


class PictureKey(NamedTuple):
    """Which picture, for which bot or workspace."""

    platform: str
    tenant: str
    digest: str


def find_picture(session: Session, key: PictureKey) -> Fetched | None:
    """Return the `file_id` of a picture and when it was used last, None for one that has not been handed over."""
    return session.connection().execute(select(_picture.c.file_id, _picture.c.used_at).where(_is(key))).first()


def put_picture(session: Session, key: PictureKey, *, file_id: str, at: datetime) -> None:
    """Keep the name of a picture, used just now, in place of the one before."""
    changed = {"file_id": file_id, "used_at": at}
    put = upsert(session, _picture).values(**key._asdict(), **changed)
    session.connection().execute(put.on_conflict_do_update(index_elements=_KEY, set_=changed))


def drop_picture(session: Session, key: PictureKey, *, file_id: str) -> None:
    """Forget a name of a picture, unless it has another by now."""
    session.connection().execute(delete(_picture).where(_is(key), _picture.c.file_id == file_id))


def _is(key: PictureKey) -> ColumnElement[bool]:
    return tuple_(*_KEY) == tuple_(*key)
