"""What runs together for chat: couriers and listeners, each begun again when it breaks, all ended together."""

import asyncio
import random
from collections.abc import Iterable
from contextlib import suppress
from typing import Protocol

import structlog

from bots.delivery.retrying import pause_after

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()
_chances = random.Random()  # noqa: S311 - spreads new beginnings, guards nothing


class Member(Protocol):
    """Something that runs on an event loop until it is told to stop: a courier, a listener."""

    async def run(self) -> None:
        """Run; return some time after `stop`."""
        ...

    def stop(self) -> None:
        """Ask for the end, from the loop's own thread; what is under way is finished."""
        ...


class Company:
    """Runs its members side by side. One that breaks is told of and begins again, after a pause that grows."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._members = tuple(members)
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Run until `stop`, and return when every member has ended."""
        await asyncio.gather(*(self._kept_going(member) for member in self._members))

    def stop(self) -> None:
        """Let every member end."""
        self._stopped.set()
        for member in self._members:
            member.stop()

    async def _kept_going(self, member: Member) -> None:
        failures = 0
        while not self._stopped.is_set():
            try:
                await member.run()
                return
            except Exception:  # noqa: BLE001 - whatever it is, the others go on, and so does this one
                failures += 1
                _log.exception("broke off, begins again", member=type(member).__name__, failures=failures)
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_after(failures, chance=_chances.random())):
                    await self._stopped.wait()
