"""Who is installing the app: what they take along to the platform, and bring back once and in time."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import installations as rows
from core.services.access import digest_of

GOOD_FOR = timedelta(minutes=10)


def issue_state(session: Session, *, now: datetime) -> str:
    """Return a fresh state; its text is not kept. States that have expired are forgotten."""
    state = secrets.token_urlsafe(24)
    rows.drop_states(session, before=now)
    rows.put_state(session, digest_of(state), expires_at=now + GOOD_FOR)
    return state


def take_state(session: Session, state: str, *, now: datetime) -> bool:
    """Take a state that was brought back; say False to one that is unknown, has expired, or comes a second time."""
    return rows.take_state(session, digest_of(state), now=now)
