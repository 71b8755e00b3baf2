"""When a reminder stays silent: a table of what is known of the goal."""

from dataclasses import replace
from datetime import date

import pytest

from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern, Pause, Schedule, Status
from core.domain.progress.totals import PeriodTally
from core.domain.reminders import Facts, ReminderRule, Silence, silence_of
from tests.unit.domain.builders import MONDAY, amount, rules

ON = date(2026, 3, 11)
DAILY, WEEKLY = PeriodUnit.DAY, PeriodUnit.WEEK
NOTHING = PeriodTally()
SOME = PeriodTally(total=amount(4), counted=1, progressed=1)
ENOUGH = PeriodTally(total=amount(10), counted=1, progressed=1)
ZERO = PeriodTally(counted=1)
SKIPPED = PeriodTally(skipped=1)


def facts(
    pattern: Pattern = Pattern.RECURRING,
    every: PeriodUnit | None = DAILY,
    *,
    status: Status = Status.ACTIVE,
    day: PeriodTally = NOTHING,
    period: PeriodTally = NOTHING,
    muted_on: date | None = None,
) -> Facts:
    """Return what is known of a goal of ten pages."""
    return Facts(
        status=status, rules=rules(pattern, period=every), last_on=MONDAY, day=day, period=period, muted_on=muted_on
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (facts(), None),
        (facts(day=SOME, period=SOME), None),
        (facts(day=ENOUGH, period=ENOUGH), Silence.DONE),
        (facts(day=ZERO, period=ZERO), Silence.ANSWERED),
        (facts(day=SKIPPED, period=SKIPPED), Silence.EXCUSED),
        (facts(every=WEEKLY), None),
        (facts(every=WEEKLY, day=SOME, period=SOME), Silence.DONE),
        (facts(Pattern.STREAK), None),
        (facts(Pattern.STREAK, day=SOME, period=SOME), Silence.DONE),
        (facts(Pattern.LIMIT), None),
        (facts(Pattern.LIMIT, day=SOME), Silence.DONE),
        (facts(Pattern.MILESTONE, None, day=SOME), Silence.DONE),
        (facts(Pattern.TARGET, None), None),
        (facts(status=Status.PAUSED), Silence.PAUSED),
        (facts(status=Status.COMPLETED), Silence.INACTIVE),
        (facts(status=Status.ARCHIVED), Silence.INACTIVE),
        (facts(status=Status.DRAFT), Silence.INACTIVE),
        (facts(muted_on=ON), Silence.MUTED),
        (facts(muted_on=MONDAY), None),
    ],
)
def test_a_reminder_speaks_only_of_what_is_still_to_be_done(known: Facts, expected: Silence | None) -> None:
    assert silence_of(ReminderRule(), known, on=ON) is expected


def test_one_that_always_asks_does_so_when_it_is_done_too() -> None:
    rule = ReminderRule(is_only_if_open=False)
    assert silence_of(rule, facts(day=ENOUGH, period=ENOUGH), on=ON) is None
    assert silence_of(rule, facts(status=Status.PAUSED), on=ON) is Silence.PAUSED


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (MONDAY, Silence.NOT_DUE),
        (date(2026, 3, 11), Silence.NOT_DUE),
        (date(2026, 3, 12), None),
        (date(2026, 3, 15), None),
    ],
)
def test_days_after_the_last_log_are_counted_from_it(on: date, expected: Silence | None) -> None:
    assert silence_of(ReminderRule(after_done_days=3), facts(every=WEEKLY), on=on) is expected


def test_a_day_off_and_a_rest_are_silent() -> None:
    weekdays = rules(period=DAILY, schedule=Schedule(days_of_week=(1, 2)))
    resting = weekdays.__class__(
        weekdays.pattern, weekdays.target, Schedule(), MONDAY, (Pause(MONDAY, date(2026, 3, 12)),)
    )
    for held, expected in ((weekdays, Silence.DAY_OFF), (resting, Silence.PAUSED)):
        assert silence_of(ReminderRule(), Facts(status=Status.ACTIVE, rules=held, last_on=MONDAY), on=ON) is expected


def test_on_the_day_a_rest_ends_it_speaks_though_nobody_has_taken_the_goal_up_yet() -> None:
    held = replace(rules(period=DAILY), pauses=(Pause(MONDAY, ON),))
    for on, expected in ((date(2026, 3, 10), Silence.PAUSED), (ON, None)):
        known = Facts(status=Status.PAUSED, rules=held, last_on=MONDAY)
        assert silence_of(ReminderRule(), known, on=on) is expected
