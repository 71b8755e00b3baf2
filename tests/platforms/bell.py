"""Waiting for something to become true, woken by whoever changes anything."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Bell:
    """Rings for everybody who waits; they look again then."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Let all look."""
        self._event.set()
        self._event = asyncio.Event()

    async def until(self, look: Callable[[], Found | None], *, seconds: float) -> Found | None:
        """Return the first thing that a look finds, None when the time is over."""
        end = asyncio.get_running_loop().time() + seconds
        while not (found := look()):
            left = end - asyncio.get_running_loop().time()
            try:
                await asyncio.wait_for(self._event.wait(), max(left, 0))
            except TimeoutError:
                return look() or None
        return found
