"""Messages that our Slack messenger sends beside slack_sdk as it comes, which makes a session for each call."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median

import uvloop
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.processes import free_port, running
from benchmarks.promises import Promise, report, say
from benchmarks.slack import TEAM, Only
from bots.conversation.replies import Reply, Text
from bots.delivery.messenger import Delivery, Sent
from bots.slack.messenger import SlackMessenger
from bots.slack.pictures import Pictures
from bots.slack.web import Web
from core.clock import utc_now
from core.db.database import Database
from core.db.opening import open_database
from core.services.outbox import Action, Place

CONNECTIONS, MESSAGES_EACH, ROUNDS = 30, 60, 5
WORDS = "Meditate +10 min: 25/30 min today, day 6 of the streak"


def main() -> bool:
    """Measure, print, and say whether the promise is kept."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        arguments = [sys.executable, "-m", "benchmarks.platform_server", str(port)]
        with running(arguments, port, path="/api/api.test", log=folder / "server.log"):
            database = open_database(f"sqlite:///{folder / 'goalpost.db'}")
            rounds = uvloop.run(measured(database, f"http://127.0.0.1:{port}/api/"))
            database.close()
    return report(f"Slack, sending, {CONNECTIONS} connections", promises(rounds[1:]))


def promises(rounds: list[tuple[float, float]]) -> Iterator[Promise]:
    """Yield what was measured, and how it stands to what was promised."""
    yield Promise("messages sent", median(ours for ours, _ in rounds), "/s")
    yield Promise("slack_sdk as it comes", median(stock for _, stock in rounds), "/s")
    yield Promise("sent / slack_sdk as it comes", median(ours / stock for ours, stock in rounds), at_least=1.5)


async def measured(database: Database, api_url: str) -> list[tuple[float, float]]:
    """Return the messages a second of each round, ours and slack_sdk's; the first only warms up."""
    rounds = []
    for number in range(ROUNDS + 1):
        say(f"round {number} of {ROUNDS}")
        rounds.append((await sent_rate(database, api_url), await stock_rate(api_url)))
    return rounds


async def sent_rate(database: Database, api_url: str) -> float:
    """Return the messages a second that our messenger sends: rendered as blocks, with a text beside them."""
    web = Web(api_url)
    web.open()
    messenger = SlackMessenger(web, Only(), pictures=Pictures(database, utc_now, web=web))

    async def chat(number: int) -> None:
        place = Place(platform="slack", tenant=TEAM, address=f"D{number}")
        for _ in range(MESSAGES_EACH):
            delivery = Delivery(id="1", action=Action.POST, place=place, reply=Reply((Text(WORDS),)), locale="en")
            assert isinstance(await messenger.send(delivery), Sent)

    rate = await _rate(chat)
    await web.close()
    return rate


async def stock_rate(api_url: str) -> float:
    """Return the messages a second that the library sends by its own means."""
    client = AsyncWebClient(base_url=api_url, token="xoxb-1")  # noqa: S106 - made up
    section = {"type": "section", "text": {"type": "mrkdwn", "text": WORDS}}

    async def chat(number: int) -> None:
        for _ in range(MESSAGES_EACH):
            await client.chat_postMessage(channel=f"D{number}", text=WORDS, blocks=[section])

    return await _rate(chat)


async def _rate(chat: Callable[[int], Awaitable[None]]) -> float:
    started = time.perf_counter()
    await asyncio.gather(*map(chat, range(CONNECTIONS)))
    return CONNECTIONS * MESSAGES_EACH / (time.perf_counter() - started)


if __name__ == "__main__":
    raise SystemExit(not main())
