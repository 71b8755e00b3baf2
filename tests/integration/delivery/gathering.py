"""Reminders that come while their user wants to hear nothing, and are said together."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update
from sqlmodel import Session, select

from core.clock import utc_now
from core.db.database import Database
from core.db.tables import OutboxRow, ReminderRow
from core.db.tables.access import table_of
from core.domain.notices import DEFAULTS
from core.services.notices import change_preferences
from core.services.reminding import remind_due

_reminder, _outbox = table_of(ReminderRow), table_of(OutboxRow)


def all_come_together(database: Database) -> None:
    """Let every reminder come while its user has muted all, and let what gathers be said now."""
    database.write_now(_come_together)


def _come_together(session: Session) -> None:
    now = utc_now()
    muted = replace(DEFAULTS, muted_until=now + timedelta(minutes=30))
    for user_id in session.exec(select(ReminderRow.user_id).distinct()).all():
        change_preferences(session, user_id, muted, now=now)
    session.connection().execute(update(_reminder).values(next_at=now, next_on=now.date()))
    remind_due(session, now=now, most=10)
    session.connection().execute(update(_outbox).where(_outbox.c.done_at.is_(None)).values(due_at=now))
