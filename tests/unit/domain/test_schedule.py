"""Which schedule a goal has by default, and which periods and days a schedule speaks of."""

from datetime import timedelta

import pytest

from core.domain.calendar import PeriodUnit
from core.domain.goal import CheckIn, Frequency, Pattern, Schedule
from core.domain.schedule import default_schedule, goal_period, is_on
from tests.unit.domain.builders import MONDAY, rules


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (Pattern.RECURRING, (Frequency.DAILY, CheckIn.DAILY, 2, True)),
        (Pattern.STREAK, (Frequency.DAILY, CheckIn.DAILY, 0, False)),
        (Pattern.MILESTONE, (None, CheckIn.WEEKLY, 0, True)),
        (Pattern.TARGET, (None, CheckIn.WEEKLY, 0, True)),
        (Pattern.LIMIT, (None, CheckIn.WEEKLY, 0, True)),
    ],
)
def test_a_goal_without_a_schedule_has_that_of_its_pattern(
    pattern: Pattern, expected: tuple[Frequency | None, CheckIn, int, bool]
) -> None:
    made = default_schedule(pattern)
    assert (made.frequency, made.check_in_frequency, made.allow_skip_days, made.is_catch_up_allowed) == expected
    assert made.days_of_week == ()


@pytest.mark.parametrize(
    ("frequency", "period"),
    [
        (None, PeriodUnit.DAY),
        (Frequency.DAILY, PeriodUnit.DAY),
        (Frequency.WEEKLY, PeriodUnit.WEEK),
        (Frequency.MONTHLY, PeriodUnit.MONTH),
        (Frequency.CUSTOM, PeriodUnit.DAY),
    ],
)
@pytest.mark.parametrize("pattern", [Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT])
def test_the_frequency_is_the_period_of_a_goal_that_names_none(
    pattern: Pattern, frequency: Frequency | None, period: PeriodUnit
) -> None:
    assert goal_period(rules(pattern, schedule=Schedule(frequency=frequency))) is period


@pytest.mark.parametrize("pattern", [Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT])
@pytest.mark.parametrize("period", PeriodUnit)
def test_the_targets_own_period_wins_over_the_frequency(pattern: Pattern, period: PeriodUnit) -> None:
    assert goal_period(rules(pattern, period=period, schedule=Schedule(frequency=Frequency.MONTHLY))) is period


@pytest.mark.parametrize("pattern", [Pattern.MILESTONE, Pattern.TARGET])
@pytest.mark.parametrize(
    ("check_in", "period"),
    [(CheckIn.DAILY, PeriodUnit.DAY), (CheckIn.WEEKLY, PeriodUnit.WEEK), (CheckIn.MONTHLY, PeriodUnit.MONTH)],
)
def test_milestones_and_targets_are_judged_by_their_check_ins(
    pattern: Pattern, check_in: CheckIn, period: PeriodUnit
) -> None:
    schedule = Schedule(frequency=Frequency.DAILY, check_in_frequency=check_in)
    assert goal_period(rules(pattern, period=PeriodUnit.YEAR, schedule=schedule)) is period


def test_days_of_the_week_count_from_sunday() -> None:
    week = [MONDAY + timedelta(days=count) for count in range(7)]
    assert [is_on(Schedule(days_of_week=(0, 1, 5)), day) for day in week] == [
        True,
        False,
        False,
        False,
        True,
        False,
        True,
    ]


def test_a_schedule_without_days_is_on_every_day() -> None:
    assert all(is_on(Schedule(), MONDAY + timedelta(days=count)) for count in range(7))
