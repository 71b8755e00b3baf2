"""Who the app is in a workspace is known without asking each time, and while nobody can be asked."""

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.installations import Workspace
from bots.slack.known_workspaces import KNOWN_FOR, KnownWorkspaces
from core.db.database import DatabaseUnavailableError
from tests.integration.conftest import SettableClock

ACME = Workspace(tenant="T1", bot_user="B1", token="xoxb-1")
RENEWED = Workspace(tenant="T1", bot_user="B1", token="xoxb-2")


class Stored:
    """Installations in a database that can fail, or stall."""

    tenant = None

    def __init__(self) -> None:
        self.workspace: Workspace | None = ACME
        self.asked = 0
        self.is_down = False
        self.stall_seconds = 0.0

    async def prepare(self, client: AsyncWebClient) -> None:
        """Learn nothing."""

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:  # noqa: ARG002 - there is one
        """Return the one there is."""
        self.asked += 1
        await asyncio.sleep(self.stall_seconds)
        if self.is_down:
            raise DatabaseUnavailableError
        return self.workspace

    async def end(self, tenant: str) -> None:  # noqa: ARG002 - there is one
        """Forget it."""
        self.workspace = None


@pytest.fixture
def stored() -> Stored:
    return Stored()


@pytest.fixture
def known(stored: Stored, clock: SettableClock) -> KnownWorkspaces:
    return KnownWorkspaces(stored, clock)


async def test_a_workspace_is_asked_for_once_a_minute(
    known: KnownWorkspaces, stored: Stored, clock: SettableClock
) -> None:
    assert [await known.of("T1") for _ in range(3)] == [ACME] * 3
    assert stored.asked == 1
    stored.workspace = RENEWED
    clock.now += KNOWN_FOR
    assert await known.of("T1") == RENEWED


async def test_one_where_the_app_is_not_installed_is_asked_for_each_time(
    known: KnownWorkspaces, stored: Stored
) -> None:
    stored.workspace = None
    assert await known.of("T1") is None
    stored.workspace = ACME
    assert await known.of("T1") == ACME


async def test_what_has_ended_is_not_known_any_more(known: KnownWorkspaces) -> None:
    await known.of("T1", "E1")
    await known.end("T1")
    assert await known.of("T1", "E1") is None


async def test_a_workspace_is_known_while_the_database_fails_or_stalls(
    known: KnownWorkspaces, stored: Stored, clock: SettableClock
) -> None:
    await known.of("T1")
    clock.now += KNOWN_FOR
    stored.is_down = True
    assert await known.of("T1") == ACME
    clock.now += KNOWN_FOR + timedelta(seconds=1)
    stored.stall_seconds = 60
    async with asyncio.timeout(5):
        assert list(await asyncio.gather(known.of("T1"), known.of("T1"))) == [ACME, ACME]
    assert stored.asked == 3


async def test_one_that_was_never_known_is_not_made_up(known: KnownWorkspaces, stored: Stored) -> None:
    stored.is_down = True
    with pytest.raises(DatabaseUnavailableError):
        await known.of("T1")
