"""A Telegram on this machine, and bots that run on it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlmodel import Session, select

from bots.delivery.figures import DeliveryFigures
from bots.telegram.app import TelegramApp
from core.clock import utc_now
from core.db.database import Database
from core.db.tables import OutboxRow
from core.metrics import Metrics
from tests.platforms.telegram.telegram import TOKEN, Telegram


class Bots:
    """Starts bots, and ends them with the test."""

    def __init__(self, database: Database, telegram: Telegram) -> None:
        self.database = database
        self.telegram = telegram
        self.metrics = Metrics()
        self._figures = DeliveryFigures(self.metrics)
        self._running: list[tuple[TelegramApp, asyncio.Task[None]]] = []

    def start(self, *, token: str = TOKEN) -> None:
        """Start one more, as a process would."""
        app = TelegramApp(self.database, utc_now, token=token, api_url=self.telegram.url, figures=self._figures)
        self._running.append((app, asyncio.create_task(app.run())))

    async def ended(self) -> None:
        """Wait until all have ended by themselves."""
        await asyncio.wait_for(asyncio.gather(*(task for _, task in self._running)), 10)

    async def settled(self) -> None:
        """Wait until all that was said is noted as said; Telegram has it a moment earlier."""
        async with asyncio.timeout(10):
            while self.database.read_now(_is_any_queued):  # noqa: ASYNC110 - the database rings no bell
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Stop all in good order."""
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
