"""What a goal came to over a stretch of days, beside the stretch of the same length before it, and beside its plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.activity import DayTally
from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit
from core.domain.goal import GoalRules, Pattern, TargetType
from core.domain.progress import Outcome, is_measured
from core.domain.schedule import goal_period

_COUNTS = (Outcome.ACHIEVED, Outcome.MISSED, Outcome.OPEN)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A goal's total over some days, in its unit; of one that is measured, the change of its reading.

    `before` is the same of the days before, None where the goal is too young to compare; `plan` is what its days asked
    for together, None where the days are not what it asks by.
    """

    total: Amount
    before: Amount | None = None
    plan: Amount | None = None


def stretch_of(
    rules: GoalRules, tallies: Sequence[DayTally], *, outcomes: Iterable[Outcome], start: date, today: date, days: int
) -> Stretch:
    """Return what the last days of a goal came to, today the last of them.

    `tallies` are complete for twice as many days; `outcomes` are those of the goal's periods in these days.
    """
    first = today - timedelta(days=days - 1)
    earlier = first - timedelta(days=days)
    amount = _change if is_measured(rules) else _total
    is_old = any(tally.day < first for tally in tallies if tally.counted) if is_measured(rules) else start <= earlier
    return Stretch(
        total=amount(tallies, first, today),
        before=amount(tallies, earlier, first - timedelta(days=1)) if is_old else None,
        plan=_plan(rules, outcomes),
    )


def _total(tallies: Sequence[DayTally], first: date, last: date) -> Amount:
    return Amount(sum(tally.total for tally in tallies if tally.counted and first <= tally.day <= last))


def _change(tallies: Sequence[DayTally], first: date, last: date) -> Amount:
    """Return by how much the reading moved: from the last one before these days, or their first, to their last."""
    known = [tally for tally in tallies if tally.counted and tally.day <= last]
    inside = [tally for tally in known if tally.day >= first]
    if not inside:
        return Amount(0)
    before = [tally.last for tally in known if tally.day < first]
    return Amount(inside[-1].last - (before[-1] if before else inside[0].last))


def _plan(rules: GoalRules, outcomes: Iterable[Outcome]) -> Amount | None:
    if rules.pattern is not Pattern.RECURRING or goal_period(rules) is not PeriodUnit.DAY:
        return None
    if rules.target.target_type not in (None, TargetType.MINIMUM, TargetType.EXACT):
        return None
    return Amount(rules.target.value * sum(outcome in _COUNTS for outcome in outcomes))
