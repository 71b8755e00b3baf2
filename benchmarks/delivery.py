"""The delivery beside its messenger called directly: from a command's commit to the platform, and claims a second."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import insert
from sqlmodel import Session

from benchmarks.postgres import postgres_of_run
from benchmarks.promises import Promise, report, say
from bots.conversation.replies import Reply, Text
from bots.delivery.channel import Channel
from bots.delivery.codec import reply_document, reply_of
from bots.delivery.courier import MOST_AT_ONCE, Courier
from bots.delivery.figures import DeliveryFigures
from bots.delivery.messenger import Delivery, Outcome, Sent
from bots.delivery.receiving import Event, receive
from bots.delivery.sending import delivery_of
from core.clock import utc_now
from core.db.database import Database
from core.db.opening import open_database
from core.db.queries.outbox import ClaimedRow
from core.db.tables import OutboxRow
from core.db.tables.access import table_of
from core.ids import new_id
from core.metrics import Metrics
from core.services import outbox
from core.services.identities import Identity
from core.services.outbox import Lease, Place, Priority

PLATFORM, BOT = "bench", "1"
ANSWER_SECONDS = 0.02
REPLIES, BACKLOG, CLAIMS, HISTORY = 200, 2000, 4000, 100_000
ROUNDS = 5
LEASE = Lease("benchmark", timedelta(minutes=5))


@dataclass(slots=True)
class Platform:
    """A platform that answers in a fiftieth of a second, as a near one would; it notes when it was spoken to."""

    at: list[float] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, delivery: Delivery) -> Outcome:
        """Take a delivery."""
        self.at.append(time.perf_counter())
        self.changed.set()
        await asyncio.sleep(ANSWER_SECONDS)
        return Sent(delivery.id)

    async def until(self, count: int) -> None:
        """Wait until it has been spoken to so often."""
        while len(self.at) < count:
            self.changed.clear()
            await self.changed.wait()


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    with tempfile.TemporaryDirectory() as folder:
        sqlite = open_database(f"sqlite:///{Path(folder) / 'goalpost.db'}")
        is_kept = report("Delivery, SQLite", promises(sqlite))
        sqlite.close()
    with postgres_of_run() as postgres:
        return is_kept if postgres is None else report("Delivery, PostgreSQL", promises(postgres)) and is_kept


def promises(database: Database) -> Iterator[Promise]:
    """Yield what was measured on a database."""
    say("replies, one at a time")
    lags = asyncio.run(reply_lags(database))
    yield Promise("reply: commit to platform, median", median(lags) * 1000, "ms")
    yield Promise("reply: commit to platform, 99th of 100", quantiles(lags, n=100)[-1] * 1000, "ms", at_most=50)
    rounds = [asyncio.run(backlog_rates(database)) for _ in range(ROUNDS)]
    yield Promise(f"messenger alone, {MOST_AT_ONCE} at once", median(direct for direct, _ in rounds), "/s")
    yield Promise("delivered from a backlog", median(ours for _, ours in rounds), "/s")
    yield Promise("delivered / messenger alone", median(ours / direct for direct, ours in rounds), at_least=0.3)
    say("claims")
    young = median(claim_rate(database) for _ in range(ROUNDS))
    database.write_now(lambda session: put(session, HISTORY, is_done=True))
    old = median(claim_rate(database) for _ in range(ROUNDS))
    yield Promise("claims in batches", young, "rows/s")
    yield Promise(f"the same after {HISTORY:,} deliveries / before", old / young, at_least=0.6)


async def reply_lags(database: Database) -> list[float]:
    """Return the seconds from each command's commit to the messenger's call."""
    platform, lags = Platform(), []
    courier = Courier(database, _channel(platform), clock=utc_now, figures=DeliveryFigures(Metrics()))
    running = asyncio.create_task(courier.run())
    for number in range(REPLIES):
        await receive(database, _event(number), now=utc_now())
        committed = time.perf_counter()
        courier.wake()
        await platform.until(number + 1)
        lags.append(platform.at[-1] - committed)
    courier.stop()
    await running
    return lags


async def backlog_rates(database: Database) -> tuple[float, float]:
    """Return deliveries a second of the messenger alone, as many at once as the courier's, and of the courier."""
    say("a backlog")
    database.write_now(lambda session: put(session, BACKLOG))
    now = utc_now()
    rows = database.write_now(lambda session: outbox.claim(session, PLATFORM, BOT, lease=LEASE, now=now, most=BACKLOG))
    direct = await _direct_rate(rows)
    database.write_now(lambda session: _put_back(session, rows, now))
    platform = Platform()
    courier = Courier(database, _channel(platform), clock=utc_now, figures=DeliveryFigures(Metrics()))
    started = time.perf_counter()
    running = asyncio.create_task(courier.run())
    await platform.until(len(rows))
    ours = len(rows) / (time.perf_counter() - started)
    courier.stop()
    await running
    return direct, ours


def _put_back(session: Session, rows: list[ClaimedRow], now: datetime) -> None:
    for row in rows:
        outbox.put_back(session, row, LEASE.holder, due_at=now)


async def _direct_rate(rows: list[ClaimedRow]) -> float:
    platform, waiting = Platform(), iter([delivery_of(row, reply_of(row.payload)) for row in rows])

    async def work() -> None:
        for delivery in waiting:
            await platform.send(delivery)

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(MOST_AT_ONCE)))
    return len(rows) / (time.perf_counter() - started)


def claim_rate(database: Database) -> float:
    """Return the rows a second that one claimer leases and marks, as many at a time as a courier may."""
    database.write_now(lambda session: put(session, CLAIMS))
    started = time.perf_counter()
    while database.write_now(_claim_and_mark):
        pass
    return CLAIMS / (time.perf_counter() - started)


def _claim_and_mark(session: Session) -> int:
    now = utc_now()
    rows = outbox.claim(session, PLATFORM, BOT, lease=LEASE, now=now, most=MOST_AT_ONCE)
    for row in rows:
        outbox.mark_sent(session, row, LEASE.holder, now=now, message_id=None)
    return len(rows)


def put(session: Session, count: int, *, is_done: bool = False) -> None:
    """Insert rows for as many chats."""
    now = utc_now()
    session.connection().execute(insert(table_of(OutboxRow)), [_row(number, now, is_done) for number in range(count)])


def _row(number: int, now: datetime, is_done: bool) -> dict[str, object]:  # noqa: FBT001 - a column
    return {
        "id": new_id(now),
        "platform": PLATFORM,
        "tenant": BOT,
        "address": str(number),
        "is_group": False,
        "action": "post",
        "priority": Priority.REPLY.value,
        "payload": reply_document(Reply((Text("Meditate +10 min: 25/30 min today, day 6 of the streak."),))),
        "locale": "en",
        "queued_at": now,
        "due_at": now,
        "attempts": 0,
        "may_be_repeated": False,
        "state": "sent" if is_done else "queued",
        "done_at": now if is_done else None,
    }


def _channel(platform: Platform) -> Channel:
    return Channel(platform=PLATFORM, messenger=platform, tenant=BOT)


def _event(number: int) -> Event:
    identity = Identity(platform=PLATFORM, tenant=BOT, account="ann", user_name="bench:ann", private_address="ann")
    place = Place(platform=PLATFORM, tenant=BOT, address=str(number))
    text = "meditate 10m" if number else "new meditate 20 min daily"
    return Event(id=f"{utc_now().timestamp()}-{number}", identity=identity, place=place, sent_at=utc_now(), text=text)


if __name__ == "__main__":
    raise SystemExit(not main())
