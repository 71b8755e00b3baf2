"""The loop that brings what is queued to a platform: claim, send, mark; a fresh reply at once, the rest in its turn."""

import asyncio
import heapq
import itertools
import os
import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bots.delivery.channel import Channel
from bots.delivery.figures import DeliveryFigures
from bots.delivery.marking import Mark, marked
from bots.delivery.messenger import Broken, Dropped, Gone, Later, Moved, Outcome, Sent
from bots.delivery.outages import OUTAGES
from bots.delivery.rates import Pacer
from bots.delivery.sending import outcome_of, place_of
from core.clock import Clock
from core.db.database import Database
from core.db.queries.outbox import ALONE, ClaimedRow
from core.services import outbox
from core.services.heartbeats import EVERY, beat, end_beat, this_process
from core.services.outbox import Lease

MOST_AT_ONCE = 32
_numbers = itertools.count(1)
_chances = random.Random(os.urandom(16))  # noqa: S311 - spreads retries, guards nothing
_AS_USUAL = frozenset({"limited", "moved", "gone", "dropped"})
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long the courier waits, in seconds.

    `answer`: for a platform; less than `lease`, after which a row that was claimed and not marked is anybody's again.
    `poll`: for rows that another process queued. `farewell`: for its last sends. `counting`: between counts.
    """

    answer: float = 20.0
    lease: float = 30.0
    poll: float = 0.5
    farewell: float = 5.0
    counting: float = EVERY.total_seconds()


class Courier:
    """Delivers one channel's rows on the current event loop, from `run` to `stop`. Any number may run, anywhere.

    A process that dies between the platform's yes and the mark leaves a row that goes out once more, and says so.
    """

    def __init__(
        self,
        database: Database,
        channel: Channel,
        *,
        clock: Clock,
        figures: DeliveryFigures,
        patience: Patience | None = None,
    ) -> None:
        self._database = database
        self._channel = channel
        self._clock = clock
        self._figures = figures
        self._patience = patience or Patience()
        self._pacer = Pacer(channel.rates)
        holder = f"{this_process()}:{next(_numbers)}"
        self._role = f"{channel.platform}:{channel.tenant or '*'}"
        self._lease = Lease(holder, timedelta(seconds=self._patience.lease))
        self._under_way: set[asyncio.Task[None]] = set()
        self._due_again: list[datetime] = []
        self._counted_at: datetime | None = None
        self._is_more = True
        self._is_stopping = False
        self._called = asyncio.Event()
        self._woken = asyncio.Event()
        self._stopped = asyncio.Event()

    def wake(self) -> None:
        """Say that something was queued, so that it goes out at once; from the loop's own thread."""
        self._called.set()
        self._woken.set()

    def stop(self) -> None:
        """Take up nothing more; `run` returns when what is under way has been sent and marked."""
        self._is_stopping = True
        self._stopped.set()
        self._called.set()
        self._woken.set()

    async def run(self) -> None:
        """Deliver until `stop`. A database that fails is told of, and asked again."""
        while not self._is_stopping:
            self._woken.clear()
            try:
                await self._round()
            except Exception:  # noqa: BLE001 - whatever it is, it is logged and must not end the loop
                _log.exception("delivery round failed", platform=self._channel.platform)
            await self._rest()
        await self._finish()

    async def _round(self) -> None:
        """Claim what is due, as much as there is room for, and begin to send it."""
        now = self._clock()
        await self._count(now)
        most = self._pacer.room(now.timestamp(), MOST_AT_ONCE - len(self._under_way))
        if most <= 0 or not await self._is_worth_claiming(now):
            return
        channel, lease = self._channel, self._lease
        rows = await self._database.write(
            lambda session: outbox.claim(session, channel.platform, channel.tenant, lease=lease, now=now, most=most)
        )
        for row in rows:
            self._begin(row)
        self._is_more = len(rows) == most

    async def _is_worth_claiming(self, now: datetime) -> bool:
        """Say whether anything is due: a look costs less than a claim in vain, and being called is sign enough."""
        while self._due_again and self._due_again[0] <= now:
            heapq.heappop(self._due_again)
        if self._called.is_set() or self._is_more:
            self._called.clear()
            self._is_more = False
            return True
        channel = self._channel
        return await self._database.read(
            lambda session: outbox.is_any_due(session, channel.platform, channel.tenant, now=now)
        )

    async def _rest(self) -> None:
        """Wait for whatever comes first of what may change what can be sent.

        Where the pace holds up, for room for several, but where somebody called, who may have queued a reply.
        """
        now, is_called = self._clock(), self._called.is_set()
        until_room = self._pacer.wait_for_room(now.timestamp(), is_urgent=is_called)
        if until_room > 0:
            await _heard(self._stopped if is_called else self._called, min(until_room, self._patience.poll))
        elif len(self._under_way) >= MOST_AT_ONCE:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        elif not self._is_more:
            until_due = (self._due_again[0] - now).total_seconds() if self._due_again else self._patience.poll
            await _heard(self._woken, min(max(until_due, 0.0), self._patience.poll))

    async def _finish(self) -> None:
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=self._patience.farewell)
            for task in late:
                task.cancel()
        with suppress(*OUTAGES):  # then the others find out by themselves
            await self._database.write(lambda session: end_beat(session, self._role, self._lease.holder))

    def _begin(self, row: ClaimedRow) -> None:
        """Send a row beside others, or put it back where its chat has been spoken to just now."""
        now, place = self._clock().timestamp(), place_of(row)
        wait = 0.0
        if row.priority != ALONE:
            wait = self._pacer.wait(place, now)
            if not wait:
                self._pacer.spoke(place, now)
        task = asyncio.create_task(self._put_back(row, wait) if wait else self._deliver(row))
        self._under_way.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._woken.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("delivery not marked", platform=self._channel.platform, exc_info=error)

    async def _put_back(self, row: ClaimedRow, seconds: float) -> None:
        due_at = self._clock() + timedelta(seconds=seconds)
        await self._database.write(lambda session: outbox.put_back(session, row, self._lease.holder, due_at=due_at))
        heapq.heappush(self._due_again, due_at)

    async def _deliver(self, row: ClaimedRow) -> None:
        now = self._clock()
        outcome = await outcome_of(
            row, self._channel, database=self._database, now=now, within_seconds=self._patience.answer
        )
        await self._mark(row, outcome, now=self._clock())

    async def _mark(self, row: ClaimedRow, outcome: Outcome | Dropped, *, now: datetime) -> None:
        is_back = self._learn(row, outcome, now.timestamp())
        chance, holder = _chances.random(), self._lease.holder
        mark = await self._database.write(
            lambda session: marked(session, row, outcome, holder=holder, now=now, chance=chance)
        )
        if mark.due_at is not None:
            heapq.heappush(self._due_again, mark.due_at)
        self._tell(row, outcome, mark, now=now)
        if is_back:
            await self._hurry(now)

    def _learn(self, row: ClaimedRow, outcome: Outcome | Dropped, now: float) -> bool:
        """Keep to what the platform says of our pace; return whether it is there again, after it had been away."""
        match outcome:
            case Sent() if row.priority != ALONE:
                return self._pacer.taken()
            case Later(seconds=float() | int() as seconds, is_for_all=True):
                self._pacer.pause(now, seconds)
            case Later(seconds=float() | int() as seconds):
                self._pacer.refused(place_of(row), now, seconds=seconds)
            case Later(is_away=True):
                self._pacer.unanswered(place_of(row), now)
            case Later() | Gone() | Moved() | Broken():
                return self._pacer.answered()
            case Dropped():
                self._pacer.untried()
            case _:
                pass
        return False

    async def _hurry(self, now: datetime) -> None:
        """Let what failed while the platform was away be due now, however long it was to wait for its next attempt."""
        channel = self._channel
        await self._database.write(lambda session: outbox.hurry(session, channel.platform, channel.tenant, now=now))
        self.wake()

    def _tell(self, row: ClaimedRow, outcome: Outcome | Dropped, mark: Mark, *, now: datetime) -> None:
        self._figures.came_of(row.platform, mark.word)
        if isinstance(outcome, Sent):
            self._figures.sent_after(row.platform, (now - row.queued_at).total_seconds())
            return
        tell = _log.info if mark.word in _AS_USUAL else _log.warning
        tell(
            "not delivered",
            platform=row.platform,
            tenant=row.tenant,
            delivery=row.id,
            outcome=mark.word,
            reason=getattr(outcome, "reason", None),
            attempts=row.attempts,
        )

    async def _count(self, now: datetime) -> None:
        """Tell every now and then how much waits, and learn how many couriers share the bot's pace."""
        if self._counted_at is not None and (now - self._counted_at).total_seconds() < self._patience.counting:
            return
        self._counted_at = now
        platform = self._channel.platform
        count, due_at = await self._database.read(lambda session: outbox.waiting(session, platform))
        self._figures.set_waiting(platform, count=count, due_at=due_at, now=now)
        role, holder = self._role, self._lease.holder
        self._pacer.share(await self._database.write(lambda session: beat(session, role, holder, now=now)))


async def _heard(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, no longer than so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
