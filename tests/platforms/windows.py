"""Counting how often something happens within sliding windows of time."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limit:
    """So many within so many seconds."""

    most: int
    seconds: float


@dataclass(slots=True)
class Windows:
    """What happened lately, by key and by a clock of seconds."""

    now: Callable[[], float] = monotonic
    _happened: dict[str, "deque[float]"] = field(default_factory=lambda: defaultdict(deque))

    def count(self, limits: dict[str, Limit]) -> int:
        """Count something under each key, unless one is full: return after how many seconds it may be tried, else 0."""
        now = self.now()
        for key, limit in limits.items():
            happened = self._happened[key]
            while happened and happened[0] <= now - limit.seconds:
                happened.popleft()
            if len(happened) >= limit.most:
                return max(ceil(happened[0] + limit.seconds - now), 1)
        for key in limits:
            self._happened[key].append(now)
        return 0
