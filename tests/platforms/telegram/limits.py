"""How fast the platform lets a bot speak: 30 a second in all, one a second a chat, 20 a minute a group.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from dataclasses import dataclass, field

from tests.platforms.telegram.failures import too_many
from tests.platforms.telegram.world import PRIVATE, Chat
from tests.platforms.windows import Limit, Windows


@dataclass(slots=True)
class Limits:
    """Counts what is said; a chat may be spoken to in a small burst, as the platform allows."""

    overall: Limit = field(default_factory=lambda: Limit(30, 1.0))
    chat: Limit = field(default_factory=lambda: Limit(1, 1.0))
    group: Limit = field(default_factory=lambda: Limit(20, 60.0))
    windows: Windows = field(default_factory=Windows)

    def count(self, chat: Chat) -> None:
        """Count something that is said in a chat. Raises: `ApiError` (429) when it is too much."""
        mine = self.chat if chat.type == PRIVATE else self.group
        if seconds := self.windows.count({"all": self.overall, str(chat.id): mine}):
            raise too_many(seconds)
