"""What a channel hands to the conversation: one message, or a tap on a choice, in the channel's own names."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Form(StrEnum):
    """Whether a message is said for the first time, said again in other words, or taken away."""

    NEW = "new"
    EDIT = "edit"
    DELETION = "deletion"


class Medium(StrEnum):
    """What a message is that has no words and is no picture."""

    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    ANIMATION = "animation"
    AUDIO = "audio"
    FILE = "file"
    PLACE = "place"
    CONTACT = "contact"
    POLL = "poll"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The chat of several people in which something was said; `tenant` is the bot or workspace.

    `is_admin` says whether who said it runs the group, None where the channel does not know.
    """

    tenant: str
    address: str
    title: str | None = None
    is_admin: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The account that wrote, as the channel knows it; `user_name` is that of the user who was made for it."""

    tenant: str
    account: str
    user_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message of a person. `conversation` names the chat (and thread) within the channel.

    `choice` is the id that a button carried; the text is not read then. `sent_at` is when it was typed, which may be
    long before it arrives: "today" is the day on which it was typed, also for an edit of it. `message_id` is the
    message's own in the conversation, None where messages cannot be edited. `pictures` names those that came along, as
    an activity's attachment does; pictures of one `album` were sent together, with the words at one of them.
    `answers` holds the entries that the message is an answer to the confirmation of, `about` the goal that it was asked
    about by what it is an answer to. `group` is where it was said, None in private.
    `sender` is the account that wrote, None where there are none.
    """

    channel: str
    conversation: str
    text: str
    sent_at: datetime
    choice: str | None = None
    message_id: str | None = None
    form: Form = Form.NEW
    pictures: tuple[str, ...] = ()
    album: str | None = None
    answers: tuple[str, ...] = ()
    about: str | None = None
    medium: Medium | None = None
    group: Group | None = None
    sender: Sender | None = None
