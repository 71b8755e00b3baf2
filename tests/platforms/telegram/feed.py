"""Updates for the bot, in order, until they are acknowledged: asked for by getUpdates or posted to a webhook."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.domain.json import JsonObject
from tests.platforms.bell import Bell
from tests.platforms.telegram.failures import conflict

ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST_UPDATE = 100_001


@dataclass(slots=True)
class Webhook:
    """Where updates are posted to, and what came of it."""

    url: str = ""
    secret: str | None = None
    last_error: str | None = None
    last_error_at: int | None = None


@dataclass(slots=True)
class Feed:
    """What waits to be delivered. One poller, or one webhook, never both."""

    bell: Bell = field(default_factory=Bell)
    pending: list[JsonObject] = field(default_factory=list)
    allowed: list[str] | None = None
    webhook: Webhook = field(default_factory=Webhook)
    next_id: int = FIRST_UPDATE
    polls: int = 0

    def add(self, kind: str, payload: JsonObject) -> JsonObject | None:
        """Queue an update; None when the bot has not asked for its kind."""
        if not (kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED):
            return None
        update: JsonObject = {"update_id": self.next_id, kind: payload}
        self.next_id += 1
        self.pending.append(update)
        self.bell.ring()
        return update

    def repeat(self, update: JsonObject) -> None:
        """Deliver an update once more, as after an acknowledgement that was lost."""
        self.pending.insert(0, update)
        self.bell.ring()

    def allow(self, kinds: list[str] | None) -> None:
        """Take what kinds the bot wants from now on; None leaves it, nothing means the default."""
        if kinds is not None:
            self.allowed = kinds or None

    def acknowledge(self, offset: int) -> None:
        """Forget what is older than an offset; a negative one keeps so many of the last."""
        kept = self.pending[offset:] if offset < 0 else [each for each in self.pending if id_of(each) >= offset]
        self.pending[:] = kept

    async def poll(self, offset: int, *, limit: int, seconds: float, is_gone: Callable[[], bool]) -> list[JsonObject]:
        """Return what waits, or what comes within so many seconds.

        Raises: `ApiError` when a webhook is set, or when another poll takes over.
        """
        if self.webhook.url:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.polls += 1
        number = self.polls
        self.bell.ring()
        self.acknowledge(offset)
        await self.bell.until(lambda: bool(self.pending) or self.polls != number or is_gone(), seconds=seconds)
        if self.polls != number:
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        return self.pending[:limit]


def id_of(update: JsonObject) -> int:
    """Return an update's number."""
    return int(str(update["update_id"]))
