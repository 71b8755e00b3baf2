"""What the activities of a period add up to: the tallies of its days, put together."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from core.domain.activity import DayTally
from core.domain.amount import ZERO, Amount
from core.domain.calendar import PeriodUnit
from core.domain.progress.periods import Periods

_day_of = attrgetter("day")


class Tally(Protocol):
    """What a period adds up to: a `PeriodTally`, or the `DayTally` itself where the period is a day."""

    @property
    def total(self) -> Amount: ...
    @property
    def counted(self) -> int: ...
    @property
    def rounded_count(self) -> int: ...
    @property
    def done(self) -> int: ...
    @property
    def progressed(self) -> int: ...
    @property
    def skipped(self) -> int: ...
    @property
    def last(self) -> Amount: ...


@dataclass(frozen=True, slots=True)
class PeriodTally:
    """What several days add up to, in the words of `DayTally`; `last` means nothing when none is counted."""

    total: Amount = ZERO
    counted: int = 0
    rounded_count: int = 0
    done: int = 0
    progressed: int = 0
    skipped: int = 0
    last: Amount = ZERO


EMPTY: Tally = PeriodTally()

Tallies = Mapping[int, Tally]
"""Tallies by the number of their period; a period without activities has none."""


def between(tallies: Sequence[DayTally], *, first_day: date, end: date) -> Sequence[DayTally]:
    """Return the tallies of the days from `first_day` up to, not including, `end`; `tallies` are sorted."""
    first = bisect_left(tallies, first_day, key=_day_of)
    return tallies[first : bisect_left(tallies, end, first, key=_day_of)]


def by_period(tallies: Iterable[DayTally], periods: Periods) -> dict[int, Tally]:
    """Return sorted days' tallies put together by period."""
    if periods.unit is PeriodUnit.DAY:
        return {tally.day.toordinal(): tally for tally in tallies}
    grouped = groupby(tallies, key=lambda tally: periods.number(tally.day))
    return {number: put_together(days) for number, days in grouped}


def put_together(days: Iterable[DayTally]) -> PeriodTally:
    """Return what days in order add up to."""
    total = counted = rounded_count = done = progressed = skipped = 0
    last = ZERO
    for day in days:
        if day.counted:
            total += day.total
            counted += day.counted
            rounded_count += day.rounded_count
            done += day.done
            progressed += day.progressed
            last = day.last
        skipped += day.skipped
    return PeriodTally(Amount(total), counted, rounded_count, done, progressed, skipped, last)
