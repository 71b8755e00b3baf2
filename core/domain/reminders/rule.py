"""What a reminder says about time: at which moments of which days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from core.domain.errors import FieldProblem, InvalidInput

MOST_TIMES = 12
MOST_DAYS_APART = 366
MOST_MINUTES = 24 * 60 - 1
LONGEST_MESSAGE = 200
_WEEKDAYS = frozenset(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRule:
    """Moments of a day, and the days they are meant for.

    Moments, of which there is at least one: `times` on the wall; `before_preferred` minutes before each of the
    goal's preferred times, but not before the day starts; `before_day_end` minutes before the user's day ends.
    Days: all; those of `days_of_week` (0 = Sunday); each `every_days`th from `from_on` on; each `after_done_days`th day
    after the last log; the one day `on`.
    `is_only_if_open`: it stays silent on what is done. `follow_up` minutes later it asks once more, at most once.
    """

    times: tuple[time, ...] = ()
    before_preferred: int | None = None
    before_day_end: int | None = None
    days_of_week: tuple[int, ...] = ()
    every_days: int = 1
    from_on: date | None = None
    after_done_days: int | None = None
    on: date | None = None
    is_only_if_open: bool = True
    follow_up: int | None = None

    def means(self, day: date) -> bool:
        """Say whether a day is one it is meant for, as far as the calendar alone tells."""
        if self.on is not None:
            return day == self.on
        if self.days_of_week and day.isoweekday() % 7 not in self.days_of_week:
            return False
        if self.from_on is None:
            return True
        return day >= self.from_on and (day - self.from_on).days % self.every_days == 0


def check_rule(rule: ReminderRule, message: str | None) -> None:
    """Hold a rule to what makes sense.

    Raises: VALIDATION_ERROR, with every field at fault by its name in the contract.
    """
    problems = (*_moments_at_fault(rule), *_days_at_fault(rule), *_rest_at_fault(rule, message))
    if problems:
        raise InvalidInput(problems)


def _moments_at_fault(rule: ReminderRule) -> Iterator[FieldProblem]:
    if not rule.times and rule.before_preferred is None and rule.before_day_end is None:
        yield FieldProblem("times", "name at least one time, such as 07:30, or a moment relative to the day")
    if len(rule.times) > MOST_TIMES:
        yield FieldProblem("times", f"{len(rule.times)} times are too many for one reminder; {MOST_TIMES} are allowed")
    if any(at.second or at.microsecond for at in rule.times):
        yield FieldProblem("times", "a time is of whole minutes, such as 07:30")
    for field, minutes in (
        ("minutesBeforePreferred", rule.before_preferred),
        ("minutesBeforeDayEnd", rule.before_day_end),
    ):
        if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
            yield FieldProblem(field, f"{minutes} is not from 0 to {MOST_MINUTES}")


def _days_at_fault(rule: ReminderRule) -> Iterator[FieldProblem]:
    kinds = {
        "daysOfWeek": bool(rule.days_of_week),
        "everyDays": rule.every_days != 1,
        "afterDoneDays": rule.after_done_days is not None,
        "onDate": rule.on is not None,
    }
    named = [field for field, is_named in kinds.items() if is_named]
    if len(named) > 1:
        yield FieldProblem(named[1], f"a reminder has either {named[0]} or {named[1]}, not both")
    if not _WEEKDAYS.issuperset(rule.days_of_week):
        yield FieldProblem("daysOfWeek", "a day is from 0 (Sunday) to 6 (Saturday)")
    for field, days in (("everyDays", rule.every_days), ("afterDoneDays", rule.after_done_days)):
        if days is not None and not 1 <= days <= MOST_DAYS_APART:
            yield FieldProblem(field, f"{days} is not from 1 to {MOST_DAYS_APART}")


def _rest_at_fault(rule: ReminderRule, message: str | None) -> Iterator[FieldProblem]:
    if rule.follow_up is not None and not 1 <= rule.follow_up <= MOST_MINUTES:
        yield FieldProblem("followUpMinutes", f"{rule.follow_up} is not from 1 to {MOST_MINUTES}")
    if message is not None and len(message) > LONGEST_MESSAGE:
        yield FieldProblem("message", f"{len(message)} characters are too many; {LONGEST_MESSAGE} are allowed")
