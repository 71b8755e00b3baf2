"""What may be worth changing about a goal, from how its last periods went; each with the figures it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from statistics import median

from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern, TargetType
from core.domain.insight_facts import MostlyAt, Share

LAST_PERIODS = 4
_OFTEN = 3
"""So many of the last periods make a habit."""
IDLE_DAYS = 14
_MUCH_MORE, _MUCH_LESS = Decimal("1.25"), Decimal("0.5")
_AT_MOST_OF_BEFORE = Decimal("0.75")
"""A smaller target is at most so much of the one before."""
_ROUNDING = Decimal(5)


@dataclass(frozen=True, slots=True)
class Closed:
    """A period that is over and counted: whether it was achieved, and what it came to."""

    is_achieved: bool
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a goal has gone: its target, the last closed periods, oldest first, the days since anything was logged."""

    pattern: Pattern
    period: PeriodUnit
    target: Decimal
    target_type: TargetType | None = None
    is_whole: bool = False
    closed: tuple[Closed, ...] = ()
    idle_days: int = 0
    mostly_at: MostlyAt | None = None


@dataclass(frozen=True, slots=True)
class Resize:
    """Another target would fit better: so many periods fell short of the old one, or went well beyond it."""

    value: Decimal
    periods: Share
    is_smaller: bool


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing was logged for so many days."""

    days: int


Suggestion = Resize | Rest | MostlyAt


def suggestion_for(course: Course) -> Suggestion | None:
    """Return the first suggestion that the facts bear out, None where they bear out none."""
    if course.pattern is not Pattern.LIMIT and course.idle_days >= IDLE_DAYS:
        return Rest(course.idle_days)
    last = course.closed[-LAST_PERIODS:]
    resized = _resized(course, last) if len(last) == LAST_PERIODS and course.target > 0 else None
    return resized or course.mostly_at


def _resized(course: Course, last: Sequence[Closed]) -> Resize | None:
    missed = Share(sum(not each.is_achieved for each in last), len(last))
    match course.pattern, course.target_type:
        case Pattern.RECURRING, (None | TargetType.MINIMUM):
            return _recurring(course, last, missed)
        case Pattern.LIMIT, (None | TargetType.MAXIMUM):
            return _limit(course, last, missed)
        case _:
            return None


def _recurring(course: Course, last: Sequence[Closed], missed: Share) -> Resize | None:
    values = [each.value for each in last]
    if missed.hits >= _OFTEN:
        usual = median([value for value in values if value > 0] or [course.target * _MUCH_LESS])
        value = _round(min(usual, course.target * _AT_MOST_OF_BEFORE), is_whole=course.is_whole, rounding=ROUND_FLOOR)
        return Resize(value, missed, is_smaller=True) if 0 < value < course.target else None
    if min(values) < course.target * _MUCH_MORE:
        return None
    value = _round(min(values), is_whole=course.is_whole, rounding=ROUND_FLOOR)
    return Resize(value, Share(len(last), len(last)), is_smaller=False) if value > course.target else None


def _limit(course: Course, last: Sequence[Closed], broken: Share) -> Resize | None:
    values = [each.value for each in last]
    if broken.hits >= _OFTEN:
        value = _round(median(values), is_whole=course.is_whole, rounding=ROUND_CEILING)
        return Resize(value, broken, is_smaller=False) if value > course.target else None
    most = max(values)
    if broken.hits or not 0 < most <= course.target * _MUCH_LESS:
        return None
    value = _round(most, is_whole=course.is_whole, rounding=ROUND_CEILING)
    return Resize(value, Share(len(last), len(last)), is_smaller=True) if value < course.target else None


def _round(value: Decimal, *, is_whole: bool, rounding: str) -> Decimal:
    """Return a value as people would set it: by fives of its second digit; what is counted as a whole number."""
    grain = _ROUNDING.scaleb(value.adjusted() - 1)
    grain = max(grain, Decimal(1)) if is_whole else grain
    return (value / grain).to_integral_value(rounding) * grain
