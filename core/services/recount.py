"""Rebuild what is kept from what happened: day tallies and lifetime figures, out of the activity log itself."""

from sqlmodel import Session

from core.db.queries import activities as rows
from core.db.queries.days import drop_tallies, put_tally
from core.db.records import ActivityRecord, GoalRecord, Kept
from core.domain.activity import ActivityType
from core.domain.amount import ZERO, scaled
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Pattern
from core.domain.progress.history import history_of
from core.domain.units import conversion


def recounted_from_log(session: Session, goal: GoalRecord) -> GoalRecord:
    """Rebuild a goal's day tallies from its activities and return the goal with its figures recounted.

    Raises: AMOUNT_OUT_OF_RANGE when a total leaves 64 bits.
    """
    activities = list(rows.all_activities(session, goal.user_id, goal.id))
    history = history_of(activity.entry for activity in activities)
    drop_tallies(session, goal.user_id, goal.id)
    for tally in history.tallies:
        put_tally(session, goal.user_id, goal.id, tally=tally)
    counted = [activity.activity_on for activity in activities if activity.entry.is_counted]
    return goal._replace(
        kept=Kept(
            history.lifetime,
            latest_on=activities[-1].activity_on if activities else None,
            first_reading_on=counted[0] if counted else None,
            reading_on=counted[-1] if counted else None,
        ),
        checkpoint=None,
    )


def with_unit(session: Session, goal: GoalRecord, unit: str) -> GoalRecord:
    """Return a goal whose figures are in another unit: every activity is converted anew from what was typed.

    Raises: UNIT_MISMATCH when an activity's unit cannot be converted, AMOUNT_OUT_OF_RANGE.
    """
    for activity in rows.all_activities(session, goal.user_id, goal.id):
        amount, is_rounded = _converted(goal, activity, unit)
        rows.set_amount(session, activity, amount=amount, is_rounded=is_rounded)
    return recounted_from_log(session, goal)


def _converted(goal: GoalRecord, activity: ActivityRecord, unit: str) -> tuple[int, bool]:
    if activity.activity_type is ActivityType.SKIPPED:
        return ZERO, False
    factor = conversion(activity.unit, unit, metric=goal.target.metric)
    if factor is not None:
        return scaled(activity.value, factor)
    if goal.pattern is Pattern.STREAK:
        return activity.value, False
    raise GoalError(ErrorCode.UNIT_MISMATCH, goal_unit=unit, given=activity.unit)
