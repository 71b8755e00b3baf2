"""How activities add up to the tally of their day. An undo never subtracts: what is left is tallied again."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from core.domain.activity import ActivityType, DayTally, Entry, TimeOfDay
from core.domain.amount import ZERO, checked_sum

_NO_SLOTS = (0, 0, 0, 0, 0)
_SLOT_INDEX = {slot: index for index, slot in enumerate(TimeOfDay)}


def empty_tally(day: date) -> DayTally:
    """Return the tally of a day on which nothing was logged."""
    return DayTally(
        day=day,
        total=ZERO,
        counted=0,
        rounded_count=0,
        done=0,
        progressed=0,
        skipped=0,
        low=ZERO,
        high=ZERO,
        last=ZERO,
        slots=_NO_SLOTS,
    )


def with_entry(tally: DayTally | None, entry: Entry) -> DayTally:
    """Return the tally with one more activity of its day, logged no earlier than those it holds.

    Without a tally the activity is the first of its day.
    Raises: AMOUNT_OUT_OF_RANGE when the total leaves 64 bits.
    """
    before = empty_tally(entry.activity_on) if tally is None else tally
    return _counting(before, entry) if entry.is_counted else _skipping(before)


def _skipping(tally: DayTally) -> DayTally:
    return DayTally(
        day=tally.day,
        total=tally.total,
        counted=tally.counted,
        rounded_count=tally.rounded_count,
        done=tally.done,
        progressed=tally.progressed,
        skipped=tally.skipped + 1,
        low=tally.low,
        high=tally.high,
        last=tally.last,
        slots=tally.slots,
    )


def _counting(tally: DayTally, entry: Entry) -> DayTally:
    is_first = tally.counted == 0
    return DayTally(
        day=tally.day,
        total=checked_sum(tally.total, entry.amount),
        counted=tally.counted + 1,
        rounded_count=tally.rounded_count + entry.is_rounded,
        done=tally.done + (entry.activity_type is ActivityType.COMPLETED),
        progressed=tally.progressed + (entry.activity_type is ActivityType.PROGRESS and entry.amount > 0),
        skipped=tally.skipped,
        low=entry.amount if is_first else min(tally.low, entry.amount),
        high=entry.amount if is_first else max(tally.high, entry.amount),
        last=entry.amount,
        slots=_with_slot(tally.slots, entry.time_of_day),
    )


def _with_slot(slots: tuple[int, int, int, int, int], slot: TimeOfDay) -> tuple[int, int, int, int, int]:
    counts = list(slots)
    counts[_SLOT_INDEX[slot]] += 1
    first, second, third, fourth, fifth = counts
    return first, second, third, fourth, fifth


def tally_of(day: date, entries: Iterable[Entry]) -> DayTally:
    """Return the tally of a day's activities, in whatever order they come.

    Activities logged at one instant count in the order given. Without any, the tally is empty.
    Raises: AMOUNT_OUT_OF_RANGE when the total leaves 64 bits.
    """
    tally = empty_tally(day)
    for entry in sorted(entries, key=lambda entry: entry.logged_at):
        tally = with_entry(tally, entry)
    return tally


def tallies_of(entries: Iterable[Entry]) -> tuple[DayTally, ...]:
    """Return the tallies of the days that activities fall on, by day.

    Raises: AMOUNT_OUT_OF_RANGE when a total leaves 64 bits.
    """
    by_day = sorted(entries, key=lambda entry: entry.activity_on)
    return tuple(tally_of(day, of_day) for day, of_day in groupby(by_day, key=lambda entry: entry.activity_on))
