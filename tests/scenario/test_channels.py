"""A channel beside the server: it runs from start to end, and its platform knocks at a path of its own."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from core.db.opening import open_database
from core.logs import RequestLog
from core.settings import Settings
from goalpost.channels import Channels
from goalpost.server import Serving, listen

PATIENCE_SECONDS = 30


@dataclass(slots=True)
class Bell:
    """A channel that notes what happens to it."""

    happened: list[str] = field(default_factory=list)
    breaks: int = 0
    is_running: threading.Event = field(default_factory=threading.Event)
    is_stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        self.happened.append("began")
        if self.breaks:
            self.breaks -= 1
            raise ConnectionError
        self.is_running.set()
        await self.is_stopped.wait()
        self.happened.append("ended")

    def stop(self) -> None:
        self.is_stopped.set()

    async def knocked(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.happened.append(scope["method"])
        await PlainTextResponse("heard")(scope, receive, send)


@contextmanager
def serving(at: Path, bell: Bell, *, public_url: str | None = None) -> Iterator[int]:
    """Serve with a channel in a thread, and yield the port."""
    settings = Settings(data_dir=at, port=0, public_url=public_url)
    database, ready = open_database(f"sqlite:///{at / 'goalpost.db'}"), Future[None]()
    with listen(settings) as listener:
        serving = Serving(
            settings,
            database,
            request_log=RequestLog(),
            when_ready=lambda: ready.set_result(None),
            has_ticks=False,
            make_channels=lambda _: Channels((bell,), {"/bell": bell.knocked}),
        )
        thread = threading.Thread(target=serving.run, args=(listener,))
        thread.start()
        ready.result(PATIENCE_SECONDS)
        yield listener.getsockname()[1]
        serving.stop()
        thread.join(PATIENCE_SECONDS)
    database.close()


def asked(port: int, method: str, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def test_a_channel_runs_beside_the_server_and_has_its_own_door(tmp_path: Path) -> None:
    bell = Bell()
    with serving(tmp_path, bell, public_url="https://goals.example") as port:
        assert bell.is_running.wait(PATIENCE_SECONDS)
        assert asked(port, "POST", "/bell") == (200, "heard")
        assert asked(port, "GET", "/healthz")[0] == 200
        assert asked(port, "POST", "/bell/other")[0] == 404
        assert "Nothing to see here" in asked(port, "GET", "/g/abcdefgh2345")[1]
    assert bell.happened == ["began", "POST", "ended"]


def test_a_channel_that_breaks_begins_again_and_the_server_goes_on(tmp_path: Path) -> None:
    bell = Bell(breaks=1)
    with serving(tmp_path, bell) as port:
        assert bell.is_running.wait(PATIENCE_SECONDS)
        assert asked(port, "GET", "/healthz")[0] == 200
        assert asked(port, "GET", "/g/abcdefgh2345")[1].startswith("{")
    assert bell.happened == ["began", "began", "ended"]
