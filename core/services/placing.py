"""From what was said to what is stored: an activity's date, its amount in the goal's unit, its context."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from core.db.records import Actor, GoalRecord
from core.domain.activity import ActivityType, Entry
from core.domain.amount import ZERO, Amount, decimal_of, scaled
from core.domain.calendar import EARLIEST_DAY, Calendar
from core.domain.draft import LONGEST_NOTE, LONGEST_UNIT, LogDraft
from core.domain.enrichment import enriched, time_of_day_of
from core.domain.errors import ErrorCode, FieldProblem, GoalError, InvalidInput
from core.domain.goal import Pattern, Schedule
from core.domain.json import JsonObject
from core.domain.units import conversion

GRACE = timedelta(days=1)
"""Without catch-up, yesterday may still be logged."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An activity ready to be stored: its entry in the goal's unit and its context, filled in."""

    entry: Entry
    context: JsonObject


def placed(goal: GoalRecord, draft: LogDraft, *, actor: Actor, logged_at: datetime, today: date) -> Placed:
    """Put a draft into a goal's terms.

    Raises: VALIDATION_ERROR, UNIT_MISMATCH, BACKFILL_NOT_ALLOWED, AMOUNT_OUT_OF_RANGE.
    """
    _check_draft(goal, draft)
    activity_on = draft.activity_on or today
    amount, is_rounded = amount_in_goal(goal, draft)
    local = actor.calendar.local(logged_at)
    context = enriched(draft.context or {}, activity_on=activity_on, local=local)
    entry = Entry(activity_on, logged_at, draft.activity_type, amount, is_rounded, time_of_day_of(context))
    return Placed(entry, context)


def check_day(schedule: Schedule, activity_on: date, *, calendar: Calendar, now: datetime) -> None:
    """Hold an activity's date to the user's calendar and the goal's catch-up rule.

    Raises: VALIDATION_ERROR for a future or ancient date, BACKFILL_NOT_ALLOWED.
    """
    latest = calendar.local(now).date()
    if activity_on > latest:
        raise InvalidInput.at("activityDate", f"{activity_on} is in the future: the latest day to log is {latest}")
    if activity_on < EARLIEST_DAY:
        raise InvalidInput.at("activityDate", f"{activity_on} is before {EARLIEST_DAY}")
    if schedule.is_catch_up_allowed:
        return
    earliest = calendar.today(now) - GRACE
    if activity_on < earliest:
        raise GoalError(ErrorCode.BACKFILL_NOT_ALLOWED, given=activity_on.isoformat(), earliest=earliest.isoformat())


def amount_in_goal(goal: GoalRecord, draft: LogDraft) -> tuple[Amount, bool]:
    """Return a draft's value in the goal's unit, and whether conversion rounded it.

    A skip has no value, and a streak goal takes any unit.

    Raises: UNIT_MISMATCH, AMOUNT_OUT_OF_RANGE.
    """
    if draft.activity_type is ActivityType.SKIPPED:
        return ZERO, False
    factor = conversion(draft.unit, goal.target.unit, metric=goal.target.metric)
    if factor is None:
        if goal.pattern is not Pattern.STREAK:
            raise GoalError(ErrorCode.UNIT_MISMATCH, goal_unit=goal.target.unit, given=draft.unit)
        factor = Fraction(1)
    return scaled(draft.value, factor)


def _check_draft(goal: GoalRecord, draft: LogDraft) -> None:
    problems = []
    if draft.value < 0 and not draft.is_adjustment and draft.activity_type is not ActivityType.SKIPPED:
        problems.append(FieldProblem("value", f"{decimal_of(draft.value).normalize():f} is negative: give 0 or more"))
    needs_some = goal.pattern is Pattern.MILESTONE and draft.activity_type is ActivityType.PROGRESS
    if needs_some and draft.value == 0:
        problems.append(FieldProblem("value", "progress on a milestone goal must be greater than 0"))
    if not 1 <= len(draft.unit) <= LONGEST_UNIT:
        problems.append(FieldProblem("unit", f"must have 1 to {LONGEST_UNIT} characters"))
    if draft.note is not None and len(draft.note) > LONGEST_NOTE:
        problems.append(FieldProblem("note", f"has {len(draft.note)} characters: at most {LONGEST_NOTE} are allowed"))
    if problems:
        raise InvalidInput(problems)
