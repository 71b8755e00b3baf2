"""What a channel hands to its courier: the messenger, the pace, and how notices become replies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from bots.conversation.replies import Reply
from bots.delivery.messenger import Messenger
from bots.delivery.rates import NO_LIMITS, Rates
from core.db.queries.outbox import ClaimedRow


class Compose(Protocol):
    """Makes the reply of a notice when it is sent, in a transaction of its own; again for every attempt."""

    def __call__(self, session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
        """Return the reply, None when nobody needs it any more."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What is delivered by whom: a platform's messages, of one bot or workspace or (None) of all, how fast.

    `notices` says by the name that stands in a payload how it becomes a reply; one that holds a reply needs nobody.
    """

    platform: str
    messenger: Messenger
    tenant: str | None = None
    rates: Rates = NO_LIMITS
    notices: Mapping[str, Compose] = field(default_factory=dict)
