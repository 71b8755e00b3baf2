"""Texts that are too long for the buttons that stand for them."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session

from core.db.queries.upsert import upsert
from core.db.tables import ButtonTextRow
from core.db.tables.access import table_of

MOST_KEPT = 100
"""Of one person: each letter that somebody types makes a text of its own, and one of them is sent."""
_text = table_of(ButtonTextRow)


def put_text(session: Session, user_id: str, name: str, *, text: str, at: datetime) -> None:
    """Keep a text that somebody typed just now, by a name of its own, and their latest beside it."""
    put = upsert(session, _text).values(user_id=user_id, name=name, text=text, typed_at=at)
    session.connection().execute(put.on_conflict_do_update(index_elements=("user_id", "name"), set_={"typed_at": at}))
    theirs = _text.c.user_id == user_id
    latest = select(_text.c.name).where(theirs).order_by(_text.c.typed_at.desc(), _text.c.name).limit(MOST_KEPT)
    session.connection().execute(delete(_text).where(theirs, _text.c.name.not_in(latest)))


def text_named(session: Session, user_id: str, name: str) -> str | None:
    """Return a text of somebody's, None for one of long ago."""
    wanted = select(_text.c.text).where(_text.c.user_id == user_id, _text.c.name == name)
    found: str | None = session.connection().execute(wanted).scalar()
    return found
