"""Whether a period is achieved, as its total stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from core.domain.goal import GoalRules, Pattern, Target, TargetType
from core.domain.progress.totals import Tally

Achievement = Callable[[Tally], bool]

_EXACT_TO = 10**9
"""`exact` tolerates a billionth of the value."""


@dataclass(frozen=True, slots=True)
class Band:
    """The totals that meet a target, ends included, in millionths; None is no end."""

    low: int | None
    high: int | None

    def holds(self, total: int, *, slack: int = 0) -> bool:
        """Say whether a total lies in the band, or as near to it as rounding may have pushed it out."""
        return (self.low is None or total >= self.low - slack) and (self.high is None or total <= self.high + slack)


def slack_of(rounded_count: int) -> int:
    """Return how many millionths a sum may be off when that many of its parts were rounded, each by half at most."""
    return rounded_count // 2


def target_type_of(rules: GoalRules) -> TargetType:
    """Return how a total is compared: as the target says, else as is usual for the pattern."""
    if rules.target.target_type is not None:
        return rules.target.target_type
    match rules.pattern:
        case Pattern.RECURRING | Pattern.STREAK | Pattern.MILESTONE:
            return TargetType.MINIMUM
        case Pattern.LIMIT:
            return TargetType.MAXIMUM
        case Pattern.TARGET:
            return TargetType.EXACT
        case _:
            assert_never(rules.pattern)


def band_of(target: Target, target_type: TargetType) -> Band:
    """Return the totals that meet a target."""
    match target_type:
        case TargetType.MINIMUM:
            return Band(target.value, None)
        case TargetType.MAXIMUM:
            return Band(None, target.value)
        case TargetType.RANGE:
            return Band(target.min_value, target.max_value)
        case TargetType.EXACT:
            tolerance = abs(target.value) // _EXACT_TO
            return Band(target.value - tolerance, target.value + tolerance)
        case _:
            assert_never(target_type)


def achievement_of(rules: GoalRules) -> Achievement:
    """Return the test that says of a period's tally whether the period is achieved, if it ended there."""
    match rules.pattern:
        case Pattern.RECURRING:
            return _recurring(band_of(rules.target, target_type_of(rules)))
        case Pattern.STREAK:
            return _streak(rules.target.min_value)
        case Pattern.LIMIT:
            return _limit(band_of(rules.target, target_type_of(rules)))
        case Pattern.MILESTONE | Pattern.TARGET:
            return lambda tally: tally.counted > 0
        case _:
            assert_never(rules.pattern)


def _recurring(band: Band) -> Achievement:
    def is_achieved(tally: Tally) -> bool:
        if tally.done:
            return True
        return tally.counted > 0 and band.holds(tally.total, slack=slack_of(tally.rounded_count))

    return is_achieved


def _streak(min_value: int | None) -> Achievement:
    if min_value is None:
        return lambda tally: tally.done > 0 or tally.progressed > 0
    band = Band(min_value, None)
    return lambda tally: tally.done > 0 or band.holds(tally.total, slack=slack_of(tally.rounded_count))


def _limit(band: Band) -> Achievement:
    return lambda tally: band.holds(tally.total, slack=slack_of(tally.rounded_count))
