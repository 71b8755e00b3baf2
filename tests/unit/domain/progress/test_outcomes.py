"""Sections 3 to 5: when a period is achieved, what else may become of it, and the streaks that follow."""

import pytest

from core.domain.activity import Entry
from core.domain.calendar import PeriodUnit, WeekStart
from core.domain.goal import CheckIn, Pattern, Schedule, Target, TargetType
from core.domain.progress import Outcome
from tests.unit.domain.progress.builders import TODAY, goal, log, logs, seen, states, target

AT_MOST, EXACT, RANGE, AT_LEAST = TargetType.MAXIMUM, TargetType.EXACT, TargetType.RANGE, TargetType.MINIMUM
YESTERDAY = "2026-03-10"
WEEKDAYS = Schedule(days_of_week=(1, 2, 3, 4, 5))


def rule(name: str, pattern: Pattern, aim: Target, entries: list[Entry], *, outcome: str) -> object:
    return pytest.param(pattern, aim, entries, outcome, id=f"{pattern}: {name} -> {outcome}")


def on_yesterday(*numbers: str) -> list[Entry]:
    return [log(YESTERDAY, number, at=f"{8 + index}:00".zfill(5)) for index, number in enumerate(numbers)]


def rounded_on_yesterday(count: int, number: str) -> list[Entry]:
    return [log(YESTERDAY, number, at=f"{8 + index:02}:00", is_rounded=True) for index in range(count)]


RECURRING, STREAK, LIMIT = Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT

CLOSED = [
    rule("minimum total >= value", RECURRING, target(30), on_yesterday("20", "10"), outcome="achieved"),
    rule("under it", RECURRING, target(30), on_yesterday("20", "9.999999"), outcome="missed"),
    rule("partial counts", RECURRING, target(30), [log(YESTERDAY, 30, "partial")], outcome="achieved"),
    rule("done, whatever the value", RECURRING, target(30), [log(YESTERDAY, 0, "completed")], outcome="achieved"),
    rule("a skip's value does not count", RECURRING, target(30), [log(YESTERDAY, 30, "skipped")], outcome="missed"),
    rule("maximum total <= value", RECURRING, target(30, target_type=AT_MOST), on_yesterday("30"), outcome="achieved"),
    rule("over it", RECURRING, target(30, target_type=AT_MOST), on_yesterday("30.000001"), outcome="missed"),
    rule("maximum needs one counted", RECURRING, target(30, target_type=AT_MOST), [], outcome="missed"),
    rule("exact total = value", RECURRING, target(30, target_type=EXACT), on_yesterday("30"), outcome="achieved"),
    rule("a millionth off", RECURRING, target(30, target_type=EXACT), on_yesterday("30.000001"), outcome="missed"),
    rule("to 1e-9", RECURRING, target(1000, target_type=EXACT), on_yesterday("999.999999"), outcome="achieved"),
    rule("not 2e-9", RECURRING, target(1000, target_type=EXACT), on_yesterday("999.999998"), outcome="missed"),
    rule(
        "range, its low end", RECURRING, target(low=5, high=6, target_type=RANGE), on_yesterday("5"), outcome="achieved"
    ),
    rule(
        "range, its high end",
        RECURRING,
        target(low=5, high=6, target_type=RANGE),
        on_yesterday("6"),
        outcome="achieved",
    ),
    rule("above the range", RECURRING, target(low=5, high=6, target_type=RANGE), on_yesterday("6.1"), outcome="missed"),
    rule(
        "three thirds of an hour are one", RECURRING, target(1), rounded_on_yesterday(3, "0.333333"), outcome="achieved"
    ),
    rule(
        "one rounding is half a millionth", RECURRING, target(1), rounded_on_yesterday(1, "0.999999"), outcome="missed"
    ),
    rule("exactly typed thirds are not", RECURRING, target(1), on_yesterday(*["0.333333"] * 3), outcome="missed"),
    rule("rounding up is forgiven too", LIMIT, target(2), rounded_on_yesterday(3, "0.666667"), outcome="achieved"),
    rule("done", STREAK, target(9, low=5), [log(YESTERDAY, 0, "completed")], outcome="achieved"),
    rule("minValue: total >= minValue", STREAK, target(9, low=5), on_yesterday("2", "3"), outcome="achieved"),
    rule("under minValue", STREAK, target(9, low=5), on_yesterday("4"), outcome="missed"),
    rule("partial towards minValue", STREAK, target(9, low=5), [log(YESTERDAY, 5, "partial")], outcome="achieved"),
    rule("no minValue: one progress of value > 0", STREAK, target(9), on_yesterday("0.1"), outcome="achieved"),
    rule("value 0 is none", STREAK, target(9), on_yesterday("0"), outcome="missed"),
    rule("partial never by itself", STREAK, target(9), [log(YESTERDAY, 5, "partial")], outcome="missed"),
    rule("maximum by default", LIMIT, target(2), on_yesterday("2"), outcome="achieved"),
    rule("over the value", LIMIT, target(2), on_yesterday("2", "0.000001"), outcome="missed"),
    rule("nothing logged is 0, kept", LIMIT, target(2), [], outcome="achieved"),
    rule("nothing logged is 0, too little", LIMIT, target(2, target_type=AT_LEAST), [], outcome="missed"),
    rule("minimum", LIMIT, target(2, target_type=AT_LEAST), on_yesterday("2"), outcome="achieved"),
    rule("range", LIMIT, target(low=5, high=6, target_type=RANGE), on_yesterday("5.5"), outcome="achieved"),
    rule("exact", LIMIT, target(2, target_type=EXACT), on_yesterday("2"), outcome="achieved"),
    rule("completed is a plain value", LIMIT, target(2), [log(YESTERDAY, 3, "completed")], outcome="missed"),
    rule("one counted activity", Pattern.MILESTONE, target(99), on_yesterday("0"), outcome="achieved"),
    rule("one counted activity", Pattern.TARGET, target(99), [log(YESTERDAY, 1, "partial")], outcome="achieved"),
    rule("a skip is no check-in", Pattern.TARGET, target(99), [log(YESTERDAY, 1, "skipped")], outcome="missed"),
]


@pytest.mark.parametrize(("pattern", "aim", "entries", "outcome"), CLOSED)
def test_a_period_that_is_over(pattern: Pattern, aim: Target, entries: list[Entry], outcome: str) -> None:
    assert states(seen(goal(pattern, aim, created=YESTERDAY), *entries)).split()[0] == outcome


CURRENT = [
    rule("nothing yet", RECURRING, target(30), [], outcome="open"),
    rule("achieved before it is over", RECURRING, target(30), [log(TODAY, 30)], outcome="achieved"),
    rule("kept so far is not yet achieved", LIMIT, target(2), [log(TODAY, 2)], outcome="open"),
    rule("already over the value", LIMIT, target(2), [log(TODAY, 3)], outcome="missed"),
    rule("a minimum may yet come", LIMIT, target(2, target_type=AT_LEAST), [log(TODAY, 1)], outcome="open"),
    rule("only a maximum is lost early", LIMIT, target(2, target_type=EXACT), [log(TODAY, 3)], outcome="open"),
    rule("a skip beyond the allowance changes nothing", STREAK, target(9), [log(TODAY, 0, "skipped")], outcome="open"),
]


@pytest.mark.parametrize(("pattern", "aim", "entries", "outcome"), CURRENT)
def test_the_current_period(pattern: Pattern, aim: Target, entries: list[Entry], outcome: str) -> None:
    assert seen(goal(pattern, aim), *entries).current_outcome == outcome


def test_a_day_off_is_passed_over_and_one_with_work_counts() -> None:
    rules = goal(RECURRING, created="2026-03-06", schedule=WEEKDAYS)  # a Friday
    progress = seen(rules, log("2026-03-06"), log("2026-03-08"), log("2026-03-09"), log("2026-03-10"))
    assert states(progress) == "achieved off achieved achieved achieved open"
    assert progress.details.current_streak == 4
    assert progress.details.success_rate == 100


def test_days_of_week_say_nothing_about_longer_periods() -> None:
    rules = goal(RECURRING, target(period=PeriodUnit.WEEK), created="2026-03-02", schedule=WEEKDAYS)
    assert states(seen(rules)) == "missed open"


PAUSES = [
    pytest.param((("2026-03-08", "2026-03-10"),), "missed paused paused missed open", id="not the day it ended"),
    pytest.param((("2026-03-08", None),), "missed paused paused paused paused", id="without an end it goes on"),
    pytest.param(
        (("2026-03-08", "2026-03-08"),), "missed missed missed missed open", id="ended on its first day: none"
    ),
    pytest.param((("2026-01-01", "2026-03-09"),), "paused paused missed missed open", id="begun before the goal"),
    pytest.param((("2026-03-09", None), ("2026-03-07", "2026-03-08")), "paused missed paused paused paused", id="two"),
]


@pytest.mark.parametrize(("pauses", "expected"), PAUSES)
def test_a_pause_covers_days(pauses: tuple[tuple[str, str | None], ...], expected: str) -> None:
    assert states(seen(goal(RECURRING, created="2026-03-07", pauses=pauses))) == expected


WEEK_PAUSES = [
    pytest.param((("2026-03-02", "2026-03-09"),), "paused open", id="every day of it"),
    pytest.param((("2026-03-03", "2026-03-09"),), "missed open", id="not its first day"),
    pytest.param((("2026-03-02", "2026-03-08"),), "missed open", id="not its last day"),
    pytest.param((("2026-03-05", "2026-03-09"), ("2026-03-01", "2026-03-05")), "paused open", id="two that meet"),
    pytest.param((("2026-03-06", "2026-03-09"), ("2026-03-01", "2026-03-05")), "missed open", id="two with a gap"),
    pytest.param((("2026-03-01", "2026-03-10"), ("2026-03-03", "2026-03-04")), "paused open", id="one within another"),
]


@pytest.mark.parametrize(("pauses", "expected"), WEEK_PAUSES)
def test_a_week_is_paused_when_every_day_of_it_is(pauses: tuple[tuple[str, str | None], ...], expected: str) -> None:
    rules = goal(RECURRING, target(period=PeriodUnit.WEEK), created="2026-03-02", pauses=pauses)
    assert states(seen(rules)) == expected


SKIPS = [
    pytest.param(PeriodUnit.DAY, 0, ["2026-03-09"], "2026-03-09", "missed missed open", id="left out counts as 0"),
    pytest.param(PeriodUnit.DAY, 1, ["2026-03-09"], "2026-03-09", "excused missed open", id="one a week"),
    pytest.param(
        PeriodUnit.DAY, 1, ["2026-03-09", "2026-03-10"], "2026-03-09", "excused missed open", id="not a second"
    ),
    pytest.param(
        PeriodUnit.DAY, 1, ["2026-03-08", "2026-03-09"], "2026-03-08", "excused excused missed open", id="a new week"
    ),
    pytest.param(PeriodUnit.DAY, 2, ["2026-03-11"], "2026-03-11", "excused", id="the current one too"),
    pytest.param(
        PeriodUnit.WEEK,
        1,
        ["2026-02-23", "2026-03-02"],
        "2026-02-23",
        "excused excused open",
        id="the month of the first day",
    ),
    pytest.param(PeriodUnit.WEEK, 1, ["2026-03-02", "2026-03-11"], "2026-03-02", "excused open", id="one week a month"),
    pytest.param(
        PeriodUnit.MONTH, 1, ["2026-01-31", "2026-02-01"], "2026-01-31", "excused missed open", id="one month a year"
    ),
    pytest.param(
        PeriodUnit.QUARTER, 1, ["2025-12-31", "2026-01-01"], "2025-12-31", "excused excused", id="a quarter a year"
    ),
    pytest.param(
        PeriodUnit.YEAR, 1, ["2025-12-31", "2026-01-01"], "2025-12-31", "excused excused", id="a year is its own"
    ),
]


@pytest.mark.parametrize(("unit", "allowed", "skipped", "created", "expected"), SKIPS)
def test_a_skip_is_excused_within_the_allowance(
    unit: PeriodUnit, allowed: int, skipped: list[str], created: str, expected: str
) -> None:
    rules = goal(RECURRING, target(period=unit), created=created, schedule=Schedule(allow_skip_days=allowed))
    assert states(seen(rules, *[log(on, 0, "skipped") for on in skipped])) == expected


def test_a_week_of_skips_begins_where_the_owners_week_does() -> None:
    rules = goal(RECURRING, created="2026-03-07", schedule=Schedule(allow_skip_days=1))
    skips = [log("2026-03-07", 0, "skipped"), log("2026-03-08", 0, "skipped")]
    assert states(seen(rules, *skips, week_start=WeekStart.MONDAY)) == "excused missed missed missed open"
    assert states(seen(rules, *skips, week_start=WeekStart.SUNDAY)) == "excused excused missed missed open"


def test_a_skip_of_an_achieved_or_paused_day_uses_no_allowance() -> None:
    schedule = Schedule(allow_skip_days=1)
    rules = goal(RECURRING, created="2026-03-08", schedule=schedule, pauses=(("2026-03-09", "2026-03-10"),))
    entries = [log(on, 0, "skipped") for on in ("2026-03-08", "2026-03-09", "2026-03-10")]
    assert states(seen(rules, *entries, log("2026-03-08", at="18:00"))) == "achieved paused excused open"


STREAKS = [
    pytest.param(logs(TODAY, 1, 1, None, 1, 1, 1), (3, 3), id="stops at missed"),
    pytest.param(logs(YESTERDAY, 1, 1, None, 1, 1), (2, 2), id="an open day is passed over"),
    pytest.param(logs("2026-03-09", 1, 1, 1), (0, 3), id="a missed day ends it, the longest stays"),
    pytest.param([], (0, 0), id="nothing, nothing"),
]


@pytest.mark.parametrize(("entries", "expected"), STREAKS)
def test_a_streak_counts_achieved_periods_back_from_now(entries: list[Entry], expected: tuple[int, int]) -> None:
    details = seen(goal(STREAK, target(30)), *entries).details
    assert (details.current_streak, details.longest_streak) == expected


def test_a_skipped_day_keeps_the_streak() -> None:
    entries = [log("2026-03-09"), log("2026-03-10", 0, "skipped"), log(TODAY)]
    details = seen(goal(STREAK, schedule=Schedule(allow_skip_days=1)), *entries).details
    assert (details.current_streak, details.longest_streak) == (2, 2)


@pytest.mark.parametrize("pattern", [Pattern.MILESTONE, Pattern.TARGET])
def test_only_recurring_streak_and_limit_goals_speak_of_streaks(pattern: Pattern) -> None:
    details = seen(goal(pattern), log(TODAY)).details
    assert (details.current_streak, details.longest_streak) == (None, None)


SUCCESS = [
    pytest.param(RECURRING, [], "0.00", id="none of either is 0"),
    pytest.param(LIMIT, [], "100.00", id="none of either is 100 for a limit"),
    pytest.param(RECURRING, logs(YESTERDAY, 1, None, 1), "66.67", id="achieved of achieved and missed, open left out"),
]


@pytest.mark.parametrize(("pattern", "entries", "expected"), SUCCESS)
def test_the_success_rate(pattern: Pattern, entries: list[Entry], expected: str) -> None:
    assert str(seen(goal(pattern), *entries).details.success_rate) == expected


def test_a_check_in_is_judged_by_its_own_frequency() -> None:
    rules = goal(Pattern.MILESTONE, created="2026-02-24", schedule=Schedule(check_in_frequency=CheckIn.WEEKLY))
    progress = seen(rules, log("2026-03-08"))
    assert [period.period for period in progress.details.period_history] == ["2026-W09", "2026-W10", "2026-W11"]
    assert states(progress) == "missed achieved open"
    assert progress.current_outcome is Outcome.OPEN
