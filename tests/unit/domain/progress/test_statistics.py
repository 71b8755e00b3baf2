"""Section 8: counts and averages of a window's activities."""

from dataclasses import replace

import pytest

from core.domain.activity import Entry
from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Pattern, Schedule, Target
from core.domain.progress import Window
from tests.unit.domain.progress.builders import TODAY, goal, log, logs, measured, seen, target

YESTERDAY = "2026-03-10"
MIXED = [
    log(YESTERDAY, 2),
    log(YESTERDAY, 7, "completed", at="13:00"),
    log(TODAY, 3, "partial"),
    log(TODAY, 9, "skipped"),
]


def test_activities_are_counted_by_type() -> None:
    statistics = seen(goal(Pattern.RECURRING), *MIXED).statistics
    assert (statistics.total_activities, statistics.completed_activities, statistics.skipped_activities) == (4, 1, 1)


VALUES = [
    pytest.param(Pattern.RECURRING, target(5), ("4.00", "7.00", "2.00"), id="more is better"),
    pytest.param(Pattern.LIMIT, target(5), ("4.00", "2.00", "7.00"), id="less for a limit"),
    pytest.param(
        Pattern.TARGET, measured(5, direction=Direction.DECREASE), ("4.00", "2.00", "7.00"), id="and for decrease"
    ),
]


@pytest.mark.parametrize(("pattern", "aim", "expected"), VALUES)
def test_average_best_and_worst_are_of_counted_values(
    pattern: Pattern, aim: Target, expected: tuple[str, str, str]
) -> None:
    found = seen(goal(pattern, aim), *MIXED).statistics
    assert (str(found.average_value), str(found.best_value), str(found.worst_value)) == expected


@pytest.mark.parametrize("entries", [[], [log(TODAY, 9, "skipped")]], ids=["nothing", "a skip"])
def test_without_a_counted_value_there_is_no_average(entries: list[Entry]) -> None:
    found = seen(goal(Pattern.RECURRING), *entries).statistics
    assert (found.average_value, found.best_value, found.worst_value) == (None, None, None)


WEEKDAYS = Schedule(days_of_week=(1, 2, 3, 4, 5))
CONSISTENCY = [
    pytest.param(Schedule(), logs(TODAY, 1, None, 1, None), "50.00", id="periods with a counted activity / due ones"),
    pytest.param(
        Schedule(allow_skip_days=1), [log(YESTERDAY, 0, "skipped"), log(TODAY)], "100.00", id="excused is not due"
    ),
    pytest.param(Schedule(days_of_week=(0,)), [], "0.00", id="nothing due"),
    pytest.param(
        WEEKDAYS,
        [log("2026-03-08", 1, "partial"), *logs(TODAY, 5, 5, 5)],
        "100.00",
        id="work that achieves an off day makes it due",
    ),
]


@pytest.mark.parametrize(("schedule", "entries", "expected"), CONSISTENCY)
def test_consistency(schedule: Schedule, entries: list[Entry], expected: str) -> None:
    rules = goal(Pattern.RECURRING, target(1), schedule=schedule)
    assert str(seen(replace(rules), *entries).statistics.consistency) == expected


WINDOWS = [
    (PeriodUnit.DAY, Window.WEEK, 2),
    (PeriodUnit.DAY, Window.CURRENT, 3),
    (PeriodUnit.DAY, Window.ALL, 4),
    (PeriodUnit.MONTH, Window.WEEK, 3),
]


@pytest.mark.parametrize(("unit", "window", "expected"), WINDOWS)
def test_statistics_are_of_the_periods_of_the_window(unit: PeriodUnit, window: Window, expected: int) -> None:
    rules = goal(Pattern.RECURRING, target(period=unit))
    entries = [log(on) for on in ("2025-12-31", "2026-03-01", YESTERDAY, TODAY, "2026-04-01")]
    assert seen(rules, *entries, window=window).statistics.total_activities == expected
