"""What platforms have delivered."""

from collections.abc import Mapping

from sqlmodel import Session

from core.db.queries.upsert import prepared_insert
from core.db.tables import InboxRow
from core.db.tables.access import table_of

_inbox = table_of(InboxRow)
_CLAIM = prepared_insert(_inbox, _inbox.c.event_id)


def claim_event(session: Session, values: Mapping[str, object]) -> bool:
    """Insert an event; say False when it is there already.

    On PostgreSQL this waits for another transaction that is taking the same event.
    """
    return _CLAIM(session).first(session, values) is not None
