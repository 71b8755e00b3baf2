"""Section 7, projectedCompletion: when a goal is reached if things go on as they do."""

from datetime import date
from fractions import Fraction

import pytest

from core.domain.activity import Entry
from core.domain.calendar import PeriodUnit
from core.domain.goal import Aggregation, Direction, Pattern, Target
from core.domain.projection import later, reached_on
from tests.unit.domain.progress.builders import TODAY, day, goal, log, logs, measured, seen, target

DOWN = Direction.DECREASE
SUM = Aggregation.SUM

MILESTONES = [
    pytest.param("2026-01-01", 100, [log("2026-03-01", 28)], "2026-05-22", id="values of 28 days / 28"),
    pytest.param("2026-03-08", 100, [log(TODAY, 20)], "2026-03-27", id="days since S, today included"),
    pytest.param("2026-01-01", 100, [log("2026-02-12", 28)], "2026-05-22", id="the 28th day back counts"),
    pytest.param("2026-01-01", 100, [log("2026-02-11", 28)], None, id="the 29th does not: no rate"),
    pytest.param("2026-03-11", 100, [log(TODAY, 33)], "2026-03-14", id="rounded up to whole days"),
    pytest.param("2026-03-11", 100, [log(TODAY, 100)], None, id="reached"),
    pytest.param("2026-03-11", 100, [log(TODAY, -1)], None, id="it goes the wrong way"),
    pytest.param("2026-03-11", 36_525, [log(TODAY, 1)], "2126-03-11", id="100 years off"),
    pytest.param("2026-03-11", 36_526, [log(TODAY, 1)], None, id="over 100 years off"),
    pytest.param("2026-03-11", 999_999_999_999, [log(TODAY, "0.000001")], None, id="beyond any calendar"),
    pytest.param("2026-03-11", 100, [log("2026-03-12", 50)], None, id="what is dated after today is no rate"),
]


@pytest.mark.parametrize(("created", "value", "entries", "expected"), MILESTONES)
def test_a_milestone_is_reached_at_its_rate(
    created: str, value: int, entries: list[Entry], expected: str | None
) -> None:
    details = seen(goal(Pattern.MILESTONE, target(value), created=created), *entries).details
    assert details.projected_completion_on == (None if expected is None else day(expected))


TARGETS = [
    pytest.param(measured(70, direction=DOWN), logs(TODAY, 80, 79), "2026-03-20", id="the slope a day"),
    pytest.param(measured(70, direction=DOWN), logs(TODAY, 80, 81), None, id="only if it leads to the value"),
    pytest.param(
        measured(70, direction=DOWN), [log(TODAY, 80), log(TODAY, 79, at="13:00")], None, id="two dates at least"
    ),
    pytest.param(measured(70, direction=DOWN), logs(TODAY, 80, 80), None, id="no slope"),
    pytest.param(measured(70, direction=DOWN), logs(TODAY, 75, 70), None, id="reached"),
    pytest.param(measured(70, direction=DOWN), [], None, id="no reading"),
    pytest.param(
        measured(71, direction=DOWN), [*logs("2026-02-10", 1), *logs(TODAY, 74, 73)], "2026-03-13", id="28 days"
    ),
    pytest.param(
        measured(10), [log("2026-03-10", 2), log("2026-03-10", 4, at="13:00"), log(TODAY, 5)], "2026-03-14", id="all"
    ),
    pytest.param(measured(100, aggregation=SUM), logs(TODAY, 10, 10), "2026-03-19", id="sum: as milestone"),
    pytest.param(
        measured(0, aggregation=SUM, direction=DOWN, start=100), logs(TODAY, -10, -10), "2026-03-19", id="downwards"
    ),
    pytest.param(
        measured(100, direction=Direction.MAINTAIN), logs(TODAY, 80, 90), "2026-03-12", id="maintain: back to it"
    ),
    pytest.param(measured(100, direction=Direction.MAINTAIN), logs(TODAY, 98, 99), None, id="maintain: it is there"),
]


@pytest.mark.parametrize(("aim", "entries", "expected"), TARGETS)
def test_a_target_is_reached_at_its_pace(aim: Target, entries: list[Entry], expected: str | None) -> None:
    rules = goal(Pattern.TARGET, aim, created="2026-03-10")
    found = seen(rules, *entries).details.projected_completion_on
    assert found == (None if expected is None else day(expected))


STREAKS = [
    pytest.param(PeriodUnit.DAY, TODAY, 10, "2026-03-20", id="days"),
    pytest.param(PeriodUnit.WEEK, TODAY, 10, "2026-05-13", id="weeks"),
    pytest.param(PeriodUnit.MONTH, "2026-01-31", 2, "2026-02-28", id="months end where they end"),
    pytest.param(PeriodUnit.QUARTER, TODAY, 3, "2026-09-11", id="quarters"),
    pytest.param(PeriodUnit.YEAR, "2024-02-29", 2, "2025-02-28", id="years"),
    pytest.param(PeriodUnit.YEAR, TODAY, 102, None, id="over 100 years off"),
    pytest.param(PeriodUnit.DAY, TODAY, 999_999_999_999, None, id="beyond any calendar"),
    pytest.param(PeriodUnit.DAY, TODAY, 1, None, id="reached"),
]


@pytest.mark.parametrize(("unit", "today", "value", "expected"), STREAKS)
def test_a_streak_is_reached_in_as_many_periods_as_remain(
    unit: PeriodUnit, today: str, value: int, expected: str | None
) -> None:
    rules = goal(Pattern.STREAK, target(value, period=unit), created=today)
    found = seen(rules, log(today), today=today).details.projected_completion_on
    assert found == (None if expected is None else day(expected))


@pytest.mark.parametrize("pattern", [Pattern.RECURRING, Pattern.LIMIT])
def test_other_goals_have_nothing_to_project(pattern: Pattern) -> None:
    assert seen(goal(pattern, target(5)), log(TODAY)).details.projected_completion_on is None


@pytest.mark.parametrize("unit", PeriodUnit)
def test_the_end_of_the_calendar_is_no_error(unit: PeriodUnit) -> None:
    assert later(date(9999, 12, 31), unit, count=1) is None
    assert reached_on(date(9999, 12, 31), 5, per_day=Fraction(1)) is None
