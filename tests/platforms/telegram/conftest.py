"""A Telegram on a loopback port for each test; whatever disagreed with the documentation fails it."""

from collections.abc import AsyncIterator

import pytest

from tests.platforms.telegram.client import Caller, calling
from tests.platforms.telegram.telegram import Telegram


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Give a Telegram that answers."""
    server = Telegram()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.fixture
async def caller(telegram: Telegram) -> AsyncIterator[Caller]:
    """Give somebody who calls without a library."""
    async with calling(telegram) as given:
        yield given
