"""What a log brings a goal past: a part of its way, a limit, a length of its streak. From figures before and after."""

from enum import StrEnum
from fractions import Fraction

from core.domain.amount import ZERO, Amount
from core.domain.goal import Direction, GoalRules, Pattern, TargetType
from core.domain.progress.achievement import target_type_of
from core.domain.progress.history import Lifetime
from core.domain.progress.milestone import accumulated
from core.domain.progress.target import standing_of

PARTS = (75, 50, 25)
"""The parts of a way that are worth telling, in percent, the largest first."""
SHORTEST = 3
_LENGTHS = frozenset({SHORTEST, 7, 14, 30, 50, 100, 200})
_YEAR = 365
_NEAR = Fraction(80, 100)


class Edge(StrEnum):
    """How near to its limit a period has come."""

    NEAR = "near"
    OVER = "over"


def part_passed(rules: GoalRules, before: Lifetime, *, after: Lifetime) -> int | None:
    """Return the largest part of a milestone's or target's way that was not done before and is now; never all of it."""
    now = _way(rules, after)
    if now is None or now < PARTS[-1] or now >= 100:  # noqa: PLR2004 - percent
        return None
    then = _way(rules, before) or Fraction(0)
    return next((part for part in PARTS if then < part <= now), None)


def edge_passed(rules: GoalRules, before: int, *, after: int) -> Edge | None:
    """Return the edge of an upper limit that a period's total has passed; of nothing at all there is only over."""
    if rules.pattern is not Pattern.LIMIT or target_type_of(rules) is not TargetType.MAXIMUM:
        return None
    value = rules.target.value
    if before <= value < after:
        return Edge.OVER
    return Edge.NEAR if before < _NEAR * value <= after <= value else None


def may_be_near(value: Amount, total: Amount) -> bool:
    """Say whether a total of all times is enough for a period to have come near its limit."""
    return total >= _NEAR * value


def is_worth_telling(length: int) -> bool:
    """Say whether a streak of a length is told: 3, 7, 14, 30, 50, 100, 200, and each 365."""
    return length in _LENGTHS or (length > 0 and length % _YEAR == 0)


def _way(rules: GoalRules, lifetime: Lifetime) -> Fraction | None:
    """Return how much of its way a goal has come, in percent; None where there is no way."""
    value = rules.target.value
    match rules.pattern:
        case Pattern.MILESTONE:
            return Fraction(100 * accumulated(rules, lifetime), value) if value > 0 else None
        case Pattern.TARGET if rules.target.direction is not Direction.MAINTAIN:
            standing = standing_of(rules, lifetime)
            start, reading = standing.start or ZERO, standing.reading
            return None if reading is None or start == value else Fraction(100 * (reading - start), value - start)
        case _:
            return None
