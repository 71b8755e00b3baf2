"""The ideal sender: what is the earliest that anybody could have sent, at a platform's pace and outside its outages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goalpost.simulation.shared_time import MICROSECONDS


@dataclass(frozen=True, slots=True)
class Capacity:
    """So many a second, and when nothing can be sent (start, end; in order)."""

    per_second: float
    outages: Sequence[tuple[int, int]] = ()

    def free_us(self, at_us: float) -> float:
        """Return the first moment from one on that lies in no outage."""
        for start, end in self.outages:
            at_us = end if start <= at_us < end else at_us
        return at_us


def earliest_us(due_us: Iterable[int], capacity: Capacity) -> list[int]:
    """Return when each of what is due, in order, could have been sent at the earliest: one queue, first come first."""
    step_us = MICROSECONDS / capacity.per_second
    free_at, found = 0.0, []
    for due in due_us:
        at = capacity.free_us(max(due, free_at))
        free_at = at + step_us
        found.append(round(at))
    return found
