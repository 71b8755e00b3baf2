"""What became of each period, and the runs of achieved periods that this makes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a period; only the current one is ever open."""

    ACHIEVED = "achieved"
    OFF = "off"
    PAUSED = "paused"
    EXCUSED = "excused"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Run:
    """How many achieved periods stand in a row at the end (`current`), and how many at most ever did (`longest`)."""

    current: int = 0
    longest: int = 0


NO_RUN = Run()


def run_after(outcomes: Iterable[Outcome], before: Run = NO_RUN) -> Run:
    """Return the run after further periods: achieved ones add to it, a missed one ends it, others are passed over."""
    achieved, missed = Outcome.ACHIEVED, Outcome.MISSED
    current, longest = before.current, before.longest
    for outcome in outcomes:
        if outcome is achieved:
            current += 1
        elif outcome is missed:
            longest = max(longest, current)
            current = 0
    return Run(current, max(longest, current))
