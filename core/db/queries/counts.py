"""Counts: of one user's goals for what is remembered of them, of all for monitoring. And the cheapest question."""

from datetime import date

from sqlalchemy import bindparam, func, literal, select
from sqlmodel import Session

from core.db.prepared import Prepared
from core.db.tables import GoalRow
from core.db.tables.access import table_of

_goal = table_of(GoalRow)
_REVISION = Prepared(
    select(func.coalesce(func.sum(_goal.c.version), 0).label("revision")).where(_goal.c.user_id == bindparam("user_id"))
)


def goals_revision(session: Session, user_id: str) -> int:
    """Return a number that rises with every change to any goal of a user.

    It is the sum of their versions: these only rise, a new goal adds its first, and goals end only with their user.
    """
    row = _REVISION.first(session, {"user_id": user_id})
    return 0 if row is None else int(row.revision)


def last_logged_on(session: Session, user_id: str, *, but: str) -> date | None:
    """Return the latest day of any activity of a user, one goal's left out."""
    latest = select(func.max(_goal.c.latest_on)).where(_goal.c.user_id == user_id, _goal.c.id != but)
    found: date | None = session.connection().execute(latest).scalar()
    return found


def goal_counts(session: Session) -> list[tuple[str, str, int]]:
    """Return (pattern, status, how many) of all goals."""
    counted = select(_goal.c.pattern, _goal.c.status, func.count()).group_by(_goal.c.pattern, _goal.c.status)
    return [(pattern, status, count) for pattern, status, count in session.connection().execute(counted)]


def ping(session: Session) -> bool:
    """Say whether the database answers at all."""
    return session.connection().execute(select(literal(1))).scalar_one() == 1
