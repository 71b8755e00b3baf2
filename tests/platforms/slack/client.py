"""Calls without a client library, to see the bare answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from aiohttp import ClientSession

from core.domain.json import JsonObject
from tests.platforms.slack.slack import Slack


@dataclass(frozen=True, slots=True)
class Caller:
    """Calls methods by name."""

    session: ClientSession
    slack: Slack
    token: str

    async def answer(self, method: str, arguments: JsonObject, *, token: str | None = None) -> JsonObject:
        """Call with a form; return the whole answer. An empty token sends none."""
        bearer = self.token if token is None else token
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        form = {name: str(value) for name, value in arguments.items()}
        async with self.session.post(self.slack.api_url + method, data=form, headers=headers) as response:
            assert response.status == 200, response.status
            return cast("JsonObject", await response.json())

    async def posted(self, method: str, arguments: JsonObject) -> JsonObject:
        """Call with a JSON body; return the whole answer."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.session.post(self.slack.api_url + method, json=arguments, headers=headers) as response:
            return cast("JsonObject", await response.json())

    async def result(self, method: str, **arguments: object) -> JsonObject:
        """Call and return the answer; the call must succeed."""
        body = await self.posted(method, arguments) if _is_nested(arguments) else await self.answer(method, arguments)
        assert body["ok"], body
        return body

    async def refusal(self, method: str, **arguments: object) -> str:
        """Call and return the code of what went wrong."""
        body = await self.posted(method, arguments) if _is_nested(arguments) else await self.answer(method, arguments)
        assert not body["ok"], body
        return str(body["error"])


def _is_nested(arguments: JsonObject) -> bool:
    return any(isinstance(each, (dict, list)) for each in arguments.values())


@asynccontextmanager
async def calling(slack: Slack, token: str) -> AsyncIterator[Caller]:
    """Open a session for a block."""
    async with ClientSession() as session:
        yield Caller(session, slack, token)
