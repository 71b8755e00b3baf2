"""Counts over all users, for monitoring, and the cheapest question there is."""

from typing import cast

from sqlalchemy import Table, func, literal, select
from sqlmodel import Session

from core.db.tables import GoalRow

_goal = cast("Table", GoalRow.__table__)  # type: ignore[attr-defined]  # SQLModel types its tables as models only


def goal_counts(session: Session) -> list[tuple[str, str, int]]:
    """Return (pattern, status, how many) of all goals."""
    counted = select(_goal.c.pattern, _goal.c.status, func.count()).group_by(_goal.c.pattern, _goal.c.status)
    return [(pattern, status, count) for pattern, status, count in session.execute(counted)]


def ping(session: Session) -> bool:
    """Say whether the database answers at all."""
    return session.execute(select(literal(1))).scalar_one() == 1
