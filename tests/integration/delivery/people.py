"""Somebody who writes on a made-up platform."""

from dataclasses import replace
from datetime import datetime
from itertools import count

from bots.delivery.receiving import Event, receive
from core.clock import Clock
from core.db.database import Database
from core.services.identities import Identity
from core.services.outbox import Place

PLATFORM = "pager"
TENANT = "bot-1"


def identity_of(account: str) -> Identity:
    """Return somebody as the platform describes them; their private chat is named like them."""
    return Identity(
        platform=PLATFORM,
        tenant=TENANT,
        account=account,
        user_name=f"{PLATFORM}:{account}",
        private_address=f"chat-{account}",
        display_name=account.title(),
        locale="en",
    )


def place_of(account: str) -> Place:
    """Return the private chat of somebody."""
    return Place(platform=PLATFORM, tenant=TENANT, address=f"chat-{account}")


class Person:
    """Writes from a private chat, each message an event with an id of its own."""

    def __init__(self, database: Database, clock: Clock, *, account: str = "ann") -> None:
        self.database = database
        self.clock = clock
        self.account = account
        self._numbers = count(1)

    def event(self, text: str = "", *, choice: str | None = None, sent_at: datetime | None = None) -> Event:
        """Return the next event."""
        number = next(self._numbers)
        return Event(
            id=f"{self.account}-{number}",
            identity=identity_of(self.account),
            place=place_of(self.account),
            sent_at=sent_at or self.clock(),
            text=text,
            choice=choice,
            message_id=f"in-{number}",
            callback=None if choice is None else f"callback-{number}",
        )

    async def says(self, text: str) -> tuple[str, ...]:
        """Say something; return the ids of what was queued."""
        return await self.deliver(self.event(text))

    async def taps(self, choice: str, *, on: str) -> tuple[str, ...]:
        """Tap a button of a message."""
        return await self.deliver(replace(self.event(choice=choice), message_id=on))

    async def deliver(self, event: Event) -> tuple[str, ...]:
        """Deliver an event, be it again."""
        return await receive(self.database, event, now=self.clock())
