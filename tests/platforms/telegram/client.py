"""Calls without a client library, to see the bare answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from aiohttp import ClientSession

from core.domain.json import JsonObject
from tests.platforms.telegram.telegram import TOKEN, Telegram


@dataclass(frozen=True, slots=True)
class Caller:
    """Calls methods by name."""

    session: ClientSession
    telegram: Telegram

    async def answer(self, method: str, parameters: JsonObject, *, token: str = TOKEN) -> JsonObject:
        """Call with a JSON body; return the whole answer."""
        url = f"{self.telegram.url}/bot{token}/{method}"
        async with self.session.post(url, json=parameters) as response:
            body = cast("JsonObject", await response.json())
        assert response.status == (200 if body["ok"] else body["error_code"])
        return body

    async def result(self, method: str, **parameters: object) -> JsonObject:
        """Call and return an object; the call must succeed."""
        body = await self.answer(method, parameters)
        assert body["ok"], body
        return cast("JsonObject", body["result"])

    async def refusal(self, method: str, **parameters: object) -> tuple[object, str]:
        """Call and return the code and the description of what went wrong."""
        body = await self.answer(method, parameters)
        assert not body["ok"], body
        return body["error_code"], str(body["description"])

    async def updates(self, **parameters: object) -> list[JsonObject]:
        """Ask for updates."""
        return cast("list[JsonObject]", (await self.answer("getUpdates", parameters))["result"])


@asynccontextmanager
async def calling(telegram: Telegram) -> AsyncIterator[Caller]:
    """Open a session for a block."""
    async with ClientSession() as session:
        yield Caller(session, telegram)
