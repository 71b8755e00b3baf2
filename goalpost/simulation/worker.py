"""A process of the simulation, `python -m goalpost.simulation.worker ORDERS`: the true scheduler or courier."""

import asyncio
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace

from telegram import Bot
from telegram.error import TelegramError

from bots.delivery.channel import Channel
from bots.delivery.courier import Courier
from bots.delivery.figures import DeliveryFigures
from bots.delivery.notices import COMPOSERS
from bots.delivery.rates import Rate
from bots.delivery.uploads import Uploads
from bots.telegram.listeners import PLATFORM
from bots.telegram.messenger import RATES, TelegramMessenger
from bots.telegram.requests import AiohttpRequest, Connections
from core.db.database import Database
from core.db.opening import open_database
from core.logs.configuration import logging_to
from core.metrics import Metrics
from goalpost.simulation.counted import CountedDatabase, CountedMessenger
from goalpost.simulation.loop import Line, SimulatedLoop, UnderWay
from goalpost.simulation.orders import Orders, Role, orders_of
from goalpost.simulation.shared_time import MICROSECONDS, SharedTime
from scheduler.app import Metronome
from scheduler.tick import Tick
from scheduler.ticks import ALL_TICKS

BURST = RATES.overall.burst / RATES.overall.per_second if RATES.overall else 0
"""How much may be said at once, beside what may be said in a second: as in production."""


def main(orders: Orders) -> None:
    """Work until the conductor hangs up, or until killed."""
    with orders.log_file.open("ab", buffering=0) as stream, logging_to(stream, level="warning"):
        Worker(orders).run()


class Worker:
    """What one process holds."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._time = SharedTime(orders.time_file, start_at=orders.start_at)
        self._line = Line(orders.line_fd)
        self._under_way = UnderWay()
        self._metrics = Metrics()

    def run(self) -> None:
        """Run on an event loop of simulated time."""
        database = CountedDatabase(open_database(self._orders.database_url), self._under_way)
        loop = SimulatedLoop(self._time, self._line, self._under_way)
        loop.run_until_complete(self._work(database))

    def _work(self, database: Database) -> Coroutine[None, None, None]:
        return self._schedule(database) if self._orders.role is Role.SCHEDULER else self._deliver(database)

    async def _schedule(self, database: Database) -> None:
        metronome = Metronome(database, self._time.now, metrics=self._metrics)
        await asyncio.gather(*(self._keep_ticking(metronome, tick) for tick in ALL_TICKS))

    async def _keep_ticking(self, metronome: Metronome, tick: Tick) -> None:
        """Run a tick at its pace, as the metronome's own alarm does, which knows only the machine's clock."""
        every_us = int(tick.every.total_seconds() * MICROSECONDS)
        phase_us = int(every_us * self._orders.phase)
        while True:
            now_us = self._time.elapsed_us
            next_us = now_us - (now_us - phase_us) % every_us + every_us
            await asyncio.sleep((next_us - now_us) / MICROSECONDS)
            await metronome.run(tick)

    async def _deliver(self, database: Database) -> None:
        async with AsyncExitStack() as stack:
            connections = Connections()
            stack.push_async_callback(connections.close)
            bot = self._bot(connections)
            await self._known(bot)
            await self._courier(database, bot).run()

    def _bot(self, connections: Connections) -> Bot:
        url = self._orders.api_url
        requests = AiohttpRequest(connections)
        return Bot(
            self._orders.token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=requests,
            get_updates_request=requests,
        )

    async def _known(self, bot: Bot) -> None:
        """Introduce the bot, as often as it takes."""
        while True:
            try:
                with self._under_way.one():
                    await bot.initialize()
            except TelegramError:
                await asyncio.sleep(1)
            else:
                return

    def _courier(self, database: Database, bot: Bot) -> Courier:
        uploads = Uploads(database, self._time.now, platform=PLATFORM, tenant=str(bot.id))
        channel = Channel(
            platform=PLATFORM,
            messenger=CountedMessenger(TelegramMessenger(bot, uploads), self._under_way),
            tenant=str(bot.id),
            notices=COMPOSERS,
            rates=replace(
                RATES, overall=Rate(self._orders.per_second, burst=max(int(self._orders.per_second * BURST), 1))
            ),
        )
        return Courier(database, channel, clock=self._time.now, figures=DeliveryFigures(self._metrics))


if __name__ == "__main__":
    main(orders_of(sys.argv[1]))
