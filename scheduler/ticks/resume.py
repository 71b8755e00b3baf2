"""Each minute: wake paused goals whose day has come where their owner lives."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.resuming import resume_due
from scheduler.tick import Tick

BATCH = 100


def resume(session: Session, now: datetime) -> int:
    """Resume one batch of goals; return how many."""
    return resume_due(session, now=now, most=BATCH)


RESUME = Tick("resume", every=timedelta(minutes=1), work=resume, batch=BATCH)
