"""Each half minute: close the days that have ended where users live, and warn of streaks where it is evening."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.services.closing import close_days, warn_of_streaks
from scheduler.tick import Tick

BATCH = 200


def close(session: Session, now: datetime) -> int:
    """Close the days of one batch of users; return how many."""
    return close_days(session, now=now, most=BATCH)


def warn(session: Session, now: datetime) -> int:
    """Look at the streaks of one batch of users whose evening it is; return how many."""
    return warn_of_streaks(session, now=now, most=BATCH)


CLOSE = Tick("close", every=timedelta(seconds=30), work=close, batch=BATCH)
WARN = Tick("warn", every=timedelta(seconds=30), work=warn, batch=BATCH)
