"""What a stretch of days came to, beside the one before it and beside its plan."""

import pytest

from core.domain.activity import DayTally
from core.domain.amount import Amount
from core.domain.digests import Stretch, stretch_of
from core.domain.goal import Direction, GoalRules, Pattern
from core.domain.progress import Outcome, history_of
from tests.unit.domain.progress.builders import TODAY, Number, amount, day, goal, logs, measured, target

DAILY = goal(Pattern.RECURRING, target(20), created="2026-02-01")
DONE, MISSED, OFF = Outcome.ACHIEVED, Outcome.MISSED, Outcome.OFF


def stretch(
    rules: GoalRules, *numbers: Number, outcomes: tuple[Outcome, ...] = (), start: str = "2026-02-01"
) -> Stretch:
    tallies: tuple[DayTally, ...] = history_of(logs(TODAY, *numbers)).tallies
    return stretch_of(rules, tallies, outcomes=outcomes, start=day(start), today=day(TODAY), days=3)


def of(number: Number) -> Amount | None:
    return amount(number)


def test_a_stretch_is_compared_with_the_one_before_it() -> None:
    found = stretch(DAILY, 100, 1, 2, None, 10, 20, 30)
    assert (found.total, found.before) == (of(60), of(3))


def test_a_goal_that_is_younger_than_both_has_nothing_to_compare_with() -> None:
    assert stretch(DAILY, 10, 20, 30, start="2026-03-07").before is None
    assert stretch(DAILY, 10, 20, 30, start="2026-03-06").before == 0


def test_the_plan_is_what_the_days_that_count_asked_for() -> None:
    assert stretch(DAILY, 10, outcomes=(DONE, MISSED, OFF)).plan == of(40)


@pytest.mark.parametrize("rules", [goal(Pattern.LIMIT, target(2)), goal(Pattern.MILESTONE, target(100))])
def test_what_is_not_asked_for_by_the_day_has_no_plan(rules: GoalRules) -> None:
    assert stretch(rules, 1, outcomes=(DONE,)).plan is None


def test_a_measured_goal_tells_how_far_it_moved() -> None:
    rules = goal(Pattern.TARGET, measured(70, direction=Direction.DECREASE), created="2026-02-01")
    assert stretch(rules, 75, None, None, 74, None, 73).total == of(-2)
    assert stretch(rules, 74, None, 73).total == of(-1)
    assert stretch(rules, 74, None, None, None).total == 0
