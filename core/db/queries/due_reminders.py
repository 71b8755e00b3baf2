"""Reminders whose moment has come, with what is needed to tell whether they speak; of many users at once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select, tuple_
from sqlmodel import Session

from core.db.queries.days import tally_of_row
from core.db.tables import GoalDayRow, GoalRow, ReminderRow, UserRow
from core.db.tables.access import table_of
from core.domain.activity import DayTally
from core.domain.goal import Pause, Schedule, Target
from core.domain.reminders import ReminderRule

_reminder, _user, _goal, _day = table_of(ReminderRow), table_of(UserRow), table_of(GoalRow), table_of(GoalDayRow)
_AT_ONCE = 400


class DueReminder(NamedTuple):
    """A reminder, the calendar its user lives by, and its goal as far as rules depend on it."""

    user_id: str
    id: str
    goal_id: str
    kind: str
    origin_id: str | None
    rule: ReminderRule
    message: str | None
    muted_on: date | None
    next_at: datetime
    next_on: date
    spoke_at: datetime | None
    timezone: str
    day_starts_at: int
    week_start: str
    owner_id: str
    status: str
    pattern: str
    target: Target
    schedule: Schedule
    pauses: tuple[Pause, ...]
    goal_created_at: datetime
    reading_on: date | None


_DUE = (
    select(
        *(_reminder.c[name] for name in DueReminder._fields[:11]),
        _user.c.timezone,
        _user.c.day_starts_at,
        _user.c.week_start,
        _goal.c.user_id,
        _goal.c.status,
        _goal.c.pattern,
        _goal.c.target,
        _goal.c.schedule,
        _goal.c.pauses,
        _goal.c.created_at,
        _goal.c.reading_on,
    )
    .join(_user, _user.c.id == _reminder.c.user_id)
    .join(_goal, _goal.c.id == _reminder.c.goal_id)
)


def due_reminders(session: Session, *, now: datetime, most: int) -> list[DueReminder]:
    """Return reminders whose moment has come, the longest due first; they are this transaction's until it ends.

    Others that look at the same time neither wait for them nor get them.
    """
    due = _DUE.where(_reminder.c.next_at <= now).order_by(_reminder.c.next_at).limit(most)
    rows = session.connection().execute(due.with_for_update(skip_locked=True, of=_reminder))
    return [DueReminder._make(row) for row in rows]


def due_reminder(session: Session, user_id: str, reminder_id: str) -> DueReminder | None:
    """Return one reminder in the same form, be it due or not."""
    row = (
        session.connection().execute(_DUE.where(_reminder.c.user_id == user_id, _reminder.c.id == reminder_id)).first()
    )
    return None if row is None else DueReminder._make(row)


def tallies_since(session: Session, days: Mapping[tuple[str, str], date]) -> dict[tuple[str, str], list[DayTally]]:
    """Return the tallies of goals, by (owner, goal), from a day on that is given for each."""
    found: dict[tuple[str, str], list[DayTally]] = {}
    goals = list(days)
    for at in range(0, len(goals), _AT_ONCE):
        some = goals[at : at + _AT_ONCE]
        since = min(days[goal] for goal in some)
        wanted = select(_day).where(tuple_(_day.c.user_id, _day.c.goal_id).in_(some), _day.c.day >= since)
        for row in session.connection().execute(wanted):
            if row.day >= days[row.user_id, row.goal_id]:
                found.setdefault((row.user_id, row.goal_id), []).append(tally_of_row(row))
    return found
