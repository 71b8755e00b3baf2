"""Which activities a chat message logged, kept for as long as anybody edits messages."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import chat_entries as rows

KEPT_FOR = timedelta(days=30)
"""Telegram lets a message be edited for two days, Slack for as long as a workspace allows."""


def forget_old_messages(session: Session, *, now: datetime, most: int) -> int:
    """Forget what old messages did, no more than so many; return how many."""
    return rows.drop_made(session, before=now - KEPT_FOR, most=most)
