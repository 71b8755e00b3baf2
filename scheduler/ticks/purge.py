"""Each hour: forget what has been kept long enough: answers to idempotent requests, chat events, what was sent."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.answers import forget_old_answers
from core.services.inbox import forget_old_events
from core.services.outbox import forget_done
from scheduler.tick import Tick

BATCH = 1000


def purge(session: Session, now: datetime) -> int:
    """Delete old answers, and one batch of each of the others; return how many."""
    answers = forget_old_answers(session, now=now)
    return answers + forget_old_events(session, now=now, most=BATCH) + forget_done(session, now=now, most=BATCH)


PURGE = Tick("purge", every=timedelta(hours=1), work=purge, batch=BATCH)
