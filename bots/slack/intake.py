"""Takes events within the time that Slack gives. What it would not bring again is carried through, however long."""

import asyncio
import random
from collections.abc import Callable
from datetime import timedelta

import structlog

from bots.conversation.wording import fixed
from bots.conversation.wording.language import speaking
from bots.delivery.lanes import Lanes
from bots.delivery.outages import OUTAGES
from bots.delivery.pausing import LONGEST_PAUSE_SECONDS, paused
from bots.delivery.receiving import Event, receive
from bots.delivery.retrying import pause_after
from bots.slack.installations import Workspace
from bots.slack.people import People
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database

ACKNOWLEDGED_WITHIN_SECONDS = 2.0
"""Slack waits three: https://docs.slack.dev/apis/events-api/#responding"""
CARRIED_THROUGH_FOR = timedelta(minutes=25)
"""An address for responses is good for half an hour."""
_chances = random.Random()  # noqa: S311 - spreads retries, guards nothing
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Intake:
    """Carries events out, each chat's in their order; one that is under way is joined, not begun again."""

    def __init__(
        self, database: Database, clock: Clock, *, people: People, web: Web, when_queued: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._people = people
        self._web = web
        self._when_queued = when_queued
        self._lanes = Lanes()
        self._under_way: dict[tuple[str, str], asyncio.Task[bool]] = {}
        self._ending = asyncio.Event()

    async def take(self, event: Event, workspace: Workspace, *, url: str | None = None) -> bool:
        """Carry an event out; say whether it is on disk within the time that Slack waits. It goes on either way.

        One that came with an address for responses is not brought again: it is tried until it is done, or given up
        with an apology.
        """
        key = event.place.tenant, event.id
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.create_task(self._carried_out(event, workspace, url=url))
            self._under_way[key] = task
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        done, _ = await asyncio.wait({task}, timeout=ACKNOWLEDGED_WITHIN_SECONDS)
        return task in done and task.result()

    def wake(self) -> None:
        """Let what was queued elsewhere go out at once."""
        self._when_queued()

    async def finish(self, *, within_seconds: float) -> None:
        """Try what is under way once more, apologise for what cannot be done, and return."""
        self._ending.set()
        if self._under_way:
            _, late = await asyncio.wait(set(self._under_way.values()), timeout=within_seconds)
            for task in late:
                task.cancel()

    async def _carried_out(self, event: Event, workspace: Workspace, *, url: str | None) -> bool:
        async with self._lanes.of((event.place.tenant, event.place.address)):
            event = await self._people.described(event, workspace)
            if url is None:
                return await self._is_on_disk(event)
            return await self._is_carried_through(event, url)

    async def _is_carried_through(self, event: Event, url: str) -> bool:
        until, attempts = self._clock() + CARRIED_THROUGH_FOR, 1
        while not await self._is_on_disk(event):
            if self._clock() > until or self._ending.is_set():
                await self._give_up(event, url)
                return False
            await self._pause(attempts)
            attempts += 1
        return True

    async def _give_up(self, event: Event, url: str) -> None:
        _log.error("event given up", platform="slack", tenant=event.place.tenant, event_id=event.id)
        with speaking(event.identity.locale or "en"):
            text = fixed.failed()
        await self._web.whisper(url, text)

    async def _is_on_disk(self, event: Event) -> bool:
        try:
            await receive(self._database, event, now=self._clock())
        except OUTAGES as error:
            _log.warning("event not taken", platform="slack", tenant=event.place.tenant, error=type(error).__name__)
            return False
        self._when_queued()
        return True

    async def _pause(self, attempts: int) -> None:
        seconds = min(pause_after(attempts, chance=_chances.random()), LONGEST_PAUSE_SECONDS)
        await paused(self._ending, seconds)
