"""What goes wrong, planned from the seed: crashes amid the work, an outage of the platform, waves of refusals."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from goalpost.simulation.shared_time import MICROSECONDS

WAVES = 2
LONGEST_DELAY_SECONDS = 0.004


class Crash(NamedTuple):
    """A process is killed once there is work for it, so long after it took it up."""

    at_us: int
    victim: str
    delay_seconds: float


class Wave(NamedTuple):
    """The platform refuses all calls for a while: with a number of seconds to wait, or (None) as if it were broken."""

    at_us: int
    until_us: int
    retry_after: int | None


@dataclass(frozen=True, slots=True)
class Faults:
    """All of a run; outages from one microsecond to another."""

    crashes: tuple[Crash, ...]
    outages: tuple[tuple[int, int], ...]
    waves: tuple[Wave, ...]

    @property
    def unavailable(self) -> list[tuple[int, int]]:
        """When nobody could have sent anything, in order."""
        return sorted([*self.outages, *((wave.at_us, wave.until_us) for wave in self.waves)])


def faults_of(
    due_us: Sequence[int], *, victims: Sequence[str], crashes: int, outage: timedelta, chance: random.Random
) -> Faults:
    """Return what goes wrong, at moments when something is due (`due_us`), so that it matters.

    Processes crash the sooner the more is due, as they do where they work; the platform fails at any moment.
    """
    if not due_us:
        return Faults((), (), ())
    moments = sorted(set(due_us))
    return Faults(
        tuple(sorted(_crash(chance.choice(due_us), number, victims, chance) for number in range(crashes))),
        (_outage(moments, outage, chance),) if outage else (),
        tuple(_wave(chance.choice(moments), number, chance) for number in range(WAVES)),
    )


def _crash(at_us: int, number: int, victims: Sequence[str], chance: random.Random) -> Crash:
    return Crash(at_us, victims[number % len(victims)], chance.uniform(0, LONGEST_DELAY_SECONDS))


def _outage(moments: Sequence[int], length: timedelta, chance: random.Random) -> tuple[int, int]:
    """Let a moment fall into the outage's first tenth."""
    length_us = length // timedelta(microseconds=1)
    begin = max(chance.choice(moments) - chance.randint(0, length_us // 10), 0)
    return begin, begin + length_us


def _wave(at_us: int, number: int, chance: random.Random) -> Wave:
    seconds = chance.randint(1, 10)
    return Wave(at_us - MICROSECONDS, at_us + seconds * MICROSECONDS, seconds if number % 2 else None)
