"""The whole of a simulation: people, processes, a platform, what they do and what befalls them, on one clock."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from pathlib import Path

from core.db.database import Database
from core.db.opening import open_database
from goalpost.simulation import records
from goalpost.simulation.agenda import Agenda
from goalpost.simulation.cast import Cast, cast_of
from goalpost.simulation.conductor import Conductor, Doom, Hand
from goalpost.simulation.deeds import Ids, carry_out
from goalpost.simulation.faults import Crash, Faults, Wave, faults_of
from goalpost.simulation.loop import NEVER_US
from goalpost.simulation.options import Options
from goalpost.simulation.orders import Orders, Role
from goalpost.simulation.people import Deed, kinds
from goalpost.simulation.platform import TOKEN, Platform, platform
from goalpost.simulation.seeding import seeded
from goalpost.simulation.shared_time import MICROSECONDS, SharedTime
from goalpost.simulation.tell import Tell

PLATFORM_SPARE = 1.2
"""How much more than the couriers' pace the platform takes a second: Telegram 30 where we send 25."""
DRAIN_US = LATER_US = 300 * MICROSECONDS
MOST_DRAINS = 12 * 24


@dataclass(slots=True)
class Outcome:
    """What happened, as far as the conductor knows it; what the platform took is in its journal."""

    cast: Cast
    faults: Faults
    journal: Path
    crashes: list[str] = field(default_factory=list)
    under_way: int = 0
    not_sent: "dict[str, int]" = field(default_factory=dict)
    unsaid: "dict[str, int]" = field(default_factory=dict)


class Play:
    """One simulation on a database that is open and empty."""

    def __init__(self, options: Options, database: Database, *, folder: Path, tell: Tell) -> None:
        self._options, self._database, self._folder, self._tell = options, database, folder, tell
        self._chance = random.Random(options.seed)  # noqa: S311 - makes up a run, guards nothing
        self._time_file = folder / "time"
        self._time = SharedTime.made(self._time_file, start_at=options.start_at)
        self._agenda = Agenda()
        self._end_us = self._time.offset_us(options.end_at)

    @contextmanager
    def played(self) -> Iterator[Outcome]:
        """Play to the end; the journal is there while the block runs."""
        options = self._options
        cast = cast_of(options, tell=self._tell)
        victims = [name for pair in zip(*self._names(), strict=False) for name in pair]
        faults = faults_of(
            cast.due_us,
            victims=victims,
            crashes=options.crashes,
            outage=options.outage,
            chance=self._chance,
        )
        with platform(
            self._time,
            folder=self._folder,
            time_file=self._time_file,
            people=options.users,
            per_second=round(options.per_second * PLATFORM_SPARE),
        ) as server:
            outcome = Outcome(cast, faults, server.journal)
            self._run(server, outcome)
            yield outcome

    def _run(self, server: Platform, outcome: Outcome) -> None:
        now = self._options.start_at
        many = self._options.users
        ids = seeded(
            self._database,
            outcome.cast.people,
            kinds=len(kinds()),
            now=now,
            told=lambda count: self._tell("people move in", count / many),
        )
        conductor = Conductor(self._time, due_us=self._due_us, chances=self._chance)
        self._plan_deeds(outcome.cast.deeds, ids)
        self._plan_faults(server, conductor, outcome)
        try:
            for orders in self._orders(server.url):
                conductor.start(orders)
            while self._agenda.next_us() < NEVER_US:
                conductor.run_until(self._agenda.next_us)
                self._agenda.take()()
                self._tell(self._clock_line(), min(self._time.elapsed_us / self._end_us, 1))
            self._drain(conductor)
        finally:
            conductor.stop()
        server.tell("well")  # an answer means that the journal is complete
        outcome.not_sent = dict(self._database.read_now(records.not_sent))
        outcome.unsaid = dict(self._database.read_now(records.unsaid))

    def _drain(self, conductor: Conductor) -> None:
        """Let the days end, and let what was due before be sent."""
        until_us = self._end_us
        for _ in range(MOST_DRAINS):
            conductor.run_until(lambda until_us=until_us: until_us)  # type: ignore[misc]  # a default binds the value
            if not self._database.read_now(records.waiting):
                return
            until_us += DRAIN_US

    def _clock_line(self) -> str:
        return f"{self._time.now():%a %d %b %H:%M}"

    def _due_us(self) -> int:
        due_at = self._database.read_now(records.next_due_at)
        return NEVER_US if due_at is None else self._time.offset_us(due_at)

    def _names(self) -> tuple[list[str], list[str]]:
        options = self._options
        return (
            [f"scheduler-{number}" for number in range(1, options.schedulers + 1)],
            [f"courier-{number}" for number in range(1, options.couriers + 1)],
        )

    def _orders(self, url: str) -> Iterator[Orders]:
        schedulers, couriers = self._names()
        for role, names in ((Role.SCHEDULER, schedulers), (Role.COURIER, couriers)):
            for name in names:
                yield Orders(
                    role=role,
                    name=name,
                    database_url=self._database.engine.url.render_as_string(hide_password=False),
                    time_file=self._time_file,
                    start_at=self._options.start_at,
                    line_fd=-1,
                    api_url=url,
                    token=TOKEN,
                    per_second=self._options.per_second,
                    phase=self._chance.random(),
                    log_file=self._folder / f"{name}.log",
                )

    def _plan_deeds(self, deeds: list[Deed], ids: list[Ids]) -> None:
        for at_us, group in groupby(deeds, key=lambda deed: deed.at_us):
            self._agenda.plan(at_us, self._doing(list(group), ids))

    def _doing(self, deeds: list[Deed], ids: list[Ids]) -> Callable[[], None]:
        def act() -> None:
            now = self._time.now()
            self._database.write_now(lambda session: carry_out(session, deeds, ids=ids, now=now))

        return act

    def _plan_faults(self, server: Platform, conductor: Conductor, outcome: Outcome) -> None:
        for begin, end in outcome.faults.outages:
            self._agenda.plan(begin, lambda: server.tell("down"))
            self._agenda.plan(end, lambda: server.tell("up"))
        for wave in outcome.faults.waves:
            self._agenda.plan(wave.at_us, _refusing(server, wave))
            self._agenda.plan(wave.until_us, lambda: server.tell("well"))
        for crash in outcome.faults.crashes:
            self._agenda.plan(crash.at_us, self._crashing(conductor, crash, outcome))

    def _crashing(self, conductor: Conductor, crash: Crash, outcome: Outcome) -> Callable[[], None]:
        is_scheduler = crash.victim.startswith(Role.SCHEDULER)
        next_at = records.next_reminder_at if is_scheduler else records.next_row_at

        def is_ripe() -> bool:
            due_at = self._database.read_now(next_at)
            return due_at is not None and due_at <= self._time.now()

        def then(hand: Hand) -> None:
            outcome.crashes.append(f"{self._clock_line()} {crash.victim}")
            outcome.under_way += self._database.read_now(lambda session: records.under_way(session, hand.process.pid))
            again_us = self._time.elapsed_us + self._options.is_down_for // timedelta(microseconds=1)
            self._agenda.plan(again_us, lambda: conductor.start(hand.orders))

        def act() -> None:
            is_doomed = conductor.doom(crash.victim, Doom(crash.delay_seconds, is_ripe, then))
            if not is_doomed and self._time.elapsed_us < self._end_us:
                self._agenda.plan(self._time.elapsed_us + LATER_US, act)

        return act


def _refusing(server: Platform, wave: Wave) -> Callable[[], None]:
    return lambda: server.tell("fail" if wave.retry_after is None else f"limit {wave.retry_after}")


@contextmanager
def on_stage(options: Options, *, tell: Tell) -> Iterator[Play]:
    """Open a database, a fresh one unless one is named, and hand over a play on it."""
    with tempfile.TemporaryDirectory(prefix="goalpost-") as name:
        folder = Path(name)
        database = open_database(options.database_url or f"sqlite:///{folder / 'goalpost.db'}")
        try:
            yield Play(options, database, folder=folder, tell=tell)
        finally:
            database.close()
