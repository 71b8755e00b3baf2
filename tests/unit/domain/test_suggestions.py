"""Suggestions: what the last periods must have been for each, and what they are not enough for."""

from decimal import Decimal

import pytest

from core.domain.activity import TimeOfDay
from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern, TargetType
from core.domain.insight_facts import MostlyAt, Share
from core.domain.suggestions import Closed, Course, Resize, Rest, suggestion_for

MORNINGS = MostlyAt(TimeOfDay.MORNING, Share(8, 9))


def course(
    *values: float,
    target: int = 20,
    pattern: Pattern = Pattern.RECURRING,
    target_type: TargetType | None = None,
    is_whole: bool = False,
    idle_days: int = 0,
    mostly_at: MostlyAt | None = None,
) -> Course:
    """Return the course of a goal whose closed periods came to these values."""
    is_limit = pattern is Pattern.LIMIT
    closed = tuple(Closed(value <= target if is_limit else value >= target, Decimal(str(value))) for value in values)
    return Course(
        pattern=pattern,
        period=PeriodUnit.DAY,
        target=Decimal(target),
        target_type=target_type,
        is_whole=is_whole,
        closed=closed,
        idle_days=idle_days,
        mostly_at=mostly_at,
    )


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ((10, 10, 0, 20), 10),
        ((10, 12, 0, 8), 10),
        ((0, 0, 0, 0), 10),
        ((19, 19, 19, 19), 15),
        ((30, 10, 10, 10, 20), 10),
    ],
)
def test_a_target_missed_in_three_of_four_periods_may_be_smaller(values: tuple[float, ...], value: int) -> None:
    suggestion = suggestion_for(course(*values))
    assert isinstance(suggestion, Resize)
    assert suggestion.value == value
    assert suggestion.is_smaller


def test_the_figures_are_those_of_the_last_four_periods() -> None:
    suggestion = suggestion_for(course(0, 0, 0, 20, 5, 5, 5))
    assert isinstance(suggestion, Resize)
    assert suggestion.periods == Share(3, 4)


def test_a_target_that_is_always_exceeded_may_be_larger() -> None:
    suggestion = suggestion_for(course(30, 42, 31, 60))
    assert suggestion == Resize(Decimal(30), Share(4, 4), is_smaller=False)


def test_what_is_counted_stays_whole() -> None:
    suggestion = suggestion_for(course(1, 2, 1, 2, target=3, is_whole=True))
    assert isinstance(suggestion, Resize)
    assert suggestion.value == 1


def test_a_limit_that_is_broken_may_be_one_that_holds() -> None:
    suggestion = suggestion_for(course(4, 5, 3, 2, target=2, pattern=Pattern.LIMIT, is_whole=True))
    assert suggestion == Resize(Decimal(4), Share(3, 4), is_smaller=False)


def test_a_limit_that_is_far_away_may_be_closer() -> None:
    suggestion = suggestion_for(course(30, 20, 25, 40, target=120, pattern=Pattern.LIMIT))
    assert suggestion == Resize(Decimal(40), Share(4, 4), is_smaller=True)


def test_a_goal_that_nobody_logs_on_may_rest() -> None:
    assert suggestion_for(course(idle_days=14)) == Rest(14)


@pytest.mark.parametrize(
    "silent",
    [
        course(),
        course(0, 0, 0),
        course(20, 20, 20, 20),
        course(20, 20, 5, 5),
        course(30, 30, 30, 21),
        course(0, 0, 0, 0, pattern=Pattern.STREAK),
        course(0, 0, 0, 0, pattern=Pattern.MILESTONE),
        course(0, 0, 0, 0, target_type=TargetType.RANGE),
        course(0, 0, 0, 0, target=2, pattern=Pattern.LIMIT),
        course(1, 1, 1, 1, target=0, pattern=Pattern.LIMIT),
        course(0, 0, 0, 0, target=1, is_whole=True),
        course(idle_days=13),
        course(idle_days=30, pattern=Pattern.LIMIT),
    ],
)
def test_too_little_or_nothing_amiss_suggests_nothing(silent: Course) -> None:
    assert suggestion_for(silent) is None


def test_a_time_of_day_is_named_where_nothing_is_to_be_changed() -> None:
    assert suggestion_for(course(20, 20, 20, 20, mostly_at=MORNINGS)) == MORNINGS
    assert isinstance(suggestion_for(course(0, 0, 5, 5, mostly_at=MORNINGS)), Resize)
