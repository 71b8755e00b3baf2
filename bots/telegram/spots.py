"""Where in Telegram something is said, and what it points to."""

from dataclasses import dataclass

from telegram import ReplyParameters


@dataclass(frozen=True, slots=True)
class Spot:
    """A chat, a topic in it, and the message to point to."""

    chat_id: int
    thread_id: int | None = None
    answered_id: int | None = None

    @property
    def answering(self) -> ReplyParameters | None:
        """What is pointed to, as Telegram takes it; nothing is lost with a message that is no more."""
        if self.answered_id is None:
            return None
        return ReplyParameters(self.answered_id, allow_sending_without_reply=True)
