"""What Slack waits for no longer than it does: work that goes on beyond that, to be carried through or given up."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta

import structlog

from bots.delivery.pausing import LONGEST_PAUSE_SECONDS, paused
from bots.delivery.retrying import pause_after
from core.clock import Clock

ACKNOWLEDGED_WITHIN_SECONDS = 2.0
"""Slack waits three: https://docs.slack.dev/apis/events-api/#responding"""
NOT_TAKEN = 503
"""What is answered for an event that Slack is to bring again."""
CARRIED_THROUGH_FOR = timedelta(minutes=25)
"""An address for responses is good for half an hour."""
Work = Callable[[], Coroutine[object, object, bool]]
_chances = random.Random()  # noqa: S311 - spreads retries, guards nothing
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Errands:
    """What is under way, each by a key of a workspace's: what comes again is joined, not begun again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._under_way: dict[tuple[str, str], asyncio.Task[bool]] = {}
        self._ending = asyncio.Event()

    async def in_time(self, key: tuple[str, str], work: Work, *, within: float = ACKNOWLEDGED_WITHIN_SECONDS) -> bool:
        """Begin work; say whether it has succeeded within so many seconds. It goes on either way."""
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.create_task(work())
            self._under_way[key] = task
            task.add_done_callback(lambda ended: self._ended(key, ended))
        await asyncio.wait({task}, timeout=within)
        return task.done() and task.result()

    async def carried_through(
        self, attempt: Callable[[], Awaitable[bool]], *, give_up: Callable[[], Awaitable[None]]
    ) -> bool:
        """Attempt something until it succeeds; when that takes too long, give it up and say False."""
        until, attempts = self._clock() + CARRIED_THROUGH_FOR, 1
        while not await attempt():
            if self._clock() > until or self._ending.is_set():
                await give_up()
                return False
            await self.pause(min(pause_after(attempts, chance=_chances.random()), LONGEST_PAUSE_SECONDS))
            attempts += 1
        return True

    async def pause(self, seconds: float) -> None:
        """Wait, unless it is time to end."""
        await paused(self._ending, seconds)

    async def finish(self, *, within_seconds: float) -> None:
        """Let what is under way be attempted once more, and return."""
        self._ending.set()
        if self._under_way:
            _, late = await asyncio.wait(set(self._under_way.values()), timeout=within_seconds)
            for task in late:
                task.cancel()

    def _ended(self, key: tuple[str, str], task: asyncio.Task[bool]) -> None:
        self._under_way.pop(key, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("not carried out", platform="slack", tenant=key[0], exc_info=error)
