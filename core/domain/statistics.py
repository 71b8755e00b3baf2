"""Counts and averages of the activities of a window."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.domain.activity import DayTally
from core.domain.amount import MILLION, hundredths, rounded
from core.domain.streaks import Outcome

_DUE = (Outcome.ACHIEVED, Outcome.MISSED, Outcome.OPEN)
_NOTHING = Decimal("0.00")
_ALL = Decimal("100.00")


@dataclass(frozen=True, slots=True)
class GoalStatistics:
    """What a window's activities amount to; numbers have 2 decimals, None where no value was counted."""

    total_activities: int
    completed_activities: int
    skipped_activities: int
    average_value: Decimal | None
    best_value: Decimal | None
    worst_value: Decimal | None
    consistency: Decimal


def statistics_of(
    days: Sequence[DayTally], outcomes: Sequence[Outcome], *, active_periods: int, is_less_better: bool
) -> GoalStatistics:
    """Sum up a window: its days' tallies, its periods' outcomes, and in how many periods something was counted."""
    total = counted = done = skipped = 0
    for tally in days:
        total += tally.total
        counted += tally.counted
        done += tally.done
        skipped += tally.skipped
    low, high = _extremes(days)
    best, worst = (low, high) if is_less_better else (high, low)
    return GoalStatistics(
        total_activities=counted + skipped,
        completed_activities=done,
        skipped_activities=skipped,
        average_value=hundredths(total, counted * MILLION) if counted else None,
        best_value=best,
        worst_value=worst,
        consistency=_consistency(active_periods, outcomes),
    )


def _extremes(days: Sequence[DayTally]) -> tuple[Decimal, Decimal] | tuple[None, None]:
    active = [tally for tally in days if tally.counted]
    if not active:
        return None, None
    return rounded(min(tally.low for tally in active)), rounded(max(tally.high for tally in active))


def _consistency(active_periods: int, outcomes: Sequence[Outcome]) -> Decimal:
    """Return the active periods in percent of those that were due: over 100 with work on off days."""
    due = sum(map(outcomes.count, _DUE))
    if not due:
        return _ALL if active_periods else _NOTHING
    return hundredths(100 * active_periods, due)
