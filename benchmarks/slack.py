"""What arrives from Slack beside Bolt alone, which keeps nothing: how soon it is acknowledged, how much a second."""

import asyncio
import json
import logging
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.postgres import postgres_of_run
from benchmarks.promises import Promise, report, say
from bots.slack.bolt import Listeners, bolt_app
from bots.slack.errands import Errands
from bots.slack.homes import Homes
from bots.slack.installations import Workspace
from bots.slack.intake import Intake
from bots.slack.modals import Modals
from bots.slack.people import People
from bots.slack.pictures import Pictures
from bots.slack.surfaces import Surfaces
from bots.slack.web import Web
from core.clock import utc_now
from core.db.database import Database
from core.db.opening import open_database

TEAM, BOT = "T01", "U0BOT"
PEOPLE, AT_ONCE, EVENTS, COMMANDS, ROUNDS = 64, 32, 1000, 150, 5
PER_SECOND, SECONDS = 100, 8
OK = 200
NOWHERE = "http://127.0.0.1:9/api/"
"""Nobody is asked who people are, and nothing is sent: what is measured is the way in."""

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


class Only:
    """The installation in the one workspace there is."""

    tenant = TEAM

    async def prepare(self, client: AsyncWebClient) -> None:
        """Learn nothing: all is known."""

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:  # noqa: ARG002 - there is one
        """Return it."""
        return Workspace(tenant=tenant, bot_user=BOT, token="xoxb-1")  # noqa: S106 - made up

    async def end(self, tenant: str) -> None:
        """Never end."""


class Requests:
    """Makes requests as they arrive, each another message, of many people in turn."""

    def __init__(self) -> None:
        self._number = 0

    def command(self) -> AsyncBoltRequest:
        """Return the next slash command."""
        self._number += 1
        person = self._number % PEOPLE
        said = {"command": "/log", "text": "meditate 1m", "user_id": f"U{person}", "channel_id": f"D{person}"}
        body = {**said, "team_id": TEAM, "trigger_id": str(self._number), "response_url": NOWHERE}
        return AsyncBoltRequest(body=urlencode(body), headers={"content-type": "application/x-www-form-urlencoded"})

    def message(self, text: str = "meditate 1m") -> AsyncBoltRequest:
        """Return the next message."""
        self._number += 1
        person = self._number % PEOPLE
        said = {"type": "message", "user": f"U{person}", "channel": f"D{person}", "channel_type": "im", "text": text}
        event = {**said, "ts": f"{utc_now().timestamp():.0f}.{self._number:06d}", "team": TEAM}
        body = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{self._number}", "event": event}
        return AsyncBoltRequest(body=json.dumps(body), headers={"content-type": "application/json"})


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder:
        sqlite = open_database(f"sqlite:///{Path(folder) / 'goalpost.db'}")
        is_kept = report("Slack, SQLite", asyncio.run(promises(sqlite, longest_ms=100)))
        sqlite.close()
    with postgres_of_run() as postgres:
        return is_kept if postgres is None else report("Slack, PostgreSQL", asyncio.run(promises(postgres))) and is_kept


async def promises(database: Database, *, longest_ms: float | None = None) -> list[Promise]:
    """Return what was measured on a database, and whether acknowledgements keep to their bound if there is one."""
    requests, web = Requests(), Web(NOWHERE)
    web.open()
    ours, bare = _ours(database, web), _bare(web)
    await _rate(ours, [requests.message("new meditate 20 min daily") for _ in range(PEOPLE)])
    say("events, so many a second")
    seconds = await _acknowledged(ours, requests)
    say("commands, one after the other, and events, as many as can be")
    rounds = [[await _round(each, requests) for each in (bare, ours)] for _ in range(ROUNDS)]
    await web.close()
    return [*_in_time(seconds, longest_ms), *_beside(rounds)]


def _in_time(seconds: list[float], longest_ms: float | None) -> Iterator[Promise]:
    yield Promise(f"acknowledged at {PER_SECOND} events/s, median", median(seconds) * 1000, "ms")
    last = quantiles(seconds, n=100)[-1] * 1000
    yield Promise(f"acknowledged at {PER_SECOND} events/s, 99th of 100", last, "ms", at_most=longest_ms)


def _beside(rounds: list[list[tuple[float, float]]]) -> Iterator[Promise]:
    bare, ours = (median(each[at][0] for each in rounds) for at in (0, 1))
    ratio = median(ours[0] / bare[0] for bare, ours in rounds)
    yield Promise("commands one after the other, Bolt as it comes", bare, "/s")
    yield Promise("commands one after the other, logged", ours, "/s")
    yield Promise("commands logged / Bolt as it comes", ratio, at_least=0.5)
    yield Promise(f"events {AT_ONCE} at once, Bolt doing nothing", median(bare[1] for bare, _ in rounds), "/s")
    yield Promise(f"events {AT_ONCE} at once, logged", median(ours[1] for _, ours in rounds), "/s")


async def _round(dispatch: Dispatch, requests: Requests) -> tuple[float, float]:
    """Return the commands a second, one after the other, and the events a second, some at once."""
    commands = await _rate(dispatch, [requests.command() for _ in range(COMMANDS)], at_once=1)
    return commands, await _rate(dispatch, [requests.message() for _ in range(EVENTS)])


async def _acknowledged(dispatch: Dispatch, requests: Requests) -> list[float]:
    """Return how long each event took from its arrival, which waits for no other's end."""

    async def one() -> float:
        arrived = time.perf_counter()
        await _dispatched(dispatch, requests.message())
        return time.perf_counter() - arrived

    tasks, started = [], time.perf_counter()
    for number in range(PER_SECOND * SECONDS):
        await asyncio.sleep(max(started + number / PER_SECOND - time.perf_counter(), 0))
        tasks.append(asyncio.create_task(one()))
    return await asyncio.gather(*tasks)


async def _rate(dispatch: Dispatch, requests: list[AsyncBoltRequest], *, at_once: int = AT_ONCE) -> float:
    """Return how many requests a second are acknowledged."""
    waiting = iter(requests)

    async def work() -> None:
        for request in waiting:
            await _dispatched(dispatch, request)

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return len(requests) / (time.perf_counter() - started)


async def _dispatched(dispatch: Dispatch, request: AsyncBoltRequest) -> None:
    answer = await dispatch(request)
    assert answer.status == OK, answer.body


def _ours(database: Database, web: Web) -> Dispatch:
    errands, people, only = Errands(utc_now), People(web.client, utc_now), Only()
    intake = Intake(database, utc_now, errands=errands, people=people, web=web, when_queued=lambda: None)
    homes = Homes(database, utc_now, errands=errands, web=web, pictures=Pictures(database, utc_now, web=web))
    modals = Modals(database, utc_now, errands=errands, web=web, homes=homes, when_queued=intake.wake)
    surfaces = Surfaces(
        database,
        utc_now,
        errands=errands,
        people=people,
        intake=intake,
        homes=homes,
        modals=modals,
        installations=only,
    )
    listeners = Listeners(intake, people, utc_now, web=web, surfaces=surfaces)
    return bolt_app(web.client, only, listeners=listeners, surfaces=surfaces).async_dispatch


def _bare(web: Web) -> Dispatch:
    """Return Bolt as it comes, with listeners that keep nothing."""

    async def authorized() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id=BOT, bot_token="xoxb-1")  # noqa: S106

    async def nothing() -> None:
        """Do nothing."""

    async def acknowledged(ack: AsyncAck) -> None:
        await ack()

    app = AsyncApp(
        name="bare", client=web.client, signing_secret="", authorize=authorized, request_verification_enabled=False
    )
    app.event("message")(nothing)
    app.command("/log")(acknowledged)
    return app.async_dispatch


if __name__ == "__main__":
    raise SystemExit(not main())
