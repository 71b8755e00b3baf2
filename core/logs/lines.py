"""Where finished log lines go: written together ten times a second, and at once when they are grave.

A write for each line would be a system call on the event loop for every request, and each lets go of the interpreter:
whichever thread takes it up then (the prompt's, a pool's) may hold it for longer than the request takes.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import orjson

from core.clock import utc_now

PAUSE_SECONDS = 0.1
MOST_WAITING = 10_000
"""Lines that are kept while the stream takes none; seconds of full load."""


class Lines:
    """The logger at the end of structlog's chain: one method for each level, all of them safe from any thread.

    A stream that cannot be written to (a full disk) breaks nobody: lines wait for it, and those for which there is no
    room are counted. It should be unbuffered, so that what it has taken is known to the byte.
    """

    def __init__(self, stream: BinaryIO, *, most_waiting: int = MOST_WAITING) -> None:
        self._stream = stream
        self._most_waiting = most_waiting
        self._waiting: deque[bytes] = deque()
        self._unwritten = b""
        self._dropped = 0
        self._are_waiting = threading.Event()
        self._is_closed = threading.Event()
        self._writing = threading.Lock()
        self._counting = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="goalpost-logs", daemon=True)
        self._thread.start()

    def info(self, line: bytes) -> None:
        """Take a line that may wait for its company."""
        self._take(line)
        if not self._are_waiting.is_set():
            self._are_waiting.set()
        if self._is_closed.is_set():
            self.write()

    def error(self, line: bytes) -> None:
        """Write a line at once, and those that wait before it."""
        self._take(line)
        self.write()

    debug = info
    warning = warn = critical = exception = fatal = error

    def close(self) -> None:
        """Write what waits; whatever comes later is written at once."""
        self._is_closed.set()
        self._are_waiting.set()
        self._thread.join()
        self.write()

    def write(self) -> None:
        """Write what waits, as far as the stream takes it; the rest stays for the next time."""
        with self._writing:
            try:
                self._hand_over()
            except OSError:
                self._are_waiting.set()

    def _take(self, line: bytes) -> None:
        if len(self._waiting) < self._most_waiting:
            self._waiting.append(line)
            return
        with self._counting:
            self._dropped += 1

    def _work(self) -> None:
        while not self._is_closed.is_set():
            self._are_waiting.wait()
            self._is_closed.wait(PAUSE_SECONDS)
            self._are_waiting.clear()
            self.write()

    def _hand_over(self) -> None:
        self._finish()
        taken = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if self._dropped:
            taken.append(self._loss())
        if taken:
            self._unwritten = b"\n".join([*taken, b""])
            self._finish()

    def _finish(self) -> None:
        """Write what was begun: a stream without a buffer may take a part of it."""
        while self._unwritten and not self._stream.closed:
            count = self._stream.write(self._unwritten)
            if not count:
                raise BlockingIOError
            self._unwritten = self._unwritten[count:]
            self._stream.flush()

    def _loss(self) -> bytes:
        """Return the line that tells how many are missing."""
        with self._counting:
            dropped, self._dropped = self._dropped, 0
        return orjson.dumps(
            {"at": utc_now(), "level": "warning", "event": "log lines were dropped", "lines": dropped},
            option=orjson.OPT_UTC_Z,
        )


@contextmanager
def lines_to(stream: BinaryIO) -> Iterator[Lines]:
    """Write lines to a stream until the block ends."""
    lines = Lines(stream)
    try:
        yield lines
    finally:
        lines.close()
