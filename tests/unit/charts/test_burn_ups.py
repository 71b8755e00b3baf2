"""The way to a number, and where it leads."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts.bars import bars_of
from core.charts.burn_ups import MOST_POINTS, burn_up_of, last_day
from core.charts.series import Band, BurnUp, Point
from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Pattern, TargetType
from tests.unit.charts.facts import facts
from tests.unit.domain.progress.builders import TODAY, amount, day, goal, log, logs, measured, target

MILESTONE = goal(Pattern.MILESTONE, target(100), created="2026-03-07")


def test_amounts_add_up_from_the_day_before_the_goal_began_and_hold_on_days_without_any() -> None:
    chart = burn_up_of(facts(MILESTONE, log("2026-03-08", 20), log("2026-03-10", 30)))
    assert chart.points == (
        Point(day("2026-03-06"), Decimal(0)),
        Point(day("2026-03-07"), Decimal(0)),
        Point(day("2026-03-08"), Decimal(20)),
        Point(day("2026-03-09"), Decimal(20)),
        Point(day("2026-03-10"), Decimal(50)),
        Point(day(TODAY), Decimal(50)),
    )


def test_what_came_together_before_the_year_shown_is_where_the_line_begins() -> None:
    chart = burn_up_of(
        facts(goal(Pattern.MILESTONE, target(100), created="2024-01-01"), log("2024-02-01", 30), log("2026-03-10", 5))
    )
    assert chart.points[0] == Point(day("2026-03-09"), Decimal(30))
    assert chart.points[-1].value == 35


def test_a_way_of_thirds_begins_with_nothing_on_the_day_before_the_goal() -> None:
    chart = burn_up_of(facts(MILESTONE, *(log(f"2026-03-{number:02}", "0.333333") for number in (8, 9, 10))))
    assert chart.points[0] == Point(day("2026-03-06"), Decimal(0))
    assert chart.points[-1].value == Decimal("0.999999")


def test_a_small_rest_is_not_nothing() -> None:
    rules = goal(Pattern.MILESTONE, target("0.009"), created="2026-03-07")
    assert not burn_up_of(facts(rules, log("2026-03-08", "0.005"))).is_reached
    assert burn_up_of(facts(rules, log("2026-03-08", "0.009"))).is_reached


def test_what_came_together_long_ago_is_a_line_of_its_own() -> None:
    chart = burn_up_of(facts(goal(Pattern.MILESTONE, target(100), created="2024-01-01"), log("2024-02-01", 30)))
    assert {point.value for point in chart.points} == {Decimal(30)}
    assert len(chart.points) == 2


def test_a_milestone_that_was_sent_with_a_current_value_begins_with_its_start() -> None:
    aim = replace(target(100), current_value=amount(40))
    chart = burn_up_of(facts(goal(Pattern.MILESTONE, aim, created=TODAY)))
    assert [point.value for point in chart.points] == [Decimal(0), Decimal(0)]


def test_readings_are_shown_as_they_were() -> None:
    aim = measured(70, direction=Direction.DECREASE, start=75)
    chart = burn_up_of(facts(goal(Pattern.TARGET, aim, created="2026-03-07"), log("2026-03-09", 74), log(TODAY, 73)))
    assert [(point.day.day, int(point.value)) for point in chart.points] == [(7, 75), (9, 74), (11, 73)]


def test_a_goal_to_be_maintained_has_a_band() -> None:
    rules = goal(Pattern.TARGET, measured(50, direction=Direction.MAINTAIN))
    assert burn_up_of(facts(rules, log(TODAY, 50))).band == Band(Decimal(49), Decimal(51))


def test_the_projection_is_that_of_progress() -> None:
    chart = burn_up_of(facts(MILESTONE, *logs(TODAY, 10, 10, 10, 10)))
    assert chart.projected_on == day(TODAY) + timedelta(days=8)
    assert last_day(chart) == chart.projected_on


@pytest.mark.parametrize(("ahead", "shown"), [(20, 20), (28, 28), (400, 28)])
def test_an_end_is_shown_if_it_is_in_sight(ahead: int, shown: int) -> None:
    today = day(TODAY)
    due = today + timedelta(days=ahead)
    chart = BurnUp("Read", "pages", today, (Point(today, Decimal(1)),), Decimal(9), Decimal(0), target_on=due)
    assert last_day(chart) == today + timedelta(days=shown)


@given(st.integers(1, 1500))
def test_a_long_way_is_thinned_and_keeps_both_ends(count: int) -> None:
    aim = measured(70, direction=Direction.DECREASE)
    entries = logs("2026-03-10", *range(1, min(count, 370) + 1))
    chart = burn_up_of(facts(goal(Pattern.TARGET, aim, created="2026-03-10"), *entries))
    assert len(chart.points) <= MOST_POINTS + 1
    assert chart.points[-1].value == min(count, 370)


def test_bars_are_the_last_periods_with_what_is_over() -> None:
    rules = goal(Pattern.LIMIT, target(2, target_type=TargetType.MAXIMUM), created="2026-03-08")
    chart = bars_of(facts(rules, *logs(TODAY, 3, 2, None, 1)))
    assert [(bar.day.day, int(bar.value), bar.is_over, bar.is_current) for bar in chart.bars] == [
        (8, 3, True, False),
        (9, 2, False, False),
        (10, 0, False, False),
        (11, 1, False, True),
    ]
    assert chart.limit == 2
    assert not chart.is_least


def test_bars_of_a_weekly_goal_begin_with_their_weeks() -> None:
    rules = goal(Pattern.RECURRING, target(100, period=PeriodUnit.WEEK), created="2026-02-20")
    chart = bars_of(facts(rules, log("2026-02-20", 100)))
    assert [bar.day.isoformat() for bar in chart.bars] == ["2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09"]
    assert [bar.is_over for bar in chart.bars] == [False, True, True, False]
    assert chart.is_least
