"""Which schedule a goal has when none is sent, and which days and periods a schedule speaks of."""

from datetime import date
from typing import assert_never

from core.domain.calendar import PeriodUnit
from core.domain.goal import CheckIn, Frequency, GoalRules, Pattern, Schedule

_DEFAULTS = {
    Pattern.RECURRING: Schedule(
        frequency=Frequency.DAILY, check_in_frequency=CheckIn.DAILY, allow_skip_days=2, is_catch_up_allowed=True
    ),
    Pattern.STREAK: Schedule(
        frequency=Frequency.DAILY, check_in_frequency=CheckIn.DAILY, allow_skip_days=0, is_catch_up_allowed=False
    ),
}
_OTHERS = Schedule(check_in_frequency=CheckIn.WEEKLY, is_catch_up_allowed=True)


def default_schedule(pattern: Pattern) -> Schedule:
    """Return the schedule of a goal that was sent without one; a schedule that is sent is completed from it."""
    return _DEFAULTS.get(pattern, _OTHERS)


def goal_period(rules: GoalRules) -> PeriodUnit:
    """Return the period by which a goal is judged: the target's own, else the schedule's, else the day.

    Milestone and target goals are judged by their check-ins.
    """
    match rules.pattern:
        case Pattern.MILESTONE | Pattern.TARGET:
            return _period_of_check_in(rules.schedule.check_in_frequency)
        case Pattern.RECURRING | Pattern.STREAK | Pattern.LIMIT:
            return rules.target.period or _period_of_frequency(rules.schedule.frequency)
        case _:
            assert_never(rules.pattern)


def _period_of_check_in(check_in: CheckIn) -> PeriodUnit:
    match check_in:
        case CheckIn.DAILY:
            return PeriodUnit.DAY
        case CheckIn.WEEKLY:
            return PeriodUnit.WEEK
        case CheckIn.MONTHLY:
            return PeriodUnit.MONTH
        case _:
            assert_never(check_in)


def _period_of_frequency(frequency: Frequency | None) -> PeriodUnit:
    match frequency:
        case Frequency.DAILY | Frequency.CUSTOM | None:
            return PeriodUnit.DAY
        case Frequency.WEEKLY:
            return PeriodUnit.WEEK
        case Frequency.MONTHLY:
            return PeriodUnit.MONTH
        case _:
            assert_never(frequency)


def is_on(schedule: Schedule, day: date) -> bool:
    """Say whether a schedule asks for work on a day; one without days of the week asks for it on every day."""
    return not schedule.days_of_week or day.isoweekday() % 7 in schedule.days_of_week
