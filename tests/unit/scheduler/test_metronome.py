"""The metronome wakes its ticks, does all that is due, and outlives a tick that fails."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from core.clock import utc_now
from core.db.database import Database
from core.metrics import Metrics
from scheduler.app import Metronome
from scheduler.tick import Tick, run_once
from scheduler.ticks import ALL_TICKS
from tests.sqlite import new_database

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LATE = timedelta(seconds=30)
LONG = 10


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = new_database(tmp_path)
    yield opened
    opened.close()


async def test_a_tick_runs_until_less_than_a_batch_is_left(database: Database) -> None:
    due = [3, 3, 1, 3]
    tick = Tick("work", every=HOUR, work=lambda _session, _now: due.pop(0), batch=3)
    assert await run_once(tick, database, now=NOW) == 7
    assert due == [3]


async def test_a_tick_without_batches_runs_once(database: Database) -> None:
    tick = Tick("work", every=HOUR, work=lambda _session, _now: 5)
    assert await run_once(tick, database, now=NOW) == 5


async def test_a_tick_that_fails_is_counted_and_the_others_go_on(database: Database) -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    metrics = Metrics()

    def fail(_session: Session, _now: datetime) -> int:
        raise RuntimeError

    def work(_session: Session, _now: datetime) -> int:
        loop.call_soon_threadsafe(done.set)
        return 1

    ticks = [Tick("fails", every=HOUR, work=fail), Tick("works", every=HOUR, work=work)]
    metronome = Metronome(database, lambda: NOW, metrics=metrics, ticks=ticks)
    await metronome.run(ticks[0])
    metronome.start()
    await asyncio.wait_for(done.wait(), LONG)
    metronome.stop()
    assert metrics.registry.get_sample_value("goalpost_ticks_total", {"tick": "fails", "outcome": "failed"})


async def test_the_heartbeat_tells_when_a_tick_last_succeeded(database: Database) -> None:
    metrics = Metrics()
    tick = Tick("works", every=HOUR, work=lambda _session, _now: 0)
    await Metronome(database, lambda: NOW, metrics=metrics, ticks=[tick]).run(tick)
    seen = metrics.registry.get_sample_value("goalpost_tick_succeeded_timestamp_seconds", {"tick": "works"})
    assert seen == NOW.timestamp()


async def test_a_tick_wakes_again_after_a_run_that_came_late(database: Database) -> None:
    """The first run is half a minute overdue when the metronome starts; a grace limit would drop it."""
    runs = asyncio.Semaphore(0)
    loop = asyncio.get_running_loop()

    def work(_session: Session, _now: datetime) -> int:
        loop.call_soon_threadsafe(runs.release)
        return 0

    tick = Tick("works", every=timedelta(milliseconds=20), work=work)
    metronome = Metronome(database, lambda: utc_now() - LATE, metrics=Metrics(), ticks=[tick])
    metronome.start()
    async with asyncio.timeout(LONG):
        await runs.acquire()
        await runs.acquire()
    metronome.stop()


@pytest.mark.parametrize("tick", ALL_TICKS, ids=lambda tick: tick.name)
async def test_every_tick_finds_nothing_to_do_in_an_empty_database(tick: Tick, database: Database) -> None:
    assert await run_once(tick, database, now=NOW) == 0
