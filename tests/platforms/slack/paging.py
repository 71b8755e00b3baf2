"""Lists in pages, with cursors.

https://docs.slack.dev/apis/web-api/pagination
"""

from base64 import b64decode, b64encode
from binascii import Error
from typing import TypeVar

from core.domain.json import JsonObject
from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import refused

MOST = 1000
Item = TypeVar("Item")


def page_of(call: Call, items: list[Item], *, default: int = 100) -> tuple[list[Item], JsonObject]:
    """Return the page that a call asks for, and the metadata with the cursor of the next; a default of 0 is all.

    Raises: `SlackError` (`invalid_limit`, `invalid_cursor`).
    """
    limit = call.number("limit", default)
    if not 0 <= limit <= MOST:
        raise refused("invalid_limit")
    begin = _place(call.text("cursor") or "")
    end = begin + limit if limit else len(items)
    following = b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return items[begin:end], {"next_cursor": following}


def _place(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        text = b64decode(cursor, validate=True).decode()
    except (Error, UnicodeDecodeError):
        raise refused("invalid_cursor") from None
    number = text.removeprefix("next:")
    if not number.isdigit():
        raise refused("invalid_cursor")
    return int(number)
