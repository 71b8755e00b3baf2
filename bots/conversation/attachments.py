"""What an entry is kept with: where the pictures that came along are, by the platform's name of them."""

from bots.conversation.turn import Turn
from core.domain.json import JsonArray

MOST_ATTACHMENTS = 20
"""As the contract has it."""


def attachments(turn: Turn) -> JsonArray | None:
    """Return what an entry of this message is kept with."""
    pictures = turn.incoming.pictures[:MOST_ATTACHMENTS]
    return [{"type": "image", "entityId": reference} for reference in pictures] or None
