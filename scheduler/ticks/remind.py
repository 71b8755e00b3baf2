"""Twice a second: let the reminders speak whose moment has come."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.reminding import remind_due
from scheduler.tick import Tick

BATCH = 1000


def remind(session: Session, now: datetime) -> int:
    """Let one batch of reminders speak; return how many were due."""
    return remind_due(session, now=now, most=BATCH)


REMIND = Tick("remind", every=timedelta(milliseconds=500), work=remind, batch=BATCH)
