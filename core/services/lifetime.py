"""The figures kept on a goal, moved by one activity. Corrections ask the activity log for what they cannot know."""

from dataclasses import replace

from sqlmodel import Session

from core.db.queries import activities as rows
from core.db.records import GoalRecord
from core.domain.activity import Entry
from core.domain.amount import checked_sum


def with_logged(goal: GoalRecord, entry: Entry) -> GoalRecord:
    """Return a goal with one more activity, the last to be logged so far.

    Raises: AMOUNT_OUT_OF_RANGE when the total leaves 64 bits.
    """
    life, day = goal.lifetime, entry.activity_on
    is_latest = goal.latest_on is None or day >= goal.latest_on
    life = replace(
        life,
        first_on=day if life.first_on is None else min(day, life.first_on),
        latest_at=entry.logged_at if is_latest else life.latest_at,
    )
    goal = replace(goal, lifetime=life, latest_on=day if is_latest else goal.latest_on)
    return _with_counted(goal, entry) if entry.is_counted else goal


def _with_counted(goal: GoalRecord, entry: Entry) -> GoalRecord:
    life, day = goal.lifetime, entry.activity_on
    is_first = goal.first_reading_on is None or day < goal.first_reading_on
    is_last = goal.reading_on is None or day >= goal.reading_on
    life = replace(
        life,
        total=checked_sum(life.total, entry.amount),
        rounded_count=life.rounded_count + entry.is_rounded,
        counted=life.counted + 1,
        first_reading=entry.amount if is_first else life.first_reading,
        reading=entry.amount if is_last else life.reading,
    )
    return replace(
        goal,
        lifetime=life,
        first_reading_on=day if is_first else goal.first_reading_on,
        reading_on=day if is_last else goal.reading_on,
    )


def recounted(session: Session, goal: GoalRecord, *, gone: Entry | None, come: Entry | None) -> GoalRecord:
    """Return a goal after a correction took one entry out, put one in, or both; the log already holds the outcome.

    Raises: AMOUNT_OUT_OF_RANGE when the total leaves 64 bits.
    """
    total, rounded, counted = goal.lifetime.total, goal.lifetime.rounded_count, goal.lifetime.counted
    for entry, sign in ((gone, -1), (come, 1)):
        if entry is not None and entry.is_counted:
            total = checked_sum(total, sign * entry.amount)
            rounded += sign * entry.is_rounded
            counted += sign
    user_id, goal_id = goal.user_id, goal.id
    first, latest = rows.earliest_activity(session, user_id, goal_id), rows.latest_activity(session, user_id, goal_id)
    first_read = rows.first_reading(session, user_id, goal_id)
    last_read = next(iter(rows.last_readings(session, user_id, goal_id, most=1)), None)
    life = replace(
        goal.lifetime,
        total=total,
        rounded_count=rounded,
        counted=counted,
        first_on=first and first.activity_on,
        latest_at=latest and latest.logged_at,
        first_reading=first_read and first_read.amount,
        reading=last_read and last_read.amount,
    )
    return replace(
        goal,
        lifetime=life,
        latest_on=latest and latest.activity_on,
        first_reading_on=first_read and first_read.activity_on,
        reading_on=last_read and last_read.activity_on,
    )
