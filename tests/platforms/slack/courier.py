"""Brings what is for the app to it, over HTTP or Socket Mode: events in order, all else as it happens."""

import asyncio
from contextlib import suppress

from core.domain.json import JsonObject
from tests.platforms.slack.feed import Ack, Delivery, Kind
from tests.platforms.slack.pushing import Pace, Pusher
from tests.platforms.slack.sockets import Sockets
from tests.platforms.slack.world import World


class Courier:
    """Delivers on the way the app has chosen."""

    def __init__(self, world: World, *, pace: Pace) -> None:
        self.world = world
        self.pusher = Pusher(world, pace=pace)
        self.sockets = Sockets(world, pace=pace)
        self._running: asyncio.Task[None] | None = None

    def start(self, *, base: str) -> None:
        """Begin to deliver events; `base` is where this Slack is reached."""
        self.world.base = base
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Deliver nothing more."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
        await self.pusher.stop()
        await self.sockets.stop()

    async def deliver(self, kind: Kind, payload: JsonObject) -> Ack:
        """Deliver what a person waits for; return what the app answered."""
        return await self._brought(self.world.feed.add(kind, payload))

    async def verify(self, challenge: str) -> bool:
        """Ask whether the address for events is the app's, as Slack does when it is entered."""
        payload: JsonObject = {"type": "url_verification", "challenge": challenge}
        payload["token"] = self.world.app.verification_token
        ack = await self.pusher.post(Kind.EVENT, payload)
        return ack.is_good and ack.body in (challenge, {"challenge": challenge})

    async def _run(self) -> None:
        feed = self.world.feed
        while True:
            delivery = await feed.bell.until(self._due, seconds=60)
            if delivery is not None:
                feed.waiting.remove(delivery)
                await self._brought(delivery)

    def _due(self) -> Delivery | None:
        """Return an event when there is a way to the app."""
        app = self.world.app
        is_open = self.sockets.is_connected if app.uses_sockets else app.events_url is not None
        return self.world.feed.next_event() if is_open else None

    async def _brought(self, delivery: Delivery) -> Ack:
        if self.world.app.uses_sockets:
            return await self.sockets.deliver(delivery)
        return await self.pusher.deliver(delivery)
