"""What nobody would bring again is tried until it is done, or answered by an apology."""

import asyncio
from datetime import timedelta

from bots.delivery.receiving import Event
from bots.slack.errands import CARRIED_THROUGH_FOR, Errands
from bots.slack.installations import Workspace
from bots.slack.intake import Intake
from bots.slack.listeners import command_event
from bots.slack.people import People
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database
from tests.integration.conftest import SettableClock
from tests.integration.delivery.moody import Moody
from tests.integration.delivery.queued import outbox

HERE = Workspace(tenant="T01", bot_user="U0BOT", token="xoxb-1")
URL = "http://127.0.0.1:9/hooks/1"
FAILED = "That did not work; nothing was changed. Try again."


class Whispers(Web):
    """Addresses for responses that take whatever is said, and keep it."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9/api/")
        self.said: list[tuple[str, str]] = []

    async def whisper(self, url: str, text: str) -> None:
        self.said.append((url, text))


def command(clock: Clock) -> Event:
    """Return a slash command."""
    body = {"command": "/new", "text": "meditate 20 min daily", "user_id": "U07", "team_id": "T01", "channel_id": "C01"}
    return command_event({**body, "trigger_id": "1", "response_url": URL}, HERE, now=clock())


def intake_of(database: Database, clock: Clock, web: Web, *, errands: Errands | None = None) -> Intake:
    """Return an intake whom nobody tells who people are."""
    errands, people = errands or Errands(clock), People(web.client, clock)
    return Intake(database, clock, errands=errands, people=people, web=web, when_queued=lambda: None)


async def test_a_command_is_tried_again_until_the_database_is_back(
    sqlite_database: Database, clock: SettableClock
) -> None:
    web = Whispers()
    intake = intake_of(Moody(sqlite_database, fails=1), clock, web)
    assert await intake.take(command(clock), HERE, url=URL)
    assert len(outbox(sqlite_database)) == 1
    assert web.said == []


async def test_a_command_that_cannot_be_carried_out_for_long_is_apologised_for(
    sqlite_database: Database, clock: SettableClock
) -> None:
    web = Whispers()

    def later() -> None:
        clock.move(seconds=int((CARRIED_THROUGH_FOR + timedelta(minutes=1)).total_seconds()))

    intake = intake_of(Moody(sqlite_database, fails=9, when_tried=later), clock, web)
    assert not await intake.take(command(clock), HERE, url=URL)
    assert web.said == [(URL, FAILED)]
    assert outbox(sqlite_database) == []


async def test_what_still_waits_for_the_database_in_the_end_is_apologised_for(
    sqlite_database: Database, clock: SettableClock
) -> None:
    web, tried, errands = Whispers(), asyncio.Event(), Errands(clock)
    intake = intake_of(Moody(sqlite_database, fails=99, when_tried=tried.set), clock, web, errands=errands)
    taking = asyncio.create_task(intake.take(command(clock), HERE, url=URL))
    await tried.wait()
    await errands.finish(within_seconds=5)
    assert not await taking
    assert web.said == [(URL, FAILED)]


async def test_an_event_is_not_tried_again_since_slack_brings_it(
    sqlite_database: Database, clock: SettableClock
) -> None:
    web = Whispers()
    intake = intake_of(Moody(sqlite_database, fails=1), clock, web)
    assert not await intake.take(command(clock), HERE)
    assert await intake.take(command(clock), HERE)
    assert web.said == []


async def test_an_event_that_is_under_way_is_joined(sqlite_database: Database, clock: SettableClock) -> None:
    intake = intake_of(sqlite_database, clock, Whispers())
    assert await asyncio.gather(*(intake.take(command(clock), HERE) for _ in range(5))) == [True] * 5
    assert len(outbox(sqlite_database)) == 1
