"""Reminders whose moment has come, with what is needed to tell whether they speak; of many users at once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from core.db.given import given, of_rows
from core.db.prepared import Fetched, Prepared
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


_OWN = [_reminder.c[name] for name in DueReminder._fields[:11]]
# The rest is asked for by key. In a join, a planner that expects many to be due reads and sorts all there are for each
# batch, be it of all users and goals.
_TAKE = Prepared(
    select(*_OWN)
    .where(_reminder.c.next_at <= bindparam("now"))
    .order_by(_reminder.c.next_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_FIND = Prepared(select(*_OWN).where(_reminder.c.user_id == bindparam("of_user"), _reminder.c.id == bindparam("of_id")))
_pairs = given(user_id=_user.c.id, goal_id=_goal.c.id)
_REST = Prepared(
    select(
        _pairs.c.user_id,
        _pairs.c.goal_id,
        _user.c.timezone,
        _user.c.day_starts_at,
        _user.c.week_start,
        _goal.c.user_id.label("owner_id"),
        _goal.c.status,
        _goal.c.pattern,
        _goal.c.target,
        _goal.c.schedule,
        _goal.c.pauses,
        _goal.c.created_at,
        _goal.c.reading_on,
    )
    .join(_user, _user.c.id == _pairs.c.user_id)
    .join(_goal, _goal.c.id == _pairs.c.goal_id)
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
    return _completed(session, _TAKE.all(session, {"now": now, "most": most}))


def due_reminder(session: Session, user_id: str, reminder_id: str) -> DueReminder | None:
    """Return one reminder in the same form, be it due or not."""
    found = _completed(session, _FIND.all(session, {"of_user": user_id, "of_id": reminder_id}))
    return found[0] if found else None


def _completed(session: Session, reminders: Sequence[Fetched]) -> list[DueReminder]:
    pairs = {(row.user_id, row.goal_id) for row in reminders}
    rest = _REST.all(session, of_rows([{"user_id": user_id, "goal_id": goal_id} for user_id, goal_id in pairs]))
    rest_of = {row[:2]: row[2:] for row in rest}
    keyed = [(row, rest_of.get((row.user_id, row.goal_id))) for row in reminders]
    return [DueReminder._make(row[:] + rest) for row, rest in keyed if rest is not None]


def tallies_since(session: Session, days: Mapping[tuple[str, str], date]) -> dict[tuple[str, str], list[DayTally]]:
    """Return the tallies of goals, by (owner, goal), from a day on that is given for each."""
    found: dict[tuple[str, str], list[DayTally]] = {}
    given_days = [{"user_id": user_id, "goal_id": goal_id, "since": day} for (user_id, goal_id), day in days.items()]
    for row in _TALLIES.all(session, of_rows(given_days)):
        found.setdefault((row.user_id, row.goal_id), []).append(tally_of_row(row))
    return found
