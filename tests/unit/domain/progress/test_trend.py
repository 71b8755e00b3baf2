"""Section 7, trend: whether the last eight figures get better or worse."""

from dataclasses import replace

import pytest

from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Pattern, Target, TargetType
from core.domain.progress import Trend
from tests.unit.domain.progress.builders import Number, goal, log, logs, measured, seen, target

YESTERDAY = "2026-03-10"
RISING, FALLING = (1, 2, 3, 4), (4, 3, 2, 1)

LEVELS = [
    pytest.param((1, 2), "stable", id="at least 3"),
    pytest.param((1, 2, 3), "improving", id="3 are enough"),
    pytest.param((3, 2, 1), "declining", id="down"),
    pytest.param((49, 50, 51), "stable", id="0.02 exactly is not over it"),
    pytest.param((51, 50, 49), "stable", id="-0.02 exactly is not under it"),
    pytest.param((49, 50, "51.01"), "improving", id="just over 0.02"),
    pytest.param((51, 50, "48.99"), "declining", id="just under -0.02"),
    pytest.param((0, 0, 0), "stable", id="nothing at all"),
    pytest.param((-3, -2, -1), "improving", id="the mean of the absolute values"),
    pytest.param((None, None, 5), "stable", id="days before the goal are none"),
    pytest.param((9, None, None, 9), "stable", id="days without a log are 0"),
    pytest.param((50, 1, 1, 1, 1, 1, 1, 1, 1), "stable", id="only the last 8"),
]


@pytest.mark.parametrize(("totals", "expected"), LEVELS)
def test_the_trend_is_the_slope_of_the_totals(totals: tuple[Number, ...], expected: str) -> None:
    progress = seen(goal(Pattern.RECURRING, target(5)), *logs(YESTERDAY, *totals))
    assert progress.details.trend == expected


def test_the_current_period_is_not_in_the_trend() -> None:
    entries = logs(YESTERDAY, 5, 5, 5)
    assert seen(goal(Pattern.RECURRING), *entries, log("2026-03-11", 99)).details.trend is Trend.STABLE


def test_the_trend_looks_back_beyond_the_window() -> None:
    rules = goal(Pattern.RECURRING, target(period=PeriodUnit.YEAR), created="2018-01-01")
    past = [log(f"{year}-05-05", 1 if year < 2021 else 3) for year in range(2018, 2026)]
    assert seen(rules, *past).details.trend is Trend.IMPROVING


def towards(direction: Direction, target_type: TargetType | None = None) -> Target:
    return replace(target(5, target_type=target_type), direction=direction)


UP, DOWN, KEEP = Direction
SIGNS = [
    pytest.param(Pattern.RECURRING, towards(UP), "improving", id="more is better"),
    pytest.param(Pattern.RECURRING, towards(DOWN), "declining", id="turned for decrease"),
    pytest.param(Pattern.LIMIT, towards(UP), "declining", id="turned for limit"),
    pytest.param(Pattern.LIMIT, towards(DOWN), "declining", id="turned once, not twice"),
    pytest.param(Pattern.LIMIT, towards(UP, TargetType.MINIMUM), "improving", id="but not for a minimum"),
    pytest.param(Pattern.RECURRING, towards(KEEP), "improving", id="maintain: nearer is better"),
    pytest.param(Pattern.LIMIT, towards(KEEP), "improving", id="maintain: whatever the pattern"),
]


@pytest.mark.parametrize(("pattern", "aim", "expected"), SIGNS)
def test_which_way_is_better(pattern: Pattern, aim: Target, expected: str) -> None:
    assert seen(goal(pattern, aim), *logs(YESTERDAY, *RISING)).details.trend == expected


READINGS = [
    pytest.param(measured(70), RISING, "improving", id="increase"),
    pytest.param(measured(70, direction=DOWN), RISING, "declining", id="decrease"),
    pytest.param(measured(2, direction=KEEP), (2, 3, 4, 5), "declining", id="maintain: away from the value"),
    pytest.param(measured(2, direction=KEEP), (3, 2, 1), "stable", id="maintain: past the value is as far"),
    pytest.param(measured(70), (99, 1, 1, 1, 1, 1, 1, 1, 1), "stable", id="only the last 8"),
    pytest.param(measured(70), (1, None, None, 1, 1), "stable", id="days without a reading are none"),
]


@pytest.mark.parametrize(("aim", "readings", "expected"), READINGS)
def test_a_measurement_is_judged_by_its_readings(aim: Target, readings: tuple[Number, ...], expected: str) -> None:
    assert seen(goal(Pattern.TARGET, aim), *logs("2026-03-11", *readings)).details.trend == expected


def test_every_reading_of_a_day_is_in_the_trend() -> None:
    entries = [log("2026-03-11", number, at=f"1{number}:00") for number in RISING]
    assert seen(goal(Pattern.TARGET, measured(70)), *entries).details.trend is Trend.IMPROVING
