"""Reminders of a user: kept, found, changed, planned anew."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam, delete, insert, update
from sqlmodel import Session, col, select

from core.db.prepared import Prepared
from core.db.queries.many import updates
from core.db.tables import GoalRow, ReminderRow
from core.db.tables.access import table_of

_reminder = table_of(ReminderRow)
_ONE = (_reminder.c.user_id == bindparam("of_user"), _reminder.c.id == bindparam("of_id"))
_MOVE = updates(_reminder, ("next_at", "next_on", "spoke_at"))


def insert_reminders(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert reminders."""
    if rows:
        session.connection().execute(insert(_reminder), [dict(row) for row in rows])


def find_reminder(session: Session, user_id: str, reminder_id: str) -> ReminderRow | None:
    """Return a reminder of this user as it is stored now."""
    return session.get(ReminderRow, (user_id, reminder_id), populate_existing=True)


def reminders_of(session: Session, user_id: str, goal_id: str | None = None) -> list[ReminderRow]:
    """Return a user's reminders, of one goal if it is named, oldest first."""
    wanted = select(ReminderRow).where(col(ReminderRow.user_id) == user_id).order_by(col(ReminderRow.id))
    if goal_id is not None:
        wanted = wanted.where(col(ReminderRow.goal_id) == goal_id)
    return list(session.exec(wanted.execution_options(populate_existing=True)))


def reminders_of_goal(session: Session, goal_id: str) -> list[ReminderRow]:
    """Return the reminders of a goal, whosever they are."""
    wanted = select(ReminderRow).where(col(ReminderRow.goal_id) == goal_id).order_by(col(ReminderRow.id))
    return list(session.exec(wanted.execution_options(populate_existing=True)))


def change_reminders(session: Session, changes: Sequence[Mapping[str, object]]) -> None:
    """Write columns of reminders, the same of each; `of_user` and `of_id` say whose."""
    if changes:
        names = tuple(sorted(changes[0].keys() - {"of_user", "of_id"}))
        _change(names).run_all(session, changes)


def move_reminders(session: Session, moves: Sequence[Mapping[str, object]]) -> None:
    """Write when each of many reminders is next and when it last spoke; `of_user_id` and `of_id` say whose it is."""
    _MOVE.write(session, moves)


@lru_cache(maxsize=32)
def _change(columns: tuple[str, ...]) -> Prepared:
    return Prepared(update(_reminder).where(*_ONE), columns)


def delete_reminders(session: Session, keys: Sequence[tuple[str, str]]) -> None:
    """Delete reminders by user and id."""
    if keys:
        gone = delete(_reminder).where(*_ONE)
        session.connection().execute(gone, [{"of_user": user_id, "of_id": each} for user_id, each in keys])


def delete_after(session: Session, user_id: str, origin_id: str) -> None:
    """Delete what puts off or repeats a reminder."""
    mine = (_reminder.c.user_id == user_id, _reminder.c.origin_id == origin_id)
    session.connection().execute(delete(_reminder).where(*mine))


def delete_of_goals_of(session: Session, user_id: str, *, owner_id: str) -> None:
    """Delete a user's reminders of all goals that somebody else owns."""
    theirs = select(col(GoalRow.id)).where(col(GoalRow.user_id) == owner_id)
    of_theirs = (_reminder.c.user_id == user_id, _reminder.c.goal_id.in_(theirs))
    session.connection().execute(delete(_reminder).where(*of_theirs))


def last_spoken(session: Session, user_id: str, *, since: datetime, goal_id: str | None) -> ReminderRow | None:
    """Return the reminder of a user that spoke last, of one goal if it is named, unless that is too long ago."""
    wanted = select(ReminderRow).where(col(ReminderRow.user_id) == user_id, col(ReminderRow.spoke_at) >= since)
    if goal_id is not None:
        wanted = wanted.where(col(ReminderRow.goal_id) == goal_id)
    latest = wanted.order_by(col(ReminderRow.spoke_at).desc(), col(ReminderRow.id).desc()).limit(1)
    return session.exec(latest.execution_options(populate_existing=True)).first()
