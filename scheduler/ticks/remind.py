"""Each second: let the reminders speak whose moment has come."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.reminding import remind_due
from scheduler.tick import Tick

BATCH = 500


def remind(session: Session, now: datetime) -> int:
    """Let one batch of reminders speak; return how many were due."""
    return remind_due(session, now=now, most=BATCH)


REMIND = Tick("remind", every=timedelta(seconds=1), work=remind, batch=BATCH)
