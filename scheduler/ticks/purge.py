"""Each hour: forget the answers to idempotent requests that have been kept long enough."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.answers import forget_old_answers
from scheduler.tick import Tick


def purge(session: Session, now: datetime) -> int:
    """Delete old answers; return how many."""
    return forget_old_answers(session, now=now)


PURGE = Tick("purge", every=timedelta(hours=1), work=purge)
