"""Each hour: forget what has been kept long enough: answers, events, messages sent and received, notices."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.answers import forget_old_answers
from core.services.inbox import forget_old_events
from core.services.invitations import forget_over
from core.services.messages import forget_old_messages
from core.services.notices import forget_old_notices
from core.services.outbox import forget_done
from scheduler.tick import Tick

BATCH = 1000


def purge(session: Session, now: datetime) -> int:
    """Delete old answers, and one batch of each of the others; return how many."""
    batches = (forget_old_events, forget_done, forget_old_messages, forget_old_notices, forget_over)
    return forget_old_answers(session, now=now) + sum(forget(session, now=now, most=BATCH) for forget in batches)


PURGE = Tick("purge", every=timedelta(hours=1), work=purge, batch=BATCH)
