"""A Slack on a loopback port for each test, with a workspace; whatever disagreed with the documentation fails it."""

from collections.abc import AsyncIterator

import pytest

from tests.platforms.slack.client import Caller, calling
from tests.platforms.slack.receiver import Receiver, receiving
from tests.platforms.slack.slack import Slack, Workspace


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """Give a Slack that answers."""
    server = Slack()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.fixture
async def acme(slack: Slack) -> Workspace:
    """Give a workspace in which the app is installed."""
    return slack.team("acme")


@pytest.fixture
async def caller(slack: Slack, acme: Workspace) -> AsyncIterator[Caller]:
    """Give the app's bot in it, that calls without a library."""
    async with calling(slack, acme.token) as given:
        yield given


@pytest.fixture
async def receiver(slack: Slack) -> AsyncIterator[Receiver]:
    """Give an app that Slack posts to."""
    async with receiving() as given:
        slack.app.posts_to(given.url)
        yield given
