"""How fast the platform lets a bot speak: 30 a second in all, one a second a chat, 20 a minute a group.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import ceil
from time import monotonic

from tests.platforms.telegram.failures import too_many
from tests.platforms.telegram.world import PRIVATE, Chat


@dataclass(frozen=True, slots=True)
class Limit:
    """So many within so many seconds."""

    most: int
    seconds: float


@dataclass(slots=True)
class Limits:
    """Counts what is said; a chat may be spoken to in a small burst, as the platform allows."""

    overall: Limit = Limit(30, 1.0)
    chat: Limit = Limit(1, 1.0)
    group: Limit = Limit(20, 60.0)
    _said: dict[str, "deque[float]"] = field(default_factory=lambda: defaultdict(deque))

    def count(self, chat: Chat) -> None:
        """Count something that is said in a chat. Raises: `ApiError` (429) when it is too much."""
        now = monotonic()
        mine = [("all", self.overall), (str(chat.id), self.chat if chat.type == PRIVATE else self.group)]
        for key, limit in mine:
            said = self._said[key]
            while said and said[0] <= now - limit.seconds:
                said.popleft()
            if len(said) >= limit.most:
                raise too_many(max(ceil(said[0] + limit.seconds - now), 1))
        for key, _ in mine:
            self._said[key].append(now)
