"""One at a time for each chat: what a platform delivers is carried out in the order of its arrival."""

import asyncio
from weakref import WeakValueDictionary


class Lanes:
    """A lock for each chat that anything is under way in."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()

    def of(self, chat: object) -> asyncio.Lock:
        """Return the lock of a chat; whoever asks first is let through first."""
        return self._locks.setdefault(chat, asyncio.Lock())
