"""What a channel hands to the conversation: one message, or a tap on a choice, in the channel's own names."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message of a person. `conversation` names the chat (and thread) within the channel.

    `choice` is the id that a button carried; the text is not read then. `sent_at` is when it was typed, which may be
    long before it arrives: "today" is the day on which it was typed.
    """

    channel: str
    conversation: str
    text: str
    sent_at: datetime
    choice: str | None = None
