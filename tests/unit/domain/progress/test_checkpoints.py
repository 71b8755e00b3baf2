"""A report needs the recent past alone: from which day on, and from which checkpoint."""

from dataclasses import replace

import pytest

from core.domain.calendar import Calendar, PeriodUnit, WeekStart
from core.domain.goal import GoalRules, Pattern
from core.domain.progress import Checkpoint, History, Window, checkpoint_at, history_of, needed_from, progress_of
from tests.unit.domain.progress.builders import TODAY, day, goal, logs, target

MONDAYS, SUNDAYS = Calendar(), Calendar(week_start=WeekStart.SUNDAY)
LONG_AGO = "2010-01-01"
DAILY = goal(Pattern.STREAK, target(30), created=LONG_AGO)


def since(rules: GoalRules, window: Window, calendar: Calendar = MONDAYS) -> str:
    return needed_from(rules, History().lifetime, calendar=calendar, today=day(TODAY), window=window).isoformat()


NEEDED = [
    pytest.param(PeriodUnit.DAY, Window.CURRENT, "2026-02-09", id="the week that 30 days ago lies in"),
    pytest.param(PeriodUnit.DAY, Window.WEEK, "2026-02-12", id="28 days for a projection"),
    pytest.param(PeriodUnit.WEEK, Window.CURRENT, "2025-12-01", id="the first week of the month 12 weeks ago"),
    pytest.param(PeriodUnit.MONTH, Window.CURRENT, "2025-01-01", id="the year 12 months ago lies in"),
    pytest.param(PeriodUnit.MONTH, Window.WEEK, "2025-07-01", id="8 closed periods for the trend"),
    pytest.param(PeriodUnit.QUARTER, Window.CURRENT, "2024-01-01", id="8 closed quarters"),
    pytest.param(PeriodUnit.YEAR, Window.CURRENT, "2018-01-01", id="8 closed years"),
    pytest.param(PeriodUnit.DAY, Window.ALL, LONG_AGO, id="all of it"),
]


@pytest.mark.parametrize(("unit", "window", "expected"), NEEDED)
def test_a_report_needs_tallies_since(unit: PeriodUnit, window: Window, expected: str) -> None:
    assert since(goal(Pattern.RECURRING, target(period=unit), created=LONG_AGO), window) == expected


@pytest.mark.parametrize("window", Window)
def test_nothing_is_needed_from_before_the_goal(window: Window) -> None:
    assert since(goal(Pattern.RECURRING, created="2026-03-10"), window) == "2026-03-10"


def test_a_checkpoint_holds_the_runs_of_all_earlier_periods() -> None:
    history = history_of(logs("2026-02-08", *[1] * 40, None, *[1] * 5))
    found = checkpoint_at(DAILY, history, calendar=MONDAYS, today=day(TODAY))
    assert found == Checkpoint(day("2026-02-09"), WeekStart.MONDAY, run=5, longest=40)


def test_a_young_goal_has_no_checkpoint() -> None:
    assert checkpoint_at(goal(Pattern.STREAK), History(), calendar=MONDAYS, today=day(TODAY)) is None


def test_a_checkpoint_that_is_new_enough_is_given_back() -> None:
    known = Checkpoint(day("2026-02-09"), WeekStart.MONDAY, run=3, longest=4)
    assert checkpoint_at(DAILY, History(checkpoint=known), calendar=MONDAYS, today=day(TODAY)) is known


UNUSABLE = [
    pytest.param(Checkpoint(day("2026-02-09"), WeekStart.SUNDAY, run=7, longest=7), id="of other weeks"),
    pytest.param(Checkpoint(day("2026-03-16"), WeekStart.MONDAY, run=7, longest=7), id="of days to come"),
    pytest.param(Checkpoint(day("2009-12-28"), WeekStart.MONDAY, run=7, longest=7), id="of days before the goal"),
]


@pytest.mark.parametrize("checkpoint", UNUSABLE)
def test_a_checkpoint_that_does_not_fit_is_not_believed(checkpoint: Checkpoint) -> None:
    whole = history_of(logs(TODAY, 1, 1))
    stale = replace(whole, checkpoint=checkpoint)
    expected = progress_of(DAILY, whole, calendar=MONDAYS, today=day(TODAY))
    assert progress_of(DAILY, stale, calendar=MONDAYS, today=day(TODAY)) == expected
    renewed = checkpoint_at(DAILY, stale, calendar=MONDAYS, today=day(TODAY))
    assert renewed == checkpoint_at(DAILY, whole, calendar=MONDAYS, today=day(TODAY))


def test_a_streak_goes_on_from_its_checkpoint() -> None:
    known = Checkpoint(day("2026-02-09"), WeekStart.MONDAY, run=100, longest=200)
    recent = history_of(logs(TODAY, *[1] * 31))
    details = progress_of(DAILY, replace(recent, checkpoint=known), calendar=MONDAYS, today=day(TODAY)).details
    assert (details.current_streak, details.longest_streak) == (131, 200)


def test_weeks_that_begin_on_sunday_have_their_own_checkpoints() -> None:
    found = checkpoint_at(DAILY, history_of(logs("2026-02-08", 1, 1)), calendar=SUNDAYS, today=day(TODAY))
    assert found == Checkpoint(day("2026-02-08"), WeekStart.SUNDAY, run=1, longest=1)
