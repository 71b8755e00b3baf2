"""What happens when, in the order of simulated time."""

import heapq
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from goalpost.simulation.loop import NEVER_US

Act = Callable[[], None]


class Event(NamedTuple):
    """Something that happens at an instant; of two at once the one that was planned first comes first."""

    at_us: int
    number: int
    act: Act


class Agenda:
    """Events that wait for their instant; more may be planned while they happen."""

    def __init__(self) -> None:
        self._waiting: list[Event] = []
        self._numbers = count()

    def plan(self, at_us: int, act: Act) -> None:
        """Let something happen at an instant."""
        heapq.heappush(self._waiting, Event(at_us, next(self._numbers), act))

    def next_us(self) -> int:
        """Return when the next of them comes, `NEVER_US` when there is none."""
        return self._waiting[0].at_us if self._waiting else NEVER_US

    def take(self) -> Act:
        """Take the one that comes first."""
        return heapq.heappop(self._waiting).act
