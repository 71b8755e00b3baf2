"""A Slack on this machine, and apps that it reaches over HTTP and over Socket Mode in turn."""

from collections.abc import AsyncIterator

import pytest

from core.db.database import Database
from tests.integration.slack.serving import Apps, serving
from tests.platforms.slack.people import Person
from tests.platforms.slack.slack import Slack


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """Give a Slack that answers."""
    server = Slack()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.fixture(params=["http-sqlite", "socket-sqlite", pytest.param("http-postgres", marks=pytest.mark.postgres)])
async def apps(request: pytest.FixtureRequest, slack: Slack) -> AsyncIterator[Apps]:
    """Give apps that are not running yet: Slack comes to them, or is connected to, on one database and the other."""
    way, kind = str(request.param).split("-")
    database = request.getfixturevalue(f"{kind}_database")
    assert isinstance(database, Database)
    async with serving(database, slack, is_socket=way == "socket") as given:
        yield given


@pytest.fixture
async def ada(slack: Slack) -> Person:
    """Give somebody of a workspace with the app."""
    return slack.team("acme").person("ada")
