"""What holds of progress for any goal, any history and any day."""

from dataclasses import astuple, replace
from datetime import timedelta
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.activity import ActivityType, Entry
from core.domain.goal import Pattern
from core.domain.progress import (
    History,
    Outcome,
    Progress,
    Window,
    checkpoint_at,
    history_of,
    is_reached,
    needed_from,
    progress_of,
)
from core.domain.tally import tally_of, with_entry
from tests.unit.domain.progress.goals import NOON, World, amounts, days_before, windows, worlds
from tests.unit.domain.progress.reference import Case
from tests.unit.domain.progress.reference_figures import Report, report_of

laws = settings(max_examples=200, deadline=None)
bounds = settings(max_examples=60, deadline=None)  # what the comparison with the reference implies, said by itself
streaked = worlds(st.sampled_from([Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT]))


def evaluated(world: World, history: History, window: Window = Window.CURRENT) -> Progress:
    return progress_of(world.rules, history, calendar=world.calendar, today=world.today, window=window)


def flattened(progress: Progress) -> Report:
    """Say a report in the words of the reference."""
    details, statistics = progress.details, progress.statistics
    report: Report = {name: getattr(details, name) for name in details.__dataclass_fields__}
    report["period_history"] = [astuple(period) for period in details.period_history]
    report["current_outcome"] = progress.current_outcome
    report["reading"] = None if progress.reading is None else Fraction(progress.reading, 10**6)
    report["statistics_average"] = statistics.average_value
    for name in statistics.__dataclass_fields__:
        if name != "average_value":
            report[name] = getattr(statistics, name)
    return report


def without_absent(report: Report) -> Report:
    return {name: value for name, value in report.items() if value is not None}


@laws
@given(worlds(), windows)
def test_every_figure_is_what_the_page_says(world: World, window: Window) -> None:
    expected = report_of(Case(world.rules, world.entries, world.calendar, world.today), window)
    was_reached = expected.pop("is_reached", False)
    history = history_of(world.entries)
    assert without_absent(flattened(evaluated(world, history, window))) == without_absent(expected)
    assert is_reached(world.rules, history.lifetime) == was_reached


def from_checkpoint(world: World, whole: History, *, days_ago: int, window: Window) -> History:
    """Keep of a history what the database would: a checkpoint set some days ago, and the tallies since."""
    then = world.today - timedelta(days=days_ago)
    checkpoint = checkpoint_at(world.rules, whole, calendar=world.calendar, today=then)
    if checkpoint is None:
        return whole
    needed = needed_from(world.rules, whole.lifetime, calendar=world.calendar, today=world.today, window=window)
    since = min(needed, checkpoint.before)
    kept = tuple(tally for tally in whole.tallies if tally.day >= since)
    return replace(whole, tallies=kept, checkpoint=checkpoint)


@laws
@given(worlds(), windows, st.integers(0, 60))
def test_a_checkpoint_changes_no_figure(world: World, window: Window, days_ago: int) -> None:
    whole = history_of(world.entries)
    kept = from_checkpoint(world, whole, days_ago=days_ago, window=window)
    assert evaluated(world, kept, window) == evaluated(world, whole, window)


@laws
@given(worlds(), st.integers(0, 60))
def test_a_checkpoint_moved_on_is_the_one_made_at_once(world: World, days_ago: int) -> None:
    whole = history_of(world.entries)
    kept = from_checkpoint(world, whole, days_ago=days_ago, window=Window.CURRENT)
    at_once = checkpoint_at(world.rules, whole, calendar=world.calendar, today=world.today)
    assert checkpoint_at(world.rules, kept, calendar=world.calendar, today=world.today) == at_once


@laws
@given(worlds(), windows, st.randoms(use_true_random=False))
def test_the_order_in_which_activities_come_to_us_does_not_matter(world: World, window: Window, random: Random) -> None:
    shuffled = list(world.entries)
    random.shuffle(shuffled)
    assert evaluated(world, history_of(shuffled), window) == evaluated(world, history_of(world.entries), window)


@laws
@given(worlds(), st.data())
def test_a_log_and_its_undo_leave_no_trace(world: World, data: st.DataObject) -> None:
    before = history_of(world.entries)
    tallies = {tally.day: tally for tally in before.tallies}
    day = data.draw(days_before(world.today, most=40))
    logged = Entry(day, NOON + timedelta(days=1), ActivityType.PROGRESS, data.draw(amounts))
    tallies[day] = with_entry(tallies.get(day), logged)
    after = history_of([*world.entries, logged])
    assert replace(after, tallies=tuple(tallies[each] for each in sorted(tallies))) == after
    tallies[day] = tally_of(day, [entry for entry in world.entries if entry.activity_on == day])
    undone = replace(before, tallies=tuple(tallies[each] for each in sorted(tallies)))
    assert evaluated(world, undone) == evaluated(world, before)


@bounds
@given(streaked, windows)
def test_the_current_streak_is_never_longer_than_the_longest(world: World, window: Window) -> None:
    details = evaluated(world, history_of(world.entries), window).details
    assert details.current_streak is not None
    assert details.longest_streak is not None
    assert 0 <= details.current_streak <= details.longest_streak


@bounds
@given(worlds(), windows)
def test_percentages_stay_in_their_bounds(world: World, window: Window) -> None:
    progress = evaluated(world, history_of(world.entries), window)
    assert progress.details.percent_complete >= 0
    assert 0 <= progress.details.success_rate <= 100
    assert progress.statistics.consistency >= 0
    if world.rules.pattern not in {Pattern.MILESTONE, Pattern.TARGET}:
        assert progress.details.percent_complete <= 100


@bounds
@given(worlds())
def test_what_is_reached_is_complete_and_leaves_nothing_to_do(world: World) -> None:
    history = history_of(world.entries)
    details = evaluated(world, history).details
    if is_reached(world.rules, history.lifetime):
        assert details.percent_complete >= 100
        assert details.remaining_to_goal == 0
        assert details.projected_completion_on is None


@bounds
@given(worlds(), windows)
def test_only_the_last_period_of_a_report_is_open(world: World, window: Window) -> None:
    reports = evaluated(world, history_of(world.entries), window).details.period_history
    assert all(report.state is not Outcome.OPEN for report in reports[:-1])
    assert [report.period for report in reports] == sorted({report.period for report in reports})


@bounds
@given(worlds(), windows)
def test_a_projection_is_ahead(world: World, window: Window) -> None:
    projected = evaluated(world, history_of(world.entries), window).details.projected_completion_on
    assert projected is None or projected > world.today
