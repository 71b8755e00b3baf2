"""Each minute: the reviews of weeks and months that are due where users live."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.reviewing import review_months, review_weeks
from scheduler.tick import Tick

BATCH = 500


def weeks(session: Session, now: datetime) -> int:
    """Send one batch of reviews of a week; return how many users it had come to."""
    return review_weeks(session, now=now, most=BATCH)


def months(session: Session, now: datetime) -> int:
    """Send one batch of reviews of a month; return how many users it had come to."""
    return review_months(session, now=now, most=BATCH)


WEEKS = Tick("review_weeks", every=timedelta(minutes=1), work=weeks, batch=BATCH)
MONTHS = Tick("review_months", every=timedelta(minutes=1), work=months, batch=BATCH)
