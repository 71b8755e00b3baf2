"""The chat channels of a process: what runs for them beside the server, and the paths at which platforms knock."""

from collections.abc import Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.metrics import Metrics

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from bots.delivery.company import Member


@dataclass(frozen=True, slots=True)
class Channels:
    """What has to run, from the start to the end of the process, and the doors by their paths."""

    members: "tuple[Member, ...]" = ()
    doors: "Mapping[str, ASGIApp]" = field(default_factory=dict)


def together(*channels: Channels) -> Channels:
    """Return several channels as one."""
    members = tuple(member for each in channels for member in each.members)
    return Channels(members, {path: door for each in channels for path, door in each.doors.items()})


MakeChannels = Callable[[Metrics], Channels]
"""Makes the channels of a process, whose figures go to its metrics."""


def no_channels(_metrics: Metrics) -> Channels:
    """Return none: a process that nobody chats with."""
    return Channels()


@asynccontextmanager
async def running(channels: Channels) -> "AsyncIterator[None]":
    """Run channels beside the block; afterwards they finish what is under way."""
    if not channels.members:
        yield
        return
    import asyncio

    from bots.delivery.company import Company

    company = Company(channels.members)
    task = asyncio.create_task(company.run())
    try:
        yield
    finally:
        company.stop()
        await task
