"""Waiting that ends at once when it is time to stop."""

import asyncio
from contextlib import suppress

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0


async def paused(stopped: asyncio.Event, seconds: float) -> float:
    """Wait, unless it is time to stop; return how long to wait the next time, twice as long up to half a minute."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stopped.wait()
    return min(seconds * 2, LONGEST_PAUSE_SECONDS)
