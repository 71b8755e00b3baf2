"""Section 7, the columns of its table: how far a goal has come, by pattern."""

from decimal import Decimal

import pytest

from core.domain.activity import Entry
from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit
from core.domain.goal import Aggregation, Direction, GoalRules, Metric, Pattern, Schedule, Target, TargetType
from core.domain.progress import Progress, aggregation_of, history_of, is_reached
from tests.unit.domain.progress.builders import TODAY, amount, goal, log, logs, measured, seen, target

AT_LEAST = TargetType.MINIMUM
UP, DOWN, KEEP = Direction.INCREASE, Direction.DECREASE, Direction.MAINTAIN
YESTERDAY = "2026-03-10"
MILLIONTH = Amount(1)


def percent(progress: Progress) -> str:
    return str(progress.details.percent_complete)


RECURRING = [
    pytest.param(target(30), [log(TODAY, 10)], "33.33", id="total / need"),
    pytest.param(target(30), [log(TODAY, 45)], "100.00", id="100 if achieved"),
    pytest.param(target(30), [log(TODAY, 1, "completed")], "100.00", id="100 if done"),
    pytest.param(target(30), [log(YESTERDAY, 30)], "0.00", id="only the current period"),
    pytest.param(target(30), [log(TODAY, -5)], "0.00", id="a correction never goes below 0"),
    pytest.param(target(30, target_type=TargetType.EXACT), [log(TODAY, 45)], "100.00", id="capped at 100"),
    pytest.param(target(low=20, high=30, target_type=TargetType.RANGE), [log(TODAY, 5)], "25.00", id="range: minValue"),
    pytest.param(target(high=30, target_type=TargetType.RANGE), [log(TODAY, 31)], "0.00", id="range without a low end"),
    pytest.param(target(5, target_type=TargetType.MAXIMUM), [log(TODAY, 5)], "100.00", id="maximum: 100 when achieved"),
    pytest.param(target(5, target_type=TargetType.MAXIMUM), [log(TODAY, 6)], "0.00", id="maximum: else 0"),
    pytest.param(target(0), [], "0.00", id="a need of 0 divides nothing"),
]


@pytest.mark.parametrize(("aim", "entries", "expected"), RECURRING)
def test_a_recurring_goal_shows_its_current_period(aim: Target, entries: list[Entry], expected: str) -> None:
    assert percent(seen(goal(Pattern.RECURRING, aim), *entries)) == expected


def test_numbers_are_rounded_half_to_even() -> None:
    details = seen(goal(Pattern.RECURRING, target(800)), log(TODAY, "0.125"), log(YESTERDAY, "0.135")).details
    assert [str(period.value) for period in details.period_history] == ["0.14", "0.12"]
    assert str(details.current_period_value) == "0.12"
    assert str(details.percent_complete) == "0.02"


def milestone(value: int, *, start: int | None = None) -> GoalRules:
    aim = measured(value, start=start, aggregation=None)
    return goal(Pattern.MILESTONE, aim)


MILESTONE = [
    pytest.param(milestone(100), [log(TODAY, 30)], ("30.00", "30.00", "70.00", False), id="total / value"),
    pytest.param(
        milestone(100, start=20), [log(TODAY, 30)], ("50.00", "50.00", "50.00", False), id="on top of the start"
    ),
    pytest.param(milestone(100), [log(TODAY, 100)], ("100.00", "100.00", "0.00", True), id="reached"),
    pytest.param(milestone(100), [log(TODAY, 130)], ("130.00", "130.00", "0.00", True), id="beyond, not capped"),
    pytest.param(milestone(100), [log(TODAY, -5)], ("0.00", "-5.00", "105.00", False), id="never below 0"),
    pytest.param(
        milestone(100), [log(TODAY, 99, "skipped")], ("0.00", "0.00", "100.00", False), id="skips do not count"
    ),
    pytest.param(milestone(0), [], ("100.00", "0.00", "0.00", True), id="a value of 0 divides nothing"),
]


@pytest.mark.parametrize(("rules", "entries", "expected"), MILESTONE)
def test_a_milestone_adds_up(rules: GoalRules, entries: list[Entry], expected: tuple[str, str, str, bool]) -> None:
    details = seen(rules, *entries).details
    found = (str(details.percent_complete), str(details.total_accumulated), str(details.remaining_to_goal))
    assert (*found, is_reached(rules, history_of(entries).lifetime)) == expected


def test_three_logs_of_twenty_minutes_reach_an_hour() -> None:
    rules = milestone(1)
    thirds = [log(TODAY, "0.333333", at=f"1{hour}:00", is_rounded=True) for hour in range(3)]
    details = seen(rules, *thirds).details
    assert is_reached(rules, history_of(thirds).lifetime)
    assert details.percent_complete == 100
    assert details.remaining_to_goal == 0
    assert details.projected_completion_on is None


TARGET = [
    pytest.param(
        measured(70, direction=DOWN, start=80), [log(TODAY, 75)], ("50.00", "5.00", False), id="from start to value"
    ),
    pytest.param(
        measured(70, direction=DOWN, start=80), [log(TODAY, 85)], ("0.00", "15.00", False), id="never below 0"
    ),
    pytest.param(measured(70, direction=DOWN, start=80), [log(TODAY, 70)], ("100.00", "0.00", True), id="reached"),
    pytest.param(measured(70, direction=DOWN, start=80), [log(TODAY, 65)], ("150.00", "0.00", True), id="beyond"),
    pytest.param(
        measured(70, direction=DOWN, start=80), [], ("0.00", "10.00", False), id="before the first one the start"
    ),
    pytest.param(measured(70), logs(TODAY, 60, 65), ("50.00", "5.00", False), id="no start: the first reading"),
    pytest.param(measured(70), [], ("0.00", None, False), id="neither start nor reading"),
    pytest.param(measured(70, start=70), [log(TODAY, 70)], ("100.00", "0.00", True), id="value = start, there"),
    pytest.param(measured(70, start=70), [log(TODAY, 69)], ("0.00", "1.00", False), id="value = start, not there"),
    pytest.param(measured(70), [log(TODAY, 75)], ("100.00", "0.00", True), id="a first reading beyond the value"),
    pytest.param(
        measured(70, direction=KEEP), [log(TODAY, "71.4")], ("100.00", "0.00", False), id="maintain: 2 % over"
    ),
    pytest.param(
        measured(70, direction=KEEP), [log(TODAY, "68.6")], ("100.00", "0.00", False), id="maintain: 2 % under"
    ),
    pytest.param(
        measured(100, direction=KEEP), [log(TODAY, 112)], ("90.00", "12.00", False), id="maintain: the distance"
    ),
    pytest.param(
        measured(10, direction=KEEP), [log(TODAY, 99)], ("0.00", "89.00", False), id="maintain: never below 0"
    ),
    pytest.param(
        measured(0, direction=KEEP), [log(TODAY, 1)], ("0.00", "1.00", False), id="maintain: no division by 0"
    ),
    pytest.param(
        measured(100, direction=KEEP, low=90, high=120), [log(TODAY, 120)], ("100.00", "0.00", False), id="in the band"
    ),
    pytest.param(
        measured(100, direction=KEEP, low=90, high=120), [log(TODAY, 80)], ("90.00", "20.00", False), id="off the band"
    ),
]


@pytest.mark.parametrize(("aim", "entries", "expected"), TARGET)
def test_a_target_shows_its_reading(aim: Target, entries: list[Entry], expected: tuple[str, str | None, bool]) -> None:
    rules = goal(Pattern.TARGET, aim)
    details = seen(rules, *entries).details
    remaining = None if details.remaining_to_goal is None else str(details.remaining_to_goal)
    assert (str(details.percent_complete), remaining, is_reached(rules, history_of(entries).lifetime)) == expected


def test_the_reading_is_the_latest_by_day_then_by_logging() -> None:
    entries = [
        log(TODAY, 3, at="09:00"),
        log(TODAY, 5, at="10:00"),
        log(YESTERDAY, 9, at="23:00"),
        log(TODAY, 1, "skipped"),
    ]
    progress = seen(goal(Pattern.TARGET, measured(70)), *entries)
    assert progress.reading == amount(5)
    assert [str(period.value) for period in progress.details.period_history] == ["9.00", "5.00"]


def test_a_sum_is_start_and_all_that_was_logged() -> None:
    rules = goal(Pattern.TARGET, measured(100, start=10, aggregation=Aggregation.SUM))
    progress = seen(rules, *logs(TODAY, 20, 25))
    assert (progress.reading, percent(progress)) == (amount(55), "50.00")
    assert progress.details.total_accumulated == 55


AGGREGATIONS = [
    (UP, Metric.COUNT, Aggregation.SUM),
    (UP, Metric.AMOUNT, Aggregation.SUM),
    (UP, Metric.MONEY, Aggregation.SUM),
    (UP, Metric.CALORIES, Aggregation.SUM),
    (UP, Metric.WEIGHT, Aggregation.LATEST),
    (UP, Metric.DURATION, Aggregation.LATEST),
    (UP, Metric.DISTANCE, Aggregation.LATEST),
    (UP, Metric.CUSTOM, Aggregation.LATEST),
    (DOWN, Metric.MONEY, Aggregation.LATEST),
    (KEEP, Metric.COUNT, Aggregation.LATEST),
]


@pytest.mark.parametrize(("direction", "metric", "expected"), AGGREGATIONS)
def test_what_a_log_of_a_target_is(direction: Direction, metric: Metric, expected: Aggregation) -> None:
    aim = Target(metric=metric, value=MILLIONTH, unit="x", direction=direction)
    assert aggregation_of(aim) is expected


STREAK = [
    pytest.param(10, [], ("0.00", "10.00"), id="none"),
    pytest.param(10, logs(TODAY, 1, 1, 1), ("30.00", "7.00"), id="currentStreak / value"),
    pytest.param(3, logs(TODAY, 1, 1, 1), ("100.00", "0.00"), id="reached"),
    pytest.param(2, logs(TODAY, 1, 1, 1), ("100.00", "0.00"), id="people go on, it shows 100"),
    pytest.param(0, [], ("100.00", "0.00"), id="a value of 0 divides nothing"),
]


@pytest.mark.parametrize(("value", "entries", "expected"), STREAK)
def test_a_streak_goal_counts_its_run(value: int, entries: list[Entry], expected: tuple[str, str]) -> None:
    rules = goal(Pattern.STREAK, target(value))
    details = seen(rules, *entries).details
    assert (str(details.percent_complete), str(details.remaining_to_goal)) == expected
    assert not is_reached(rules, history_of(entries).lifetime)


LIMIT = [
    pytest.param(target(2), [], ("100.00", "0.00", 0), id="kept so far"),
    pytest.param(target(2), [log(TODAY, 3)], ("0.00", "3.00", 1), id="broken already"),
    pytest.param(target(2, target_type=AT_LEAST), [log(TODAY, 1)], ("100.00", "1.00", 0), id="a minimum may yet come"),
    pytest.param(target(2), logs(TODAY, 1, 3, 2), ("66.67", "2.00", 1), id="kept / (kept + broken)"),
    pytest.param(target(2), logs(YESTERDAY, 3, 3, 3), ("25.00", "2.25", 3), id="the mean of the window's totals"),
]


@pytest.mark.parametrize(("aim", "entries", "expected"), LIMIT)
def test_a_limit_counts_what_was_kept(aim: Target, entries: list[Entry], expected: tuple[str, str, int]) -> None:
    details = seen(goal(Pattern.LIMIT, aim), *entries).details
    assert (str(details.percent_complete), str(details.average_value), details.days_over_limit) == expected


def test_a_current_day_off_is_kept_while_it_is_under_the_limit() -> None:
    off_today = goal(Pattern.LIMIT, target(2), schedule=Schedule(days_of_week=(2,)))
    entries = [log(YESTERDAY, 3)]
    assert percent(seen(off_today, *entries)) == "50.00"
    assert percent(seen(off_today, *entries, log(TODAY, 3))) == "0.00"


NEEDS = [
    pytest.param(Pattern.RECURRING, target(30), 30, id="recurring: value"),
    pytest.param(Pattern.RECURRING, target(low=5, high=9, target_type=TargetType.RANGE), 5, id="range: minValue"),
    pytest.param(Pattern.LIMIT, target(2), 2, id="limit: value"),
    pytest.param(Pattern.STREAK, target(30), None, id="streak: nothing"),
    pytest.param(Pattern.STREAK, target(30, low=5), 5, id="streak: minValue"),
    pytest.param(Pattern.MILESTONE, target(30), None, id="milestone: nothing"),
]


@pytest.mark.parametrize(("pattern", "aim", "expected"), NEEDS)
def test_a_report_says_what_the_period_is_measured_against(pattern: Pattern, aim: Target, expected: int | None) -> None:
    progress = seen(goal(pattern, aim), log(TODAY, "0.000001"))
    assert (progress.need, progress.total) == (amount(expected), 1)


ABSENT = {
    Pattern.RECURRING: {"total_accumulated", "remaining_to_goal", "average_value", "days_over_limit"},
    Pattern.MILESTONE: {"current_period_value", "average_value", "days_over_limit", "current_streak"},
    Pattern.TARGET: {"current_period_value", "average_value", "days_over_limit", "current_streak"},
    Pattern.STREAK: {"total_accumulated", "average_value", "days_over_limit"},
    Pattern.LIMIT: {"total_accumulated", "remaining_to_goal", "projected_completion_on"},
}


@pytest.mark.parametrize("pattern", Pattern)
def test_a_report_leaves_out_what_its_pattern_does_not_have(pattern: Pattern) -> None:
    details = seen(goal(pattern, target(5, period=PeriodUnit.DAY)), *logs(TODAY, 1, 2, 3)).details
    given = {name for name in details.__dataclass_fields__ if getattr(details, name) is not None}
    assert given & ABSENT[pattern] == set()
    assert isinstance(details.percent_complete, Decimal)


def test_the_last_activity_is_the_latest_of_any_type() -> None:
    entries = [log(TODAY, 0, "skipped", at="08:00"), log(YESTERDAY, 1, at="23:00")]
    assert seen(goal(Pattern.STREAK), *entries).details.last_activity_at == entries[0].logged_at
    assert seen(goal(Pattern.STREAK)).details.last_activity_at is None
