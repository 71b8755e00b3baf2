"""Each hour: forget what has been kept long enough."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.retention import forget_old
from scheduler.tick import Tick

BATCH = 1000


def purge(session: Session, now: datetime) -> int:
    """Delete one batch of each kind of row that is old; return how many."""
    return forget_old(session, now=now, most=BATCH)


PURGE = Tick("purge", every=timedelta(hours=1), work=purge, batch=BATCH)
