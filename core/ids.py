"""Time-ordered ids: UUID version 7 (RFC 9562, section 5.7) as lower-case text of 36 characters."""

import os
import random
import re
import threading
from datetime import datetime

_random = random.Random(os.urandom(32))  # noqa: S311 - an id is no secret, and the system's own source is a call away
_SHAPE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")


class _Sequence:
    """Hands out millisecond and 12-bit counter so that ids of one process rise strictly, whatever the clock does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self, milliseconds: int) -> int:
        with self._lock:
            self._last = max(self._last + 1, milliseconds << 12)
            return self._last


_sequence = _Sequence()


def new_id(now: datetime) -> str:
    """Return a fresh id that sorts after all ids this process has made before."""
    stamp = _sequence.next(int(now.timestamp() * 1000))
    tail = _random.getrandbits(62) | 2**63
    digits = f"{stamp >> 12:012x}7{stamp & 0xFFF:03x}{tail:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def is_id(text: str) -> bool:
    """Say whether a text has the shape of an id (any UUID version, lower case)."""
    return _SHAPE.match(text) is not None
