"""Sections 2 and 6: periods, their names, where a goal starts, and which periods a window covers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.calendar import PeriodUnit, WeekStart
from core.domain.goal import CheckIn, Frequency, Pattern, Schedule
from core.domain.progress import Window
from core.domain.progress.periods import Periods
from tests.unit.domain.progress.builders import TODAY, goal, log, seen, target

DAY, WEEK, MONTH, QUARTER, YEAR = PeriodUnit
LONG_AGO = "2010-01-01"

WINDOWS = [
    (DAY, Window.CURRENT, 30, "2026-02-10"),
    (WEEK, Window.CURRENT, 12, "2025-W52"),
    (MONTH, Window.CURRENT, 12, "2025-04"),
    (QUARTER, Window.CURRENT, 8, "2024-Q2"),
    (YEAR, Window.CURRENT, 5, "2022"),
    (DAY, Window.WEEK, 7, "2026-03-05"),
    (DAY, Window.MONTH, 30, "2026-02-10"),
    (DAY, Window.QUARTER, 91, "2025-12-11"),
    (DAY, Window.YEAR, 365, "2025-03-12"),
    (WEEK, Window.WEEK, 2, "2026-W10"),
    (WEEK, Window.MONTH, 5, "2026-W07"),
    (MONTH, Window.WEEK, 1, "2026-03"),
    (MONTH, Window.QUARTER, 4, "2025-12"),
    (QUARTER, Window.YEAR, 5, "2025-Q1"),
    (YEAR, Window.YEAR, 2, "2025"),
    (YEAR, Window.ALL, 17, "2010"),
    (DAY, Window.ALL, 5914, "2010-01-01"),
]


@pytest.mark.parametrize(("unit", "window", "count", "first"), WINDOWS)
def test_a_window_covers_the_trailing_periods(unit: PeriodUnit, window: Window, count: int, first: str) -> None:
    rules = goal(Pattern.RECURRING, target(period=unit), created=LONG_AGO)
    history = seen(rules, window=window).details.period_history
    assert (len(history), history[0].period) == (count, first)


@pytest.mark.parametrize("window", Window)
def test_no_window_begins_before_the_goal(window: Window) -> None:
    history = seen(goal(Pattern.RECURRING, created="2026-03-10"), window=window).details.period_history
    assert [period.period for period in history] == ["2026-03-10", "2026-03-11"]


STARTS = [
    pytest.param("2026-03-09", "2026-03-10", 3, id="its creation"),
    pytest.param("2026-03-10", "2026-03-08", 4, id="its earliest activity"),
    pytest.param("2026-03-12", "2026-03-12", 1, id="never after today"),
]


@pytest.mark.parametrize(("created", "logged", "count"), STARTS)
@pytest.mark.parametrize("kind", ["progress", "skipped"])
def test_a_goal_starts_with_the_earlier_of(created: str, logged: str, count: int, kind: str) -> None:
    progress = seen(goal(Pattern.RECURRING, created=created), log(logged, 1, kind), window=Window.ALL)
    assert len(progress.details.period_history) == count


KEYS = [
    pytest.param(WEEK, "2026-01-01", WeekStart.MONDAY, "2026-W01", id="ISO week"),
    pytest.param(WEEK, "2027-01-03", WeekStart.MONDAY, "2026-W53", id="ISO week of the year before"),
    pytest.param(WEEK, "2026-03-08", WeekStart.MONDAY, "2026-W10", id="a Sunday ends its week"),
    pytest.param(WEEK, "2026-03-08", WeekStart.SUNDAY, "2026-W11", id="a Sunday of the Monday after it"),
    pytest.param(WEEK, "2027-01-03", WeekStart.SUNDAY, "2027-W01", id="a Sunday of the new year"),
    pytest.param(DAY, "2026-03-09", WeekStart.MONDAY, "2026-03-09", id="day"),
    pytest.param(MONTH, "2026-03-09", WeekStart.MONDAY, "2026-03", id="month"),
    pytest.param(QUARTER, "2026-12-31", WeekStart.MONDAY, "2026-Q4", id="quarter"),
    pytest.param(YEAR, "2026-12-31", WeekStart.MONDAY, "2026", id="year"),
]


@pytest.mark.parametrize(("unit", "on", "week_start", "key"), KEYS)
def test_a_period_is_named(unit: PeriodUnit, on: str, week_start: WeekStart, key: str) -> None:
    rules = goal(Pattern.RECURRING, target(period=unit), created=on)
    assert seen(rules, today=on, week_start=week_start).details.period_history[-1].period == key


GOAL_PERIODS = [
    pytest.param(Pattern.RECURRING, MONTH, Schedule(frequency=Frequency.DAILY), "2026-03", id="the target's"),
    pytest.param(Pattern.STREAK, None, Schedule(frequency=Frequency.WEEKLY), "2026-W11", id="from the frequency"),
    pytest.param(Pattern.STREAK, None, Schedule(frequency=Frequency.CUSTOM), TODAY, id="custom says nothing"),
    pytest.param(Pattern.STREAK, None, Schedule(), TODAY, id="else day"),
    pytest.param(Pattern.TARGET, MONTH, Schedule(), "2026-W11", id="check-ins are weekly by default"),
    pytest.param(Pattern.MILESTONE, None, Schedule(check_in_frequency=CheckIn.MONTHLY), "2026-03", id="monthly"),
]


@pytest.mark.parametrize(("pattern", "period", "schedule", "key"), GOAL_PERIODS)
def test_a_goal_is_judged_by_its_period(
    pattern: Pattern, period: PeriodUnit | None, schedule: Schedule, key: str
) -> None:
    progress = seen(goal(pattern, target(period=period), schedule=schedule))
    assert progress.details.period_history[-1].period == key


def test_the_period_history_says_what_became_of_each() -> None:
    history = seen(
        goal(Pattern.RECURRING, target(2)), log("2026-03-09", 2), log("2026-03-10", "1.5")
    ).details.period_history
    assert [(each.is_achieved, str(each.value), each.state.value) for each in history] == [
        (True, "2.00", "achieved"),
        (False, "1.50", "missed"),
        (False, "0.00", "open"),
    ]


def test_an_activity_dated_after_the_current_period_counts_in_none() -> None:
    rules = goal(Pattern.MILESTONE, target(10))
    details = seen(rules, log("2026-03-12", 4)).details
    assert details.total_accumulated == 4
    assert [str(period.value) for period in details.period_history] == ["0.00"]
    weekly = goal(Pattern.RECURRING, target(10, period=WEEK))
    assert seen(weekly, log("2026-03-12", 4)).details.current_period_value == 4


units = st.sampled_from(PeriodUnit)
week_starts = st.sampled_from(WeekStart)
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@given(units, week_starts, days)
def test_periods_tile_time(unit: PeriodUnit, week_start: WeekStart, day: date) -> None:
    periods = Periods(unit, week_start)
    number = periods.number(day)
    first, after = periods.first_day(number), periods.first_day(number + 1)
    assert first <= day < after
    assert periods.number(first) == periods.number(after - timedelta(days=1)) == number


@given(units, week_starts, days)
def test_containers_are_whole_runs_of_periods(unit: PeriodUnit, week_start: WeekStart, day: date) -> None:
    periods = Periods(unit, week_start)
    number = periods.number(day)
    start = periods.container_start(number)
    assert {periods.container(each) for each in range(start, number + 1)} == {periods.container(number)}
    assert periods.container(start - 1) == periods.container(number) - 1
