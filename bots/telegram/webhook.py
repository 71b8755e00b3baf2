"""The door at which Telegram delivers updates itself: each is answered once it is on disk, and never waits for more."""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bots.delivery.bodies import body_of
from bots.delivery.lanes import Lanes
from bots.delivery.outages import OUTAGES
from core.domain.json import JsonObject

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of the header
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address that Telegram is told, and the secret that it sends along: https://core.telegram.org/bots/api#setwebhook."""

    url: str
    secret: str = field(repr=False)

    @classmethod
    def of(cls, url: str, token: str) -> "Webhook":
        """Return the webhook of a bot; who knows its token knows the secret, and nobody else has to."""
        return cls(url, hashlib.sha256(f"webhook {token}".encode()).hexdigest())

    @property
    def path(self) -> str:
        """Where on this server Telegram knocks."""
        return urlsplit(self.url).path


class Taker(Protocol):
    """Whoever carries updates out."""

    async def take_document(self, document: JsonObject) -> bool:
        """Carry an update out; say False while that is not possible yet."""
        ...


class WebhookDoor:
    """Takes updates at one path. Those of one chat are carried out in the order of their arrival."""

    def __init__(self, taker: Taker, secret: str) -> None:
        self._taker = taker
        self._secret = secret.encode()
        self._lanes = Lanes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of Telegram, or of somebody who is not it."""
        await Response(status_code=await self._status(Request(scope, receive)))(scope, receive, send)

    async def _status(self, request: Request) -> int:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return 401
        if request.method != "POST":
            return 405
        document = await _document(request)
        if document is None:
            return 400
        try:
            async with self._lanes.of(_chat_of(document)):
                return 200 if await self._taker.take_document(document) else 503
        except OUTAGES as error:
            _log.warning("update not taken", platform="telegram", error=type(error).__name__)
            return 503


async def _document(request: Request) -> JsonObject | None:
    """Return the update that was sent, None when that is none."""
    body = await body_of(request)
    try:
        document = orjson.loads(body or b"")
    except orjson.JSONDecodeError:
        return None
    return document if isinstance(document, dict) and isinstance(document.get("update_id"), int) else None


def _chat_of(document: JsonObject) -> object:
    """Return the id of the chat that an update is about, of whoever it is from where there is none."""
    for value in document.values():
        if isinstance(value, dict):
            message = value.get("message", value)
            chat = message.get("chat") if isinstance(message, dict) else None
            where = chat if isinstance(chat, dict) else value.get("from")
            if isinstance(where, dict):
                return where.get("id")
    return None
