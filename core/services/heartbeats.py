"""Processes say that they are there: those of one role know how many they are, an operator whether there is any."""

import os
import secrets
import socket
from datetime import datetime, timedelta
from functools import lru_cache

from sqlmodel import Session

from core.db.queries import heartbeats as rows

EVERY = timedelta(seconds=15)
"""How often somebody says so."""
MISSING_AFTER = 3 * EVERY


def this_process() -> str:
    """Return a name that no other process has: containers may share the beginning of their name, and their number."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{_one_of_a_kind()}"


@lru_cache(maxsize=1)
def _one_of_a_kind() -> str:
    return secrets.token_hex(6)


def beat(session: Session, role: str, holder: str, *, now: datetime) -> int:
    """Say that somebody is there in a role; return how many there are, with them."""
    rows.put_beat(session, role, holder, at=now)
    return rows.count_beats(session, role, since=now - MISSING_AFTER)


def end_beat(session: Session, role: str, holder: str) -> None:
    """Say that somebody is there no more."""
    rows.drop_beat(session, role, holder)
