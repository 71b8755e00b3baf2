"""What a log brings a goal past."""

from datetime import date

import pytest

from core.domain.amount import Amount
from core.domain.goal import Direction, GoalRules, Metric, Pattern, Target, TargetType
from core.domain.passing import Edge, edge_passed, is_worth_telling, part_passed
from core.domain.progress.history import Lifetime
from core.domain.schedule import default_schedule

MONDAY = date(2026, 3, 9)


def rules(pattern: Pattern, value: int, **more: object) -> GoalRules:
    """Return a goal of a value, made on a Monday."""
    target = Target(Metric.COUNT, Amount(value), "times", **more)  # type: ignore[arg-type]  # members of Target
    return GoalRules(pattern, target, default_schedule(pattern), MONDAY, ())


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        (0, 24, None),
        (0, 25, 25),
        (24, 26, 25),
        (25, 49, None),
        (10, 60, 50),
        (74, 99, 75),
        (50, 100, None),
        (60, 40, None),
    ],
)
def test_the_largest_part_of_the_way_is_told(before: int, after: int, part: int | None) -> None:
    goal = rules(Pattern.MILESTONE, 100)
    assert part_passed(goal, Lifetime(total=Amount(before)), after=Lifetime(total=Amount(after))) == part


@pytest.mark.parametrize(
    ("before", "after", "part"), [(80, 79, None), (80, 76, 25), (80, 75, 50), (75, 74, None), (None, 74, 50)]
)
def test_a_weight_to_lose_has_a_way_downwards(before: int | None, after: int, part: int | None) -> None:
    goal = rules(Pattern.TARGET, 70, start_value=Amount(80), direction=Direction.DECREASE)
    then = Lifetime(reading=None if before is None else Amount(before))
    assert part_passed(goal, then, after=Lifetime(reading=Amount(after))) == part


@pytest.mark.parametrize(
    ("value", "before", "after", "edge"),
    [
        (5, 0, 3, None),
        (5, 3, 4, Edge.NEAR),
        (5, 0, 5, Edge.NEAR),
        (5, 4, 5, None),
        (5, 5, 6, Edge.OVER),
        (5, 0, 9, Edge.OVER),
        (5, 6, 7, None),
        (0, 0, 1, Edge.OVER),
        (5, 6, 4, None),
    ],
)
def test_a_limit_is_told_when_little_is_left_and_when_it_is_passed(
    value: int, before: int, after: int, edge: Edge | None
) -> None:
    assert edge_passed(rules(Pattern.LIMIT, value), before, after=after) is edge


def test_only_an_upper_limit_is_passed() -> None:
    assert edge_passed(rules(Pattern.LIMIT, 5, target_type=TargetType.MINIMUM), 0, after=9) is None


def test_lengths_of_streaks_that_are_told() -> None:
    assert [length for length in range(-1, 800) if is_worth_telling(length)] == [3, 7, 14, 30, 50, 100, 200, 365, 730]
