"""What each message did: the activities that it logged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, delete, select
from sqlmodel import Session

from core.db.prepared import Prepared
from core.db.queries.upsert import prepared_insert
from core.db.tables import ChatEntryRow
from core.db.tables.access import table_of

_entry = table_of(ChatEntryRow)
_KEY = (_entry.c.user_id, _entry.c.channel, _entry.c.conversation, _entry.c.message_id)
_DROP = Prepared(delete(_entry).where(*(column == bindparam(column.key) for column in _KEY)))
_INSERT = prepared_insert(_entry, _entry.c.message_id)


@dataclass(frozen=True, slots=True)
class MessagePlace:
    """Which message of whom."""

    user_id: str
    channel: str
    conversation: str
    message_id: str


def made_by(session: Session, place: MessagePlace) -> list[str | None]:
    """Return the activities that a message logged, in order; None stands for something else that it did."""
    wanted = select(_entry.c.activity_id).where(_is_of(place)).order_by(_entry.c.position)
    return list(session.connection().execute(wanted).scalars())


def put_made(session: Session, place: MessagePlace, made: Iterable[str | None], *, at: datetime) -> None:
    """Keep what a message did, in place of what it did before; most did nothing, so that nothing is there to drop."""
    key = {
        "user_id": place.user_id,
        "channel": place.channel,
        "conversation": place.conversation,
        "message_id": place.message_id,
        "written_at": at,
    }
    rows = [{**key, "position": position, "activity_id": activity_id} for position, activity_id in enumerate(made)]
    is_begun = bool(rows) and _is_inserted(session, rows[0])
    if not is_begun:
        _DROP.run(session, key)
    for row in rows[is_begun:]:
        _is_inserted(session, row)


def _is_inserted(session: Session, row: Mapping[str, object]) -> bool:
    return _INSERT(session).first(session, row) is not None


def _is_of(place: MessagePlace) -> ColumnElement[bool]:
    return and_(
        _entry.c.user_id == place.user_id,
        _entry.c.channel == place.channel,
        _entry.c.conversation == place.conversation,
        _entry.c.message_id == place.message_id,
    )
