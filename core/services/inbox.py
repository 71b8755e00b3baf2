"""Each thing that a platform delivers has its effect once, however often and to whichever replica it is delivered."""

from datetime import datetime

from sqlmodel import Session

from core.db.queries import inbox as rows


def is_first_delivery(session: Session, platform: str, tenant: str, *, event_id: str, now: datetime) -> bool:
    """Take an event, in the transaction of its effect; say False to whoever comes with it again."""
    return rows.claim_event(session, {"platform": platform, "tenant": tenant, "event_id": event_id, "received_at": now})
