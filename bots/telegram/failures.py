"""What Telegram's refusals mean for a delivery. Reasons are codes of ours: a description may quote what was written."""

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError, TimedOut

from bots.delivery.messenger import Broken, Gone, Later, Moved, Outcome
from bots.telegram.requests import LimitedError, NotConnectedError

WRONG_TOKEN_SECONDS = 60.0
_OUT_OF_REACH = ("chat not found", "peer_id_invalid", "user is deactivated", "chat was deleted")
_NOT_MODIFIED = "message is not modified"
_TOO_OLD = "query is too old"
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
    "there is no caption in the message",
)
_LOST_FILE = ("file identifier", "file_id", "file is temporarily unavailable", "file_reference_")
"""Telegram's words for a file that it was given and does not have any more; an id is to last, as its FAQ says."""
_NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted")


def outcome_of(error: TelegramError) -> Outcome:
    """Return what came of a delivery that failed. The library's errors inherit in unexpected ways: order matters."""
    match error:
        case LimitedError():
            return Later("limited", error.seconds)
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case Forbidden():
            return Gone("forbidden")
        case InvalidToken():
            return Later("token refused", WRONG_TOKEN_SECONDS, is_for_all=True)
        case BadRequest():
            return Gone("no chat") if _says(error, *_OUT_OF_REACH) else Broken("refused")
        case TimedOut():
            return Later("timeout", is_in_doubt=True, is_away=True)
        case NotConnectedError():
            return Later("no connection", is_away=True)
        case _:
            return Later("network", is_in_doubt=True, is_away=True)


def is_done_already(error: BadRequest) -> bool:
    """Say whether what was asked for is so already, or of no use any more."""
    return _says(error, _NOT_MODIFIED, _TOO_OLD)


def is_not_editable(error: BadRequest) -> bool:
    """Say whether a message is gone, too old to be edited, or a picture where a text is to be, or the other way."""
    return _says(error, *_NOT_EDITABLE)


def is_lost_file(error: BadRequest) -> bool:
    """Say whether Telegram does not know a file by the id that it gave it, or cannot get at it."""
    return _says(error, *_LOST_FILE)


def is_without_thread(error: BadRequest) -> bool:
    """Say whether a topic is gone or closed."""
    return _says(error, *_NO_THREAD)


def _says(error: TelegramError, *phrases: str) -> bool:
    return any(phrase in error.message.casefold() for phrase in phrases)
