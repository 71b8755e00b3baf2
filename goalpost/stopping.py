"""How processes of ours end when they are asked to: by SIGTERM or SIGINT, with what was accepted finished."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

ASKED_BY = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stopping_by(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` when the process is asked to end; afterwards signals mean what they meant before."""
    before = {asked_by: signal.signal(asked_by, lambda *_: stop()) for asked_by in ASKED_BY}
    try:
        yield
    finally:
        for asked_by, handler in before.items():
            signal.signal(asked_by, handler)


@contextmanager
def asked_to_end() -> "Iterator[asyncio.Event]":
    """Give the running event loop an event that is set when the process is asked to end."""
    import asyncio

    asked, loop = asyncio.Event(), asyncio.get_running_loop()

    def ask() -> None:
        loop.call_soon_threadsafe(asked.set)

    with stopping_by(ask):
        yield asked


def leave_on_sigterm() -> None:
    """Let SIGTERM unwind the main thread as the end of its work, so that everything is closed on the way."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
