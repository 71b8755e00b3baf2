"""Where finished log lines go: written together ten times a second, and at once when they are grave.

A write for each line on the event loop's thread hands the interpreter to the database's writer thread and has to wait
to get it back: that cost 0.4 ms a request under load, forty times the line itself.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

PAUSE_SECONDS = 0.1


class Lines:
    """The logger at the end of structlog's chain: one method for each level, all of them safe from any thread."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: deque[bytes] = deque()
        self._are_waiting = threading.Event()
        self._is_closed = threading.Event()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="goalpost-logs", daemon=True)
        self._thread.start()

    def info(self, line: bytes) -> None:
        """Take a line that may wait for its company."""
        self._waiting.append(line)
        if not self._are_waiting.is_set():
            self._are_waiting.set()
        if self._is_closed.is_set():
            self.write()

    def error(self, line: bytes) -> None:
        """Write a line at once, and those that wait before it."""
        self._waiting.append(line)
        self.write()

    debug = info
    warning = warn = critical = exception = fatal = error

    def close(self) -> None:
        """Write what waits; whatever comes later is written at once."""
        self._is_closed.set()
        self._are_waiting.set()
        self._thread.join()
        self.write()

    def _work(self) -> None:
        while not self._is_closed.is_set():
            self._are_waiting.wait()
            self._is_closed.wait(PAUSE_SECONDS)
            self._are_waiting.clear()
            self.write()

    def write(self) -> None:
        """Write what waits."""
        with self._writing:
            taken = [self._waiting.popleft() for _ in range(len(self._waiting))]
            if taken and not self._stream.closed:
                self._stream.write(b"\n".join([*taken, b""]))
                self._stream.flush()


@contextmanager
def lines_to(stream: BinaryIO) -> Iterator[Lines]:
    """Write lines to a stream until the block ends."""
    lines = Lines(stream)
    try:
        yield lines
    finally:
        lines.close()
