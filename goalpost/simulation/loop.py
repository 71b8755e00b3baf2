"""An event loop whose clock is the simulation's: pauses, limits and leases of the code on it pass in simulated seconds.

While anything is under way outside the loop (a transaction, a request), time stands still and it is waited for. When
nothing is, the loop tells the conductor until when it has nothing to do, and sleeps until it is that late.
"""

import asyncio
import os
import selectors
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from goalpost.simulation.shared_time import MICROSECONDS, SharedTime

REPORT = struct.Struct("<q")
"""Until when a process has nothing to do, in microseconds."""
NEVER_US = 2**62
GO = b"."


class UnderWay:
    """How much has begun outside the loop and not come back."""

    def __init__(self) -> None:
        self.count = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count something for as long as the block runs."""
        self.count += 1
        try:
            yield
        finally:
            self.count -= 1


class Line:
    """The line to the conductor; when it breaks, the simulation is over, and so is the process."""

    def __init__(self, line_fd: int) -> None:
        self._socket = socket.socket(fileno=line_fd)

    def rest(self, until_us: int) -> None:
        """Have nothing to do until an instant; return when the conductor says that it is time."""
        try:
            self._socket.sendall(REPORT.pack(until_us))
            is_over = not self._socket.recv(1)
        except OSError:
            is_over = True
        if is_over:
            os._exit(0)


class _Selector(selectors.DefaultSelector):
    """Waits for events in real time, and for timers in simulated time."""

    def __init__(self, time: SharedTime, line: Line, under_way: UnderWay) -> None:
        super().__init__()
        self._time, self._line, self._under_way = time, line, under_way

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:  # type: ignore[explicit-any]  # a key may hold anything
        events = super().select(0)
        if events or (timeout is not None and timeout <= 0):
            return events
        if self._under_way.count:
            return super().select(None)
        wait_us = NEVER_US // 2 if timeout is None else ceil(timeout * MICROSECONDS)
        self._line.rest(self._time.elapsed_us + max(wait_us, 1))
        return super().select(0)


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Runs coroutines by the shared time."""

    def __init__(self, time: SharedTime, line: Line, under_way: UnderWay) -> None:
        super().__init__(_Selector(time, line, under_way))
        self._shared_time = time

    def time(self) -> float:
        """Return the simulated seconds since the start, not those of the machine."""
        return self._shared_time.seconds()
