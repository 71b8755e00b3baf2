"""Target goals: a reading that is to go from a start to a value, or to stay near it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.domain.amount import ZERO, Amount, hundredths, rounded
from core.domain.goal import Aggregation, Direction, GoalRules, Metric, Pattern, Target
from core.domain.progress.achievement import slack_of
from core.domain.progress.history import Lifetime
from core.domain.progress.view import ALL, NOTHING, Figures, View, share
from core.domain.projection import daily_rate, daily_slope, reached_on, trailing

_ADDED_UP = frozenset({Metric.COUNT, Metric.AMOUNT, Metric.MONEY, Metric.CALORIES})
_NEAR = Fraction(2, 100)
"""How near to its value a goal stays that is to be maintained and names no band."""


def aggregation_of(target: Target) -> Aggregation:
    """Return what a log of a target goal is: as the target says, else as is usual for its metric and direction."""
    if target.aggregation is not None:
        return target.aggregation
    is_sum = target.direction is Direction.INCREASE and target.metric in _ADDED_UP
    return Aggregation.SUM if is_sum else Aggregation.LATEST


def is_measured(rules: GoalRules) -> bool:
    """Say whether a goal's logs are readings of a measurement, not amounts that add up."""
    return rules.pattern is Pattern.TARGET and aggregation_of(rules.target) is Aggregation.LATEST


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a target goal started and stands; None when nothing says so yet. `slack` is what rounding may have cost."""

    target: Target
    start: Amount | None
    reading: Amount | None
    slack: int

    @property
    def is_reached(self) -> bool:
        """Whether the reading is at the value or beyond; for `maintain`, in the band."""
        if self.reading is None:
            return False
        match self.target.direction:
            case Direction.INCREASE:
                return self.reading >= self.target.value - self.slack
            case Direction.DECREASE:
                return self.reading <= self.target.value + self.slack
            case Direction.MAINTAIN:
                return self.distance <= self.slack

    @property
    def distance(self) -> Fraction:
        """How far the reading is outside the band of a goal that is to be maintained, 0 inside."""
        low, high = _band_of(self.target)
        reading = self.reading or ZERO
        if low is not None and reading < low:
            return low - Fraction(reading)
        return reading - Fraction(high) if high is not None and reading > high else Fraction(0)


def _band_of(target: Target) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of the band, both included; a band that names one end is open at the other."""
    if target.min_value is None and target.max_value is None:
        margin = abs(target.value) * _NEAR
        return target.value - margin, target.value + margin
    low = None if target.min_value is None else Fraction(target.min_value)
    return low, None if target.max_value is None else Fraction(target.max_value)


def standing_of(rules: GoalRules, lifetime: Lifetime) -> Standing:
    """Return where a target goal started and stands."""
    target = rules.target
    start = target.current_value if target.start_value is None else target.start_value
    if aggregation_of(target) is Aggregation.SUM:
        begun = start or ZERO
        return Standing(target, begun, Amount(begun + lifetime.total), slack_of(lifetime.rounded_count))
    begun_with = lifetime.first_reading if start is None else start
    return Standing(target, begun_with, begun_with if lifetime.reading is None else lifetime.reading, 0)


def is_reached(rules: GoalRules, lifetime: Lifetime) -> bool:
    """Say whether the goal has come to its value; one that is to be maintained never has."""
    return rules.target.direction is not Direction.MAINTAIN and standing_of(rules, lifetime).is_reached


def figures_of(view: View) -> Figures:
    """Return how far the reading has come, what remains, and when it may be there."""
    standing = standing_of(view.rules, view.history.lifetime)
    if standing.reading is None:
        return Figures(NOTHING)
    gap = view.rules.target.value - standing.reading
    return Figures(
        percent_complete=_percent(standing),
        total_accumulated=None if is_measured(view.rules) else rounded(standing.reading),
        remaining_to_goal=NOTHING if standing.is_reached else rounded(Amount(abs(gap))),
        projected_completion_on=None if standing.is_reached else reached_on(view.today, gap, per_day=_pace(view)),
    )


def _percent(standing: Standing) -> Decimal:
    if standing.target.direction is Direction.MAINTAIN:
        return ALL if standing.is_reached else _nearness(standing)
    value, start, reading = standing.target.value, standing.start or ZERO, standing.reading or ZERO
    sign = 1 if value > start else -1
    percent = share(sign * (reading - start), sign * (value - start))
    # A first reading beyond the value is start and reading in one: the goal is reached, although nothing has moved.
    return max(ALL, percent) if standing.is_reached else percent


def _nearness(standing: Standing) -> Decimal:
    size = abs(standing.target.value)
    if size == 0:
        return NOTHING
    nearness = 1 - standing.distance / size
    return max(NOTHING, hundredths(100 * nearness.numerator, nearness.denominator))


def _pace(view: View) -> Fraction | None:
    """Return by how much the reading changes in a day."""
    days = trailing(view.days, view.today)
    if is_measured(view.rules):
        return daily_slope(days)
    return daily_rate(days, start=view.start, today=view.today)
