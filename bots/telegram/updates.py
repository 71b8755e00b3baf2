"""Updates as Telegram gives them, each read by itself: one that the library cannot read must not hold up the others."""

from typing import cast
from urllib.parse import urlencode

import orjson
import structlog
from telegram import Bot, Update
from telegram.request import BaseRequest

from bots.telegram.listeners import KINDS
from bots.telegram.requests import ANSWER_SECONDS
from core.domain.json import JsonObject

POLL_SECONDS = 30
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def waiting_updates(bot: Bot, request: BaseRequest, *, offset: int) -> list[JsonObject]:
    """Ask for what waits, or what comes within half a minute; an offset acknowledges what came before it.

    The library's own method reads all or none: https://core.telegram.org/bots/api#getupdates.

    Raises: TelegramError.
    """
    asked = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": orjson.dumps(KINDS).decode()}
    url = f"{bot.base_url}/getUpdates?{urlencode(asked)}"
    answer = request.parse_json_payload(await request.retrieve(url, read_timeout=POLL_SECONDS + ANSWER_SECONDS))
    return cast("list[JsonObject]", answer["result"])


def read_update(document: JsonObject, bot: Bot) -> Update | None:
    """Return an update that can be read; one that cannot is logged, and would come for ever if it were not let go."""
    try:
        return Update.de_json(document, bot)
    except Exception:  # noqa: BLE001 - whatever it is that the library stumbles over
        _log.exception("update not read", update=document.get("update_id"))
        return None


def id_of(document: JsonObject) -> int:
    """Return the number of an update."""
    return int(str(document["update_id"]))
