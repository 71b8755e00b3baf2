"""The HTTP server as a process runs it: uvicorn with uvloop and httptools on a socket that is already bound."""

import asyncio
import errno
import os
import socket
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import structlog
import uvicorn
import uvloop

from core.clock import utc_now
from core.db.database import Database
from core.logs import RequestLog
from core.metrics import Metrics
from core.settings import Settings
from goalpost.channels import MakeChannels, no_channels, running
from goalpost.doors import Doors
from goalpost.memory import settle
from goalpost.pages import page_doors
from goalpost.refusal import ExitCode, RefusalError
from goalpost.whole_answers import WholeAnswers

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from api.runtime import Runtime
    from scheduler.app import Metronome

BACKLOG = 2048
LAST_ANSWERS_SECONDS = 2
TICKS_BEGIN_AFTER_SECONDS = 1.0
"""The scheduler is loaded once the server has answered whoever waited for its start."""

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def listen(settings: Settings) -> socket.socket:
    """Take the port, before anything slow is done.

    Raises: `RefusalError` when it is taken or not ours to take.
    """
    host, port = settings.host, settings.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.getaddrinfo(host, port, family)
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except socket.gaierror:
        way_out = "127.0.0.1 is this machine alone, 0.0.0.0 is everybody"
        raise RefusalError(f"--host: there is no address for '{host}'; {way_out}", code=ExitCode.WRONG_USE) from None
    except OSError as error:
        raise RefusalError(_why_not(host, port, error.errno or 0)) from None


def _why_not(host: str, port: int, number: int) -> str:
    reason = f"cannot listen on {host} port {port}: {os.strerror(number)}."
    if number != errno.EADDRINUSE:
        return f"{reason} --host and --port name another address"
    another = port % 65535 + 1
    return (
        f"{reason} Is Goalpost running already? --port {another} takes another, `goalpost chat` chats without a server"
    )


def url_of(listener: socket.socket) -> str:
    """Return the address at which a listener is reached from this machine."""
    host, port = listener.getsockname()[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


class Serving:
    """One run of the server, with the scheduler and the chat channels beside it, on an event loop of its own.

    It is the calling thread's.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        request_log: RequestLog,
        when_ready: Callable[[], None],
        has_ticks: bool = True,
        make_channels: MakeChannels = no_channels,
    ) -> None:
        self._database = database
        self._metrics = Metrics()
        self._channels = make_channels(self._metrics)
        self._has_ticks = has_ticks
        self._metronome: Metronome | None = None
        runtime = _runtime(database, metrics=self._metrics, request_log=request_log)
        doors = {**self._channels.doors, **page_doors(settings, database)}
        self._server = _Server(_configuration(settings, runtime, doors), when_ready)

    def run(self, listener: socket.socket) -> None:
        """Serve until `stop`, or until a signal when this is the main thread."""
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(self._serve(listener))

    def stop(self) -> None:
        """Answer what was asked, then end; callable from any thread."""
        self._server.should_exit = True

    async def _serve(self, listener: socket.socket) -> None:
        ticking = asyncio.create_task(self._tick()) if self._has_ticks else None
        try:
            async with running(self._channels):
                await self._server.serve(sockets=[listener])
        finally:
            if ticking is not None:
                ticking.cancel()
            if self._metronome is not None:
                self._metronome.stop()

    async def _tick(self) -> None:
        await asyncio.sleep(TICKS_BEGIN_AFTER_SECONDS)
        from scheduler.app import Metronome

        self._metronome = Metronome(self._database, utc_now, metrics=self._metrics)
        self._metronome.start()


class _Server(uvicorn.Server):
    """Uvicorn's server that says when it listens."""

    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        settle()
        self._when_ready()


def _runtime(database: Database, *, metrics: Metrics, request_log: RequestLog) -> "Runtime":
    from api.memory import RenderedGoals
    from api.runtime import Runtime

    return Runtime(database, utc_now, metrics, RenderedGoals(), request_log)


def _configuration(settings: Settings, runtime: "Runtime", doors: "Mapping[str, ASGIApp]") -> uvicorn.Config:
    from api.app import create_app

    app = create_app(runtime, cors_origins=settings.cors_origins, rate_limits=settings.rate_limits)
    return uvicorn.Config(
        Doors(app, doors) if doors else app,
        loop="uvloop",
        http=WholeAnswers,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=LAST_ANSWERS_SECONDS,
    )
