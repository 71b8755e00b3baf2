"""Each thing that a platform delivers has its effect once, however often and to whichever replica it is delivered."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import inbox as rows

KEPT_FOR = timedelta(days=7)
"""Longer than any platform goes on delivering: Telegram keeps an update for a day, Slack tries for an hour."""


def is_first_delivery(session: Session, platform: str, tenant: str, *, event_id: str, now: datetime) -> bool:
    """Take an event, in the transaction of its effect; say False to whoever comes with it again."""
    return rows.claim_event(session, {"platform": platform, "tenant": tenant, "event_id": event_id, "received_at": now})


def forget_old_events(session: Session, *, now: datetime, most: int) -> int:
    """Delete events that no platform delivers any more, no more than so many; return how many."""
    return rows.drop_events(session, before=now - KEPT_FOR, most=most)
