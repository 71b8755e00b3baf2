"""An app without a framework: it takes what Slack posts, notes it, and answers what it was told to."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import parse_qs

from aiohttp import web

from core.domain.json import JsonObject

Answer = Callable[["Posted"], object]


@dataclass(frozen=True, slots=True)
class Posted:
    """One request: its headers, its body, and what that says."""

    headers: dict[str, str]
    body: bytes

    @property
    def given(self) -> JsonObject:
        """The event, the interaction's payload, or the fields of a command."""
        if self.body.startswith(b"{"):
            return cast("JsonObject", json.loads(self.body))
        fields = {name: values[0] for name, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}
        return cast("JsonObject", json.loads(fields["payload"])) if "payload" in fields else dict(fields)

    @property
    def event(self) -> JsonObject:
        """The event inside."""
        return cast("JsonObject", self.given["event"])


@dataclass(slots=True)
class Receiver:
    """`statuses` are answered in order, 200 in the end; `answer` makes a body, None an empty one."""

    url: str = ""
    posted: list[Posted] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    answer: Answer | None = None

    async def take(self, request: web.Request) -> web.Response:
        """Answer a request."""
        posted = Posted(dict(request.headers), await request.read())
        self.posted.append(posted)
        status = self.statuses.pop(0) if self.statuses else 200
        said = None if self.answer is None else self.answer(posted)
        if said is None:
            return web.Response(status=status, headers=self.headers)
        if isinstance(said, str):
            return web.Response(status=status, text=said, headers=self.headers)
        return web.json_response(said, status=status, headers=self.headers)

    @property
    def last_act(self) -> JsonObject:
        """What somebody did last: an interaction or a command."""
        return [each.given for each in self.posted if "event" not in each.given][-1]

    def events(self, kind: str) -> list[JsonObject]:
        """Return the events of a type that came."""
        given = [each.event for each in self.posted if "event" in each.given]
        return [each for each in given if each["type"] == kind]


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """Take requests for a block."""
    receiver = Receiver()
    app = web.Application()
    app.add_routes([web.post("/slack/events", receiver.take)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield receiver
    await runner.cleanup()
