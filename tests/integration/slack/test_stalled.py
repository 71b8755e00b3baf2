"""A database that stalls: Slack has its answer in time in every case, and nothing is lost by it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import text
from sqlmodel import SQLModel

from bots.slack.installations import OneWorkspace, Workspace
from core.db.database import Database, DatabaseUnavailableError
from tests.integration.slack.serving import Apps
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import words
from tests.platforms.slack.slack import Slack

IN_TIME_SECONDS = 3.0
LONG = pytest.param(10.0, marks=pytest.mark.slow)


class Unanswered(OneWorkspace):
    """The installation in one workspace, kept where nobody can look it up."""

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:  # noqa: ARG002 - there is one
        raise DatabaseUnavailableError


@asynccontextmanager
async def stalled(database: Database, seconds: float) -> AsyncIterator[None]:
    """Keep everybody from writing, on PostgreSQL also from reading, for so long, while the block goes on."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("BEGIN IMMEDIATE"))
        else:
            tables = ", ".join(f'"{table.name}"' for table in SQLModel.metadata.sorted_tables)
            connection.execute(text(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE"))
        ending = asyncio.get_running_loop().call_later(seconds, connection.rollback)
        try:
            yield
        finally:
            ending.cancel()
            connection.rollback()


async def started(slack: Slack, apps: Apps, ada: Person) -> None:
    """Let somebody have a goal."""
    await apps.start()
    ada.says("new meditate 20 min daily")
    await slack.sent(ada.dm)
    await slack.sent(ada.dm)
    await apps.settled()


@pytest.mark.parametrize("seconds", [2.4, LONG])
async def test_a_command_is_told_to_wait_in_time_and_carried_out(
    slack: Slack, apps: Apps, ada: Person, *, seconds: float
) -> None:
    await started(slack, apps, ada)
    async with stalled(apps.database, seconds):
        ack = await ada.runs("/log meditate 10m")
        assert ack.is_good
        assert ack.seconds < IN_TIME_SECONDS
        assert ack.body == {"text": "One moment, please.", "response_type": "ephemeral"}
        assert "10/20 min" in words(await slack.sent(ada.dm, within=30))


@pytest.mark.parametrize("seconds", [2.4, LONG])
async def test_a_click_is_acknowledged_in_time_and_carried_out(
    slack: Slack, apps: Apps, ada: Person, *, seconds: float
) -> None:
    await started(slack, apps, ada)
    ada.says("meditate 10m")
    done = await slack.sent(ada.dm)
    await apps.settled()
    async with stalled(apps.database, seconds):
        ack = await ada.clicks(done, "Undo")
        assert ack.is_good
        assert ack.seconds < IN_TIME_SECONDS
        assert words(await slack.shown(ada, ada.dm)) == "One moment, please."
        undone = await slack.sent(ada.dm, within=30)
    assert undone["ts"] == done["ts"]


@pytest.mark.parametrize("seconds", [2.4, LONG])
async def test_an_event_is_left_for_slack_to_bring_again_and_has_its_effect_once(
    slack: Slack, apps: Apps, ada: Person, *, seconds: float
) -> None:
    await started(slack, apps, ada)
    slack.courier.pusher.pace.retry_seconds = (0.0, 3.0, 4.0)
    async with stalled(apps.database, seconds):
        ada.says("meditate 10m")
        assert "10/20 min" in words(await slack.sent(ada.dm, within=30))
    await slack.settled(within=30)
    delivery = next(each for each in reversed(slack.world.feed.events("message")) if "bot_id" not in each.event)
    assert delivery.is_taken
    if not apps.is_socket:  # what is not on disk is not acknowledged, which over a connection is silence
        assert delivery.attempts[0].status == 503
        assert all(each.seconds < IN_TIME_SECONDS for each in delivery.attempts)
    await apps.settled()
    assert slack.unheard(ada.dm) == []


async def test_what_was_said_while_it_stalled_is_carried_out_in_its_order(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await started(slack, apps, ada)
    async with stalled(apps.database, 2.4):
        acks = await asyncio.gather(*(ada.runs(f"/log meditate {minutes}m") for minutes in (1, 2, 4)))
        said = [words(await slack.sent(ada.dm, within=30)) for _ in acks]
    assert [each.split(":")[0] for each in said] == [f"Meditate +{minutes} min" for minutes in (1, 2, 4)]


async def test_a_workspace_that_cannot_be_looked_up_now_is_for_slack_to_bring_again(slack: Slack, apps: Apps) -> None:
    app = await apps.start(installations=Unanswered(slack.team("acme").token))
    body = {"type": "event_callback", "team_id": slack.team("acme").id, "event": {"type": "message"}}
    asked = AsyncBoltRequest(body=json.dumps(body), headers={"content-type": "application/json"})
    answer = await app.dispatch(asked)
    assert answer is not None
    assert answer.status == 503
