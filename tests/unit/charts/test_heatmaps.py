"""A year of days: each day once, and what became of it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts.heatmaps import heatmap_of, level_of
from core.charts.series import Cell, Heatmap, Mark
from core.domain.calendar import PeriodUnit, WeekStart
from core.domain.goal import Pattern, TargetType
from tests.unit.charts.facts import facts
from tests.unit.domain.progress.builders import TODAY, day, goal, log, logs, target


def cell(chart: Heatmap, on: str) -> Cell:
    return next(cell for cell in chart.cells if cell.day == day(on))


def test_a_daily_goal_shows_what_each_day_came_to() -> None:
    entries = logs("2026-03-10", 30, 10, None, 40)
    chart = heatmap_of(facts(goal(Pattern.RECURRING, target(30), created="2026-03-07"), *entries))
    found = [(cell.mark, cell.level) for cell in chart.cells if day("2026-03-06") <= cell.day <= day("2026-03-12")]
    assert found == [
        (Mark.BEFORE, 0), (Mark.DONE, 4), (Mark.PART, 2), (Mark.MISSED, 0), (Mark.DONE, 4), (Mark.QUIET, 0),
        (Mark.BEFORE, 0),
    ]  # fmt: skip


def test_a_day_of_rest_is_neither_missed_nor_done() -> None:
    rules = goal(Pattern.RECURRING, target(30), created="2026-03-01", pauses=(("2026-03-05", "2026-03-07"),))
    chart = heatmap_of(facts(rules))
    assert [cell(chart, on).mark for on in ("2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07")] == [
        Mark.MISSED,
        Mark.RESTING,
        Mark.RESTING,
        Mark.MISSED,
    ]


def test_a_limit_shows_what_was_over_and_how_much_was_left_unused() -> None:
    rules = goal(Pattern.LIMIT, target(2, target_type=TargetType.MAXIMUM), created="2026-03-07")
    chart = heatmap_of(facts(rules, *logs("2026-03-10", 3, 2, 1, None)))
    found = [cell(chart, f"2026-03-{number:02}") for number in (7, 8, 9, 10)]
    assert [each.mark for each in found] == [Mark.OVER, Mark.DONE, Mark.DONE, Mark.DONE]
    assert [each.level for each in found[1:]] == [1, 2, 4]


def test_the_days_of_a_weekly_goal_are_measured_by_its_busiest_day() -> None:
    rules = goal(Pattern.RECURRING, target(100, period=PeriodUnit.WEEK), created="2026-03-02")
    chart = heatmap_of(facts(rules, log("2026-03-02", 40), log("2026-03-03", 10)))
    assert (cell(chart, "2026-03-02").level, cell(chart, "2026-03-03").level) == (4, 1)
    assert cell(chart, "2026-03-04").mark is Mark.MISSED
    assert cell(chart, TODAY).mark is Mark.QUIET


@pytest.mark.parametrize(("week_start", "weekday"), [(WeekStart.MONDAY, 0), (WeekStart.SUNDAY, 6)])
def test_whole_weeks_are_shown_and_every_day_once(week_start: WeekStart, weekday: int) -> None:
    chart = heatmap_of(facts(goal(Pattern.STREAK), week_start=week_start))
    days = [cell.day for cell in chart.cells]
    assert days == [days[0] + timedelta(days=at) for at in range(53 * 7)]
    assert days[0].weekday() == weekday
    assert day(TODAY) in days[-7:]


@given(st.integers(0, 10**13), st.integers(0, 10**13), st.integers(0, 10**13))
def test_more_of_a_whole_is_never_a_lower_level(part: int, more: int, whole: int) -> None:
    assert 0 <= level_of(part, whole) <= level_of(part + more, whole) <= 4
    assert (level_of(part, whole) == 0) == (part == 0)


def test_figures_come_from_progress() -> None:
    chart = heatmap_of(facts(goal(Pattern.RECURRING, target(30), created="2026-03-07"), *logs("2026-03-10", 30, 1, 30)))
    assert (chart.streak, chart.longest, chart.achieved, chart.judged) == (1, 1, 2, 4)
