"""What platforms have delivered."""

from collections.abc import Mapping

from sqlmodel import Session

from core.db.queries.upsert import upsert
from core.db.tables import InboxRow
from core.db.tables.access import table_of

_inbox = table_of(InboxRow)
_KEY = (_inbox.c.platform, _inbox.c.tenant, _inbox.c.event_id)


def claim_event(session: Session, values: Mapping[str, object]) -> bool:
    """Insert an event; say False when it is there already.

    On PostgreSQL this waits for another transaction that is taking the same event.
    """
    claim = upsert(session, _inbox).on_conflict_do_nothing().returning(_inbox.c.event_id)
    return session.connection().execute(claim, dict(values)).first() is not None
