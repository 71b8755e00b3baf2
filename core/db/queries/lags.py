"""How far behind the schedule is: since when what is due the longest has been."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from core.db.tables import OccasionRow, ReminderRow
from core.db.tables.access import table_of
from core.domain.occasions import Occasion

_reminder, _occasion = table_of(ReminderRow), table_of(OccasionRow)


def first_due(session: Session) -> dict[str, datetime | None]:
    """Return when the next of each kind is due, or has been, by its name: reminders, and each occasion."""
    run = session.connection().execute
    reminder = select(func.min(_reminder.c.next_at)).where(_reminder.c.next_at.is_not(None))
    occasions = {each: select(func.min(_occasion.c.due_at)).where(_occasion.c.kind == each.value) for each in Occasion}
    return {"reminder": run(reminder).scalar()} | {each.value: run(due).scalar() for each, due in occasions.items()}
