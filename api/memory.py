"""Rendered goals, progress and lists, kept by all that they depend on, so that nothing here is ever stale."""

import sys
import threading
from collections import OrderedDict
from datetime import date

from core.domain.calendar import Calendar

Subject = tuple[str, int, str]
"""Whose (a goal's id; for lists the user's), in which version, and which rendering: see `rendering_name`."""

MOST_BYTES = 32 * 2**20
ENTRY_BYTES = 400
"""About what an entry takes beside its body and its name: the id, the version, the tuple, its place in the order."""


def rendering_name(calendar: Calendar, today: date, *, kind: str) -> str:
    """Return the name of a kind of rendering on a day of a calendar: everything but the version that it depends on."""
    return f"{kind} {today} {calendar.timezone} {calendar.day_starts_at} {calendar.week_start}"


class RenderedGoals:
    """A bounded memory of JSON bodies, least recently used out first. Threads that read PostgreSQL share it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._bodies: OrderedDict[Subject, bytes] = OrderedDict()
        self._bytes = 0
        self._most_bytes = most_bytes
        self._lock = threading.Lock()

    def get(self, subject: Subject) -> bytes | None:
        """Return the body of a subject, if it is remembered."""
        with self._lock:
            body = self._bodies.get(subject)
            if body is not None:
                self._bodies.move_to_end(subject)
            return body

    def put(self, subject: Subject, body: bytes) -> None:
        """Remember the body of a subject that is committed: a version that was rolled back is given out again."""
        with self._lock:
            before = self._bodies.pop(subject, None)
            if before is not None:
                self._bytes -= _size(subject, before)
            self._bodies[subject] = body
            self._bytes += _size(subject, body)
            while self._bytes > self._most_bytes:
                self._bytes -= _size(*self._bodies.popitem(last=False))


def _size(subject: Subject, body: bytes) -> int:
    return ENTRY_BYTES + sys.getsizeof(subject[2]) + len(body)
