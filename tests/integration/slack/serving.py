"""Apps that run on a Slack of this machine, over HTTP or Socket Mode."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta

import uvicorn
from sqlmodel import Session, select

from bots.delivery.figures import DeliveryFigures
from bots.slack.app import SlackApp
from bots.slack.door import SlackDoor
from bots.slack.figures import DoorFigures
from bots.slack.installations import Installations, OneWorkspace
from bots.slack.signatures import Signatures
from core.clock import utc_now
from core.db.database import Database
from core.db.tables import OutboxRow
from core.domain.public_address import PublicAddress
from core.metrics import Metrics
from tests.platforms.slack.slack import Slack, Workspace

PATH = "/slack/events"


class Apps:
    """Starts apps, and ends them with the test. Slack comes by HTTP, or is connected to."""

    def __init__(self, database: Database, slack: Slack, *, is_socket: bool) -> None:
        self.database = database
        self.slack = slack
        self.is_socket = is_socket
        self.metrics = Metrics()
        self.public: PublicAddress | None = None
        self._ahead = timedelta()
        self._figures = DeliveryFigures(self.metrics)
        self._door_figures = DoorFigures(self.metrics)
        self._running: list[tuple[SlackApp, asyncio.Task[None]]] = []
        self._servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []

    async def start(
        self, workspace: Workspace | None = None, *, installations: Installations | None = None
    ) -> SlackApp:
        """Start one more, as a process would, and wait until Slack can reach it."""
        known = installations or OneWorkspace((workspace or self.slack.team("acme")).token)
        app = SlackApp(
            self.database,
            self.now,
            installations=known,
            api_url=self.slack.api_url,
            figures=self._figures,
            app_token=self.slack.app.app_token if self.is_socket else None,
            public=self.public,
        )
        self.slack.app.uses_sockets = self.is_socket
        task = asyncio.create_task(app.run())
        self._running.append((app, task))
        if self.is_socket:
            await self._until(lambda: self.slack.courier.sockets.is_connected, task)
        else:
            await self._until(lambda: app.is_up, task)
            self.slack.app.posts_to(await self._serve(app))
        return app

    def now(self) -> datetime:
        """Return what time the apps think it is."""
        return utc_now() + self._ahead

    def skip(self, *, seconds: int) -> None:
        """Let so much time have passed."""
        self._ahead += timedelta(seconds=seconds)

    async def settled(self) -> None:
        """Wait until all that was said is noted as said; Slack has it a moment earlier."""
        await self.slack.settled()
        async with asyncio.timeout(10):
            while self.database.read_now(_is_any_queued):  # noqa: ASYNC110 - the database rings no bell
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Stop all in good order."""
        await self._close()
        for app, _ in self._running:
            app.stop()
        await asyncio.gather(*(task for _, task in self._running))
        self._running.clear()

    async def kill(self) -> None:
        """End all at once, as a crash would."""
        tasks = [task for _, task in self._running]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._running.clear()
        await self._close()

    async def _close(self) -> None:
        for server, task in self._servers:
            server.should_exit = True
            await task
        self._servers.clear()

    async def _serve(self, app: SlackApp) -> str:
        signatures = Signatures(self.slack.app.signing_secret)
        door = SlackDoor(app, signatures, clock=self.now, figures=self._door_figures)
        listener = socket.create_server(("127.0.0.1", 0))
        server = _Server(uvicorn.Config(door, log_config=None, lifespan="off", timeout_graceful_shutdown=1))
        self._servers.append((server, asyncio.create_task(server.serve(sockets=[listener]))))
        return f"http://127.0.0.1:{listener.getsockname()[1]}{PATH}"

    async def _until(self, is_so: Callable[[], bool], task: asyncio.Task[None]) -> None:
        async with asyncio.timeout(10):
            while not is_so() and not task.done():  # noqa: ASYNC110 - it rings no bell
                await asyncio.sleep(0.01)


class _Server(uvicorn.Server):
    """A server that leaves the signals to the test."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def _is_any_queued(session: Session) -> bool:
    return session.exec(select(OutboxRow.id).where(OutboxRow.state == "queued")).first() is not None


@asynccontextmanager
async def serving(database: Database, slack: Slack, *, is_socket: bool) -> AsyncIterator[Apps]:
    """Give apps that are not running yet, and stop those that are in the end."""
    apps = Apps(database, slack, is_socket=is_socket)
    try:
        yield apps
    finally:
        await apps.stop()
