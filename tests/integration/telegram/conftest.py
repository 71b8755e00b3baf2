"""A Telegram on this machine, and bots that run on it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager

import pytest
import uvicorn
from sqlmodel import Session, select

from bots.delivery.figures import DeliveryFigures
from bots.delivery.rates import Rates
from bots.telegram.app import TelegramApp
from bots.telegram.messenger import RATES
from bots.telegram.webhook import Webhook, WebhookDoor
from core.clock import Clock, utc_now
from core.db.database import Database
from core.db.tables import OutboxRow
from core.domain.public_address import PublicAddress
from core.metrics import Metrics
from tests.platforms.telegram.telegram import TOKEN, Telegram


class Bots:
    """Starts bots, and ends them with the test. They ask for updates; with `has_webhook` Telegram comes to them."""

    def __init__(self, database: Database, telegram: Telegram) -> None:
        self.database = database
        self.telegram = telegram
        self.metrics = Metrics()
        self.clock: Clock = utc_now
        self.rates: Rates = RATES
        self.has_webhook = False
        self.public: PublicAddress | None = None
        self._figures = DeliveryFigures(self.metrics)
        self._running: list[tuple[TelegramApp, asyncio.Task[None]]] = []
        self._servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []

    def start(self, *, token: str = TOKEN) -> None:
        """Start one more, as a process would."""
        listener = socket.create_server(("127.0.0.1", 0)) if self.has_webhook else None
        webhook = None if listener is None else Webhook.of(_address(listener), token)
        app = TelegramApp(
            self.database,
            self.clock,
            token=token,
            api_url=self.telegram.url,
            figures=self._figures,
            webhook=webhook,
            rates=self.rates,
            public=self.public,
        )
        self._running.append((app, asyncio.create_task(app.run())))
        if listener is not None and webhook is not None:
            server = _Server(uvicorn.Config(WebhookDoor(app, webhook.secret), log_config=None, lifespan="off"))
            self._servers.append((server, asyncio.create_task(server.serve(sockets=[listener]))))

    async def ended(self) -> None:
        """Wait until all have ended by themselves."""
        await asyncio.wait_for(asyncio.gather(*(task for _, task in self._running)), 10)

    async def settled(self, *, within: float = 10.0) -> None:
        """Wait until all that was said is noted as said; Telegram has it a moment earlier."""
        async with asyncio.timeout(within):
            while self.database.read_now(_is_any_queued):  # noqa: ASYNC110 - the database rings no bell
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Stop all in good order."""
        for app, _ in self._running:
            app.stop()
        await asyncio.gather(*(task for _, task in self._running))
        self._running.clear()
        await self._close()

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


class _Server(uvicorn.Server):
    """A server that leaves the signals to the test."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def _address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/telegram/webhook"


def _is_any_queued(session: Session) -> bool:
    return session.exec(select(OutboxRow.id).where(OutboxRow.state == "queued")).first() is not None


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Give a Telegram that answers."""
    server = Telegram()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.fixture
async def bots(database: Database, telegram: Telegram) -> AsyncIterator[Bots]:
    """Give bots that are not running yet."""
    given = Bots(database, telegram)
    yield given
    await given.stop()
