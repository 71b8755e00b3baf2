"""The Telegram bot beside bare python-telegram-bot: from an update to its reply, and sending, at 30 connections."""

import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

import structlog
import uvloop
from sqlmodel import Session
from telegram import Bot, Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from benchmarks.processes import Running, free_port, running
from benchmarks.promises import Promise, report, say
from bots.conversation.replies import Reply, Text
from bots.delivery.figures import DeliveryFigures
from bots.delivery.messenger import Delivery, Sent
from bots.delivery.rates import NO_LIMITS
from bots.delivery.uploads import Uploads
from bots.telegram.app import TelegramApp
from bots.telegram.messenger import TelegramMessenger
from bots.telegram.requests import AiohttpRequest, Connections
from bots.telegram.webhook import Webhook
from core.clock import utc_now
from core.db.database import Database
from core.db.opening import open_database
from core.domain.json import JsonObject
from core.metrics import Metrics
from core.services import outbox
from core.services.outbox import Action, Place

TOKEN = "1:benchmark"  # noqa: S105 - of nobody
CONNECTIONS = 30
UPDATES_EACH, MESSAGES_EACH = 10, 20
ROUNDS = 3
WORDS = "Meditate +10 min: 25/30 min today, day 6 of the streak."
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many a second, and how many a second of this process's computing, which other processes do not slow."""

    per_second: float
    per_cpu_second: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What a round measured."""

    handled: Rate
    dispatched: Rate
    sent: Rate
    stock: Rate


class Stopwatch:
    """Tells how fast something went since it was made."""

    def __init__(self) -> None:
        self._started = time.perf_counter(), time.process_time()

    def rate(self, done: int) -> Rate:
        """Return how fast so many were done."""
        wall, cpu = self._started
        return Rate(done / (time.perf_counter() - wall), done / (time.process_time() - cpu))


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        arguments = [sys.executable, "-m", "benchmarks.platform_server", str(port)]
        with running(arguments, port, path=f"/bot{TOKEN}/getMe", log=folder / "server.log") as server:
            database = open_database(f"sqlite:///{folder / 'goalpost.db'}")
            rounds = uvloop.run(measured(database, server))
            database.close()
    return report(f"Telegram, {CONNECTIONS} connections", promises(rounds[1:]))


def promises(rounds: list[Rates]) -> Iterator[Promise]:
    """Yield what was measured, and how it stands to what was promised."""
    handled = [each.handled for each in rounds]
    dispatched = [each.dispatched for each in rounds]
    per_second = _median(handled)
    yield Promise("updates handled: read, committed, answered", per_second, "/s")
    yield Promise("the same, one update", 1_000_000 / per_second, "us")
    yield Promise("python-telegram-bot alone: read, answered", _median(dispatched), "/s")
    yield from _beside("handled / python-telegram-bot alone", handled, dispatched, at_least=0.5)
    sent, stock = [each.sent for each in rounds], [each.stock for each in rounds]
    yield Promise("messages sent", _median(sent), "/s")
    yield Promise("stock Bot.send_message", _median(stock), "/s")
    yield from _beside("sent / stock", sent, stock, at_least=5)


def _median(rates: list[Rate]) -> float:
    return median(each.per_second for each in rates)


def _beside(name: str, ours: list[Rate], theirs: list[Rate], *, at_least: float) -> Iterator[Promise]:
    pairs = list(zip(ours, theirs, strict=True))
    yield Promise(name, median(our.per_second / their.per_second for our, their in pairs), at_least=at_least)
    yield Promise(f"{name}, CPU time", median(our.per_cpu_second / their.per_cpu_second for our, their in pairs))


async def measured(database: Database, server: Running) -> list[Rates]:
    """Return each round; the first only warms up."""
    url = f"http://127.0.0.1:{server.port}"
    rounds = []
    for number in range(ROUNDS + 1):
        say(f"round {number} of {ROUNDS}")
        handled, dispatched = await handled_rate(database, url), await dispatched_rate(url)
        rounds.append(Rates(handled, dispatched, await sent_rate(database, url), await stock_rate(url)))
    return rounds


async def handled_rate(database: Database, url: str) -> Rate:
    """Return the updates a second that our bot carries out and answers, all chats at once and each in its order."""
    webhook = Webhook.of("https://goals.example/telegram", TOKEN)
    figures = DeliveryFigures(Metrics())
    app = TelegramApp(database, utc_now, token=TOKEN, api_url=url, figures=figures, webhook=webhook, rates=NO_LIMITS)
    running_app = asyncio.create_task(app.run())
    while not await app.take_document(update(0, "hello")):  # noqa: ASYNC110 - it rings no bell when it is up
        await asyncio.sleep(0.01)
    await asyncio.gather(*(app.take_document(update(chat, "new meditate 20 min daily")) for chat in range(CONNECTIONS)))
    await _said_all(database)

    async def chat(number: int) -> None:
        for _ in range(UPDATES_EACH):
            await app.take_document(update(number, "meditate 10m"))

    watch = Stopwatch()
    await asyncio.gather(*map(chat, range(CONNECTIONS)))
    await _said_all(database)
    rate = watch.rate(CONNECTIONS * UPDATES_EACH)
    app.stop()
    await running_app
    return rate


async def _said_all(database: Database) -> None:
    def waits(session: Session) -> bool:
        return outbox.waiting(session, "telegram")[0] > 0

    while database.read_now(waits):  # noqa: ASYNC110 - the database rings no bell
        await asyncio.sleep(0.02)


async def dispatched_rate(url: str) -> Rate:
    """Return the updates a second that the library alone takes and answers."""
    application = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").job_queue(None).build()
    application.add_handler(MessageHandler(filters.TEXT, _replies))
    async with application:

        async def chat(number: int) -> None:
            for _ in range(UPDATES_EACH):
                document = update(number, "meditate 10m")
                await application.process_update(Update.de_json(document, application.bot))

        return await _rate(chat, UPDATES_EACH)


async def _replies(given: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if given.effective_message is not None:
        await given.effective_message.reply_text(WORDS)


async def sent_rate(database: Database, url: str) -> Rate:
    """Return the messages a second that our messenger sends."""
    connections = Connections()
    bot = Bot(TOKEN, base_url=f"{url}/bot", request=AiohttpRequest(connections))
    await bot.initialize()
    messenger = TelegramMessenger(bot, Uploads(database, utc_now, platform="telegram", tenant=str(bot.id)))

    async def chat(number: int) -> None:
        place = Place(platform="telegram", tenant="1", address=str(number + 1))
        for _ in range(MESSAGES_EACH):
            delivery = Delivery(id="1", action=Action.POST, place=place, reply=Reply((Text(WORDS),)), locale="en")
            assert isinstance(await messenger.send(delivery), Sent)

    rate = await _rate(chat, MESSAGES_EACH)
    await connections.close()
    return rate


async def stock_rate(url: str) -> Rate:
    """Return the messages a second that the library sends by its own means."""
    request = HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request) as bot:

        async def chat(number: int) -> None:
            for _ in range(MESSAGES_EACH):
                await bot.send_message(number + 1, WORDS, parse_mode="HTML")

        return await _rate(chat, MESSAGES_EACH)


async def _rate(chat: Callable[[int], Awaitable[None]], each: int) -> Rate:
    watch = Stopwatch()
    await asyncio.gather(*map(chat, range(CONNECTIONS)))
    return watch.rate(CONNECTIONS * each)


def update(chat: int, text: str) -> JsonObject:
    """Return an update as Telegram posts it."""
    number = next(_numbers)
    person: JsonObject = {"id": chat + 1, "is_bot": False, "first_name": "Ann", "language_code": "en"}
    where: JsonObject = {"id": chat + 1, "type": "private", "first_name": "Ann"}
    date = int(utc_now().timestamp())
    message: JsonObject = {"message_id": number, "date": date, "chat": where, "from": person, "text": text}
    return {"update_id": number, "message": message}


if __name__ == "__main__":
    raise SystemExit(not main())
