"""The metronome: APScheduler with a memory job store wakes each tick; a tick that fails is told of and tried again."""

from collections.abc import Iterable
from datetime import UTC

import structlog
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.clock import Clock
from core.db.database import Database
from core.metrics import Metrics
from scheduler.heartbeat import Heartbeat
from scheduler.tick import Tick, run_once
from scheduler.ticks import ALL_TICKS

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Metronome:
    """Runs ticks on the current event loop, each at once and then at its own pace, from `start` to `stop`."""

    def __init__(
        self, database: Database, clock: Clock, *, metrics: Metrics, ticks: Iterable[Tick] = ALL_TICKS
    ) -> None:
        self._database = database
        self._clock = clock
        self._heartbeat = Heartbeat(metrics)
        self._ticks = tuple(ticks)
        # By default APScheduler drops a run that is a second late: no grace limit, missed runs merged, one at a time.
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone=UTC,
        )

    def start(self) -> None:
        """Begin to tick; needs a running event loop."""
        for tick in self._ticks:
            self._scheduler.add_job(
                self.run,
                "interval",
                args=[tick],
                id=tick.name,
                seconds=tick.every.total_seconds(),
                next_run_time=self._clock(),
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Wake no tick any more."""
        self._scheduler.shutdown(wait=False)

    async def run(self, tick: Tick) -> None:
        """Run a tick now; never raises, so that the next run comes."""
        now = self._clock()
        try:
            done = await run_once(tick, self._database, now=now)
        except Exception:  # noqa: BLE001 - whatever it is, it is logged and must not end the loop
            self._heartbeat.failed(tick.name)
            _log.exception("tick failed", tick=tick.name)
            return
        self._heartbeat.succeeded(tick.name, at=now)
        if done:
            _log.info("tick", tick=tick.name, done=done)
