"""People on a made-up platform, and couriers that deliver to them."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import pytest

from bots.delivery.channel import Channel, Compose
from bots.delivery.courier import Courier, Patience
from bots.delivery.figures import DeliveryFigures
from bots.delivery.messenger import Messenger
from bots.delivery.rates import NO_LIMITS, Rates
from core.clock import Clock
from core.db.database import Database
from core.metrics import Metrics
from tests.integration.delivery.pager import BOUND_SECONDS, Pager
from tests.integration.delivery.people import PLATFORM, TENANT, Person
from tests.integration.delivery.queued import Post, outbox

IMPATIENT = Patience(poll=0.01)


class Couriers:
    """Starts couriers, and ends them with the test."""

    def __init__(self, database: Database, clock: Clock, pager: Pager) -> None:
        self._given = (database, clock, pager)
        self._running: list[tuple[Courier, asyncio.Task[None]]] = []
        self.metrics = Metrics()
        self._figures = DeliveryFigures(self.metrics)

    def start(
        self,
        *,
        database: Database | None = None,
        messenger: Messenger | None = None,
        clock: Clock | None = None,
        tenant: str | None = TENANT,
        rates: Rates = NO_LIMITS,
        patience: Patience = IMPATIENT,
        notices: Mapping[str, Compose] | None = None,
    ) -> Courier:
        """Start one more."""
        given = self._given
        channel = Channel(
            platform=PLATFORM, messenger=messenger or given[2], tenant=tenant, rates=rates, notices=notices or {}
        )
        courier = Courier(
            database or given[0], channel, clock=clock or given[1], figures=self._figures, patience=patience
        )
        self._running.append((courier, asyncio.create_task(courier.run())))
        return courier

    async def settled(self) -> None:
        """Wait until nothing has been under way for so long that what could go out would have."""
        quiet = 0
        async with asyncio.timeout(BOUND_SECONDS):
            while quiet < 5:
                await asyncio.sleep(IMPATIENT.poll)
                is_any_under_way = any(row.claimed_by for row in outbox(self._given[0]))
                quiet = 0 if is_any_under_way else quiet + 1

    async def stop(self) -> None:
        """Stop all, and let what failed in them fail the test."""
        for courier, _ in self._running:
            courier.stop()
        await asyncio.gather(*(task for _, task in self._running))
        self._running.clear()


@pytest.fixture
def ann(database: Database, clock: Clock) -> Person:
    """Give a person who has not written before."""
    return Person(database, clock)


@pytest.fixture
async def pager(clock: Clock) -> Pager:
    """Give the platform."""
    return Pager(clock)


@pytest.fixture
async def couriers(database: Database, clock: Clock, pager: Pager) -> AsyncIterator[Couriers]:
    """Give who delivers to it."""
    given = Couriers(database, clock, pager)
    yield given
    await given.stop()


@pytest.fixture
def post(database: Database, clock: Clock) -> Post:
    """Give a way to queue a text."""
    return Post(database, clock)
