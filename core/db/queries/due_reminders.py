"""Reminders whose moment has come, with what is needed to tell whether they speak; of many users at once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from core.db.given import given, of_rows
from core.db.prepared import Prepared
from core.db.queries.days import tally_of_row
from core.db.tables import GoalDayRow, GoalRow, ReminderRow, UserRow
from core.db.tables.access import table_of
from core.domain.activity import DayTally
from core.domain.goal import Pause, Schedule, Target
from core.domain.reminders import ReminderRule

_reminder, _user, _goal, _day = table_of(ReminderRow), table_of(UserRow), table_of(GoalRow), table_of(GoalDayRow)


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
        _goal.c.user_id.label("owner_id"),
        _goal.c.status,
        _goal.c.pattern,
        _goal.c.target,
        _goal.c.schedule,
        _goal.c.pauses,
        _goal.c.created_at.label("goal_created_at"),
        _goal.c.reading_on,
    )
    .join(_user, _user.c.id == _reminder.c.user_id)
    .join(_goal, _goal.c.id == _reminder.c.goal_id)
)


_ALL_DUE = Prepared(
    _DUE.where(_reminder.c.next_at <= bindparam("now"))
    .order_by(_reminder.c.next_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=_reminder)
)
_since = given(user_id=_day.c.user_id, goal_id=_day.c.goal_id, since=_day.c.day)
_TALLIES = Prepared(
    select(_day)
    .select_from(_since)
    .join(_day, and_(_day.c.user_id == _since.c.user_id, _day.c.goal_id == _since.c.goal_id))
    .where(_day.c.day >= _since.c.since)
)


def due_reminders(session: Session, *, now: datetime, most: int) -> list[DueReminder]:
    """Return reminders whose moment has come, the longest due first; they are this transaction's until it ends.

    Others that look at the same time neither wait for them nor get them.
    """
    return [DueReminder._make(row[:]) for row in _ALL_DUE.all(session, {"now": now, "most": most})]


def due_reminder(session: Session, user_id: str, reminder_id: str) -> DueReminder | None:
    """Return one reminder in the same form, be it due or not."""
    row = (
        session.connection().execute(_DUE.where(_reminder.c.user_id == user_id, _reminder.c.id == reminder_id)).first()
    )
    return None if row is None else DueReminder._make(row)


def tallies_since(session: Session, days: Mapping[tuple[str, str], date]) -> dict[tuple[str, str], list[DayTally]]:
    """Return the tallies of goals, by (owner, goal), from a day on that is given for each."""
    found: dict[tuple[str, str], list[DayTally]] = {}
    given_days = [{"user_id": user_id, "goal_id": goal_id, "since": day} for (user_id, goal_id), day in days.items()]
    for row in _TALLIES.all(session, of_rows(given_days)):
        found.setdefault((row.user_id, row.goal_id), []).append(tally_of_row(row))
    return found
