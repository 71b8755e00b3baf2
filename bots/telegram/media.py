"""What a Telegram message is besides its words: pictures, and kinds that have no words. Pure."""

from dataclasses import dataclass

from telegram import Message, User

from bots.conversation.incoming import Medium

LONGEST_REFERENCE = 200
_MEDIA = (
    ("voice", Medium.VOICE),
    ("video", Medium.VIDEO),
    ("video_note", Medium.VIDEO),
    ("sticker", Medium.STICKER),
    ("dice", Medium.STICKER),
    ("animation", Medium.ANIMATION),
    ("audio", Medium.AUDIO),
    ("document", Medium.FILE),
    ("location", Medium.PLACE),
    ("contact", Medium.CONTACT),
    ("poll", Medium.POLL),
    ("effective_attachment", Medium.OTHER),
)
"""By the member that holds it; an animation is told before the document that stands in for it in old apps."""


@dataclass(frozen=True, slots=True)
class SentAlong:
    """The names of pictures, or what a message is instead."""

    pictures: tuple[str, ...] = ()
    medium: Medium | None = None


def sent_with(message: Message, bot: User) -> SentAlong:
    """Return what came with a message: a picture (as such, or as a file that is one), or something else."""
    document = message.document
    if message.photo:
        return _picture(message.photo[-1].file_id, bot)
    if document is not None and message.animation is None and (document.mime_type or "").startswith("image/"):
        return _picture(document.file_id, bot)
    return SentAlong(medium=next((medium for member, medium in _MEDIA if getattr(message, member)), None))


def _picture(file_id: str, bot: User) -> SentAlong:
    """Name a picture for as long as the bot lives: https://core.telegram.org/bots/api#sending-files."""
    reference = f"telegram:{bot.id}:{file_id}"
    return SentAlong((reference,) if len(reference) <= LONGEST_REFERENCE else ())
