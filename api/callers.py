"""Who a token belongs to, remembered for a second: the requests of a client come right after one another."""

import time
from collections.abc import Callable

from core.db.records import Actor

KNOWN_FOR_SECONDS = 1.0
"""How late a change made by another process (a zone set on the command line) may be seen."""
MOST_CALLERS = 10_000


class KnownCallers:
    """A bounded memory of callers. A change that this process makes is forgotten at once by `forget`."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._known: dict[str, tuple[Actor, float]] = {}

    def get(self, token: str) -> Actor | None:
        """Return whom a token belonged to a moment ago."""
        known = self._known.get(token)
        if known is None or self._seconds() - known[1] > KNOWN_FOR_SECONDS:
            return None
        return known[0]

    def put(self, token: str, actor: Actor) -> None:
        """Remember whom a token belongs to."""
        if len(self._known) >= MOST_CALLERS:
            self._known.clear()
        self._known[token] = actor, self._seconds()

    def forget(self, user_id: str) -> None:
        """Look a user up again next time: something about them has changed."""
        self._known = {token: known for token, known in self._known.items() if known[0].user_id != user_id}
