"""From facts to the way of a milestone or target goal: what has come together, or what was measured, day by day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from core.charts.facts import ChartFacts, first_shown
from core.charts.series import Band, BurnUp, Point
from core.domain.activity import DayTally
from core.domain.amount import Amount, decimal_of
from core.domain.goal import Direction, GoalRules, Pattern, Target
from core.domain.progress import is_measured

MOST_POINTS = 400
"""More than a picture has room for; of more, every so many-th is kept, and the last."""
_NEAR = Decimal("0.02")
_ALL = Decimal(100)
_HUNDREDTH = Decimal("0.01")


def burn_up_of(facts: ChartFacts) -> BurnUp:
    """Return the burn-up of a milestone or target goal."""
    target, details = facts.rules.target, facts.progress.details
    return BurnUp(
        title=facts.title,
        unit=target.unit,
        today=facts.today,
        points=_thinned(tuple(_points(facts))),
        value=decimal_of(target.value),
        percent=details.percent_complete,
        target_on=target.target_on,
        projected_on=details.projected_completion_on,
        band=_band(target) if target.direction is Direction.MAINTAIN else None,
        is_reached=details.remaining_to_goal == 0 and details.percent_complete >= _ALL,
    )


def _points(facts: ChartFacts) -> Iterator[Point]:
    """Yield the value after each day that changed it, from the start on."""
    counted = [tally for tally in facts.tallies if tally.counted]
    if is_measured(facts.rules):
        start = _start(facts.rules.target)
        if start is not None and not (counted and counted[0].day <= facts.rules.created_on):
            yield Point(facts.rules.created_on, decimal_of(start))
        yield from (Point(tally.day, decimal_of(tally.last)) for tally in counted)
        return
    total, begun_on = _before(facts), _begun_on(facts, counted)
    yield Point(begun_on - timedelta(days=1), total)
    held_since = begun_on - timedelta(days=1)
    for tally in counted:
        day_before = tally.day - timedelta(days=1)
        if day_before > held_since:
            yield Point(day_before, total)
        total += decimal_of(tally.total)
        held_since = tally.day
        yield Point(tally.day, total)
    if not counted or counted[-1].day < facts.today:
        yield Point(facts.today, total)


def _begun_on(facts: ChartFacts, counted: Sequence[DayTally]) -> date:
    """Return the first day drawn; what came together before the first tally at hand has no days to be drawn on."""
    first = counted[0].day if counted else None
    if _before(facts) == _begun_with(facts.rules):
        return min(facts.rules.created_on, first or facts.today)
    return first or first_shown(facts.calendar, facts.today)


def _before(facts: ChartFacts) -> Decimal:
    """Return what had come together before the first tally that is at hand; progress knows it to two decimals."""
    begun = _begun_with(facts.rules)
    now = facts.progress.details.total_accumulated or Decimal(0)
    before = now - decimal_of(Amount(sum(tally.total for tally in facts.tallies if tally.counted)))
    return begun if abs(before - begun) < _HUNDREDTH else before


def _begun_with(rules: GoalRules) -> Decimal:
    """Return what a goal that adds up began with; the current value that a milestone was sent with is no start."""
    start = rules.target.start_value if rules.pattern is Pattern.MILESTONE else _start(rules.target)
    return decimal_of(start or Amount(0))


def _start(target: Target) -> Amount | None:
    return target.current_value if target.start_value is None else target.start_value


def _band(target: Target) -> Band:
    if target.min_value is None and target.max_value is None:
        value = decimal_of(target.value)
        return Band(value - abs(value) * _NEAR, value + abs(value) * _NEAR)
    low, high = target.min_value, target.max_value
    return Band(None if low is None else decimal_of(low), None if high is None else decimal_of(high))


def _thinned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    stride = -(-len(points) // MOST_POINTS)
    if stride <= 1:
        return points
    return (*points[:-1:stride], points[-1])


def last_day(chart: BurnUp) -> date:
    """Return the day at which the picture ends: today, or the end that is in sight.

    A deadline or a projection counts as in sight when what lies ahead is at most twice as long as what lies behind.
    """
    first = chart.points[0].day if chart.points else chart.today
    farthest = chart.today + 2 * max(chart.today - first, timedelta(days=14))
    ends = [day for day in (chart.target_on, chart.projected_on) if day is not None]
    return max([chart.today, *(min(day, farthest) for day in ends)])
