"""A platform in memory: it takes messages, edits them, acknowledges, minds its rates and fails when it is told to."""

import asyncio
from collections import defaultdict, deque

from bots.conversation.replies import Text
from bots.delivery.messenger import Broken, Delivery, Later, Outcome, Sent
from bots.delivery.rates import Bucket, Rate
from core.clock import Clock
from core.services.outbox import Action

BOUND_SECONDS = 20


class Pager:
    """Remembers everything that arrived, in order. `attempts` counts what was tried, with or without success."""

    def __init__(self, clock: Clock, *, rate: Rate | None = None) -> None:
        self.arrived: list[Delivery] = []
        self.texts: dict[str, str] = {}
        self.attempts = 0
        self.too_fast = 0
        self.fails: dict[str, deque[Outcome | Exception]] = defaultdict(deque)
        self.is_open = asyncio.Event()
        self.is_open.set()
        self.is_away = False
        self._clock = clock
        self._rate = rate
        self._buckets: dict[str, Bucket] = {}
        self._changed = asyncio.Condition()

    async def send(self, delivery: Delivery) -> Outcome:
        """Take a delivery, or fail as planned for its chat."""
        self.attempts += 1
        await self._tell()
        await self.is_open.wait()
        outcome = self._taken(delivery)
        await self._tell()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def _taken(self, delivery: Delivery) -> Outcome | Exception:
        if self.is_away:
            return ConnectionRefusedError()
        failures = self.fails[delivery.place.address]
        if failures:
            return failures.popleft()
        if not self._is_in_time(delivery.place.address):
            self.too_fast += 1
            return Later("too fast", seconds=1)
        self.arrived.append(delivery)
        return self._kept(delivery)

    def _kept(self, delivery: Delivery) -> Outcome:
        text = " ".join(part.text for part in delivery.reply.parts if isinstance(part, Text))
        match delivery.action:
            case Action.POST:
                message_id = f"out-{len(self.texts) + 1}"
                self.texts[message_id] = text
                return Sent(message_id)
            case Action.EDIT if delivery.message_id in self.texts:
                self.texts[delivery.message_id] = text
                return Sent(delivery.message_id)
            case Action.EDIT:
                return Broken("no such message")
            case Action.ACKNOWLEDGE | Action.UNFURL:
                return Sent()

    def _is_in_time(self, address: str) -> bool:
        if self._rate is None:
            return True
        now = self._clock().timestamp()
        bucket = self._buckets.get(address) or Bucket(self._rate.burst, now)
        if bucket.wait(now, self._rate) > 1e-3:
            return False
        self._buckets[address] = bucket.taken(now, self._rate)
        return True

    async def until(self, *, arrived: int = 0, attempts: int = 0) -> None:
        """Wait until so much has arrived and been tried."""
        async with asyncio.timeout(BOUND_SECONDS), self._changed:
            await self._changed.wait_for(lambda: len(self.arrived) >= arrived and self.attempts >= attempts)

    def said(self) -> list[str]:
        """Return the texts in the order in which they arrived."""
        return [" ".join(part.text for part in each.reply.parts if isinstance(part, Text)) for each in self.arrived]
