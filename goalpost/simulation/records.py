"""What the conductor asks the database: when anything is due, what a process had under way, what became of the rows."""

from collections import Counter
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from core.db.prepared import Prepared
from core.db.tables import NoticeRow, OutboxRow, ReminderRow
from core.db.tables.access import table_of
from core.services.notices import Fate

_outbox, _reminder, _notice = table_of(OutboxRow), table_of(ReminderRow), table_of(NoticeRow)
_WAITS = _outbox.c.done_at.is_(None)
_NEXT_REMINDER = Prepared(
    select(_reminder.c.next_at).where(_reminder.c.next_at.is_not(None)).order_by(_reminder.c.next_at).limit(1)
)
_NEXT_ROW = Prepared(select(_outbox.c.due_at).where(_WAITS).order_by(_outbox.c.due_at).limit(1))


def next_due_at(session: Session) -> datetime | None:
    """Return when the first reminder comes or the first row is to be sent, None when there are neither."""
    return min((at for at in (next_reminder_at(session), next_row_at(session)) if at is not None), default=None)


def next_reminder_at(session: Session) -> datetime | None:
    """Return when the first reminder comes."""
    row = _NEXT_REMINDER.first(session, {})
    return None if row is None else row.next_at


def next_row_at(session: Session) -> datetime | None:
    """Return when the first of what waits may be sent."""
    row = _NEXT_ROW.first(session, {})
    return None if row is None else row.due_at


def waiting(session: Session) -> int:
    """Return how many rows wait to be sent."""
    return session.connection().execute(select(func.count()).where(_WAITS)).scalar_one()


def under_way(session: Session, process_id: int) -> int:
    """Return how many rows a process had claimed and not marked."""
    held = _outbox.c.claimed_by.like(f"%:{process_id}:%")
    return session.connection().execute(select(func.count()).where(_WAITS, held)).scalar_one()


def unsaid(session: Session) -> "Counter[str]":
    """Return how many notices were not to be said, by why."""
    dropped = select(_notice.c.reason, func.count()).where(_notice.c.fate == Fate.DROPPED.value)
    return Counter({str(row[0]): row[1] for row in session.connection().execute(dropped.group_by(_notice.c.reason))})


def not_sent(session: Session) -> "Counter[str]":
    """Return how many rows ended otherwise than by being sent, by what became of them and why."""
    state, why = _outbox.c.state, _outbox.c.last_error
    ended = select(state, why, func.count()).where(~_WAITS, state != "sent").group_by(state, why)
    return Counter({f"{row[0]}: {row[1]}": row[2] for row in session.connection().execute(ended)})
