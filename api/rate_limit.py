"""How fast one user may ask: a bucket of tokens each, refilled steadily, in this process's memory."""

import math
import threading
from collections import OrderedDict
from collections.abc import Callable

from core.domain.errors import ErrorCode, GoalError

REQUESTS_A_SECOND = 10.0
BURST = 300
MOST_USERS = 50_000


class RateLimit:
    """600 requests a minute sustained, 300 at once. A bucket that is dropped for room starts full again."""

    def __init__(
        self, monotonic: Callable[[], float], *, per_second: float = REQUESTS_A_SECOND, burst: int = BURST
    ) -> None:
        self._monotonic = monotonic
        self._per_second = per_second
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, user_id: str) -> None:
        """Take one token from a user's bucket.

        Raises: RATE_LIMITED with the whole seconds until there is one.
        """
        with self._lock:
            tokens = self._refilled(user_id)
            is_allowed = tokens >= 1
            self._buckets[user_id] = (tokens - is_allowed, self._monotonic())
            if len(self._buckets) > MOST_USERS:
                self._buckets.popitem(last=False)
        if not is_allowed:
            raise GoalError(ErrorCode.RATE_LIMITED, seconds=math.ceil((1 - tokens) / self._per_second))

    def _refilled(self, user_id: str) -> float:
        """Take a user's bucket out, and return how many tokens are in it by now."""
        now = self._monotonic()
        tokens, filled_at = self._buckets.pop(user_id, (float(self._burst), now))
        return min(self._burst, tokens + (now - filled_at) * self._per_second)
