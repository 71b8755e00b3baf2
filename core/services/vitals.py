"""What an operator watches of the schedule, of all processes together: read when it is asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries.heartbeats import latest_beats
from core.db.queries.lags import first_due
from core.db.queries.notices import notice_counts

LATELY = timedelta(minutes=5)
MISSED_FOR = timedelta(days=1)
"""Whoever was last there longer ago was taken away, and is missed no more."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """How the schedule stands.

    `decided`: (kind, fate, why dropped, how many) of the notices of late; `overdue`: by how much what time brings is
    late, by kind; `unseen`: how long ago any process last was there, by role, for a day.
    """

    decided: list[tuple[str, str, str | None, int]]
    overdue: dict[str, timedelta]
    unseen: dict[str, timedelta]


def vitals_of(session: Session, *, now: datetime) -> Vitals:
    """Return how the schedule stands."""
    none = timedelta(0)
    return Vitals(
        decided=notice_counts(session, since=now - LATELY),
        overdue={what: max(now - at, none) if at else none for what, at in first_due(session).items()},
        unseen={role: max(now - at, none) for role, at in latest_beats(session).items() if now - at < MISSED_FOR},
    )
