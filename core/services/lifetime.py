"""The figures kept on a goal, moved by one activity. Corrections ask the activity log for what they cannot know."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from core.db.queries import activities as rows
from core.db.records import ActivityRecord, GoalRecord, Kept
from core.domain.activity import Entry
from core.domain.amount import checked_sum
from core.domain.progress.history import Lifetime


def with_logged(kept: Kept, entry: Entry) -> Kept:
    """Return the figures with one more activity, the last to be logged so far.

    Raises: AMOUNT_OUT_OF_RANGE when the total leaves 64 bits.
    """
    life, day = kept.lifetime, entry.activity_on
    is_latest = kept.latest_on is None or day >= kept.latest_on
    is_first_read = entry.is_counted and (kept.first_reading_on is None or day < kept.first_reading_on)
    is_last_read = entry.is_counted and (kept.reading_on is None or day >= kept.reading_on)
    return Kept(
        Lifetime(
            total=checked_sum(life.total, entry.amount),
            rounded_count=life.rounded_count + entry.is_rounded,
            counted=life.counted + entry.is_counted,
            first_on=day if life.first_on is None else min(day, life.first_on),
            latest_at=entry.logged_at if is_latest else life.latest_at,
            first_reading=entry.amount if is_first_read else life.first_reading,
            reading=entry.amount if is_last_read else life.reading,
        ),
        latest_on=day if is_latest else kept.latest_on,
        first_reading_on=day if is_first_read else kept.first_reading_on,
        reading_on=day if is_last_read else kept.reading_on,
    )


def recounted(session: Session, goal: GoalRecord, *, gone: Iterable[Entry], come: Iterable[Entry]) -> Kept:
    """Return a goal's figures after a correction took entries out and put others in; the log holds the outcome.

    Raises: AMOUNT_OUT_OF_RANGE when the total leaves 64 bits.
    """
    total, rounded, counted = goal.lifetime.total, goal.lifetime.rounded_count, goal.lifetime.counted
    for entry, sign in (*((entry, -1) for entry in gone), *((entry, 1) for entry in come)):
        if entry.is_counted:
            total = checked_sum(total, sign * entry.amount)
            rounded += sign * entry.is_rounded
            counted += sign
    return _with_ends(session, goal, goal.lifetime._replace(total=total, rounded_count=rounded, counted=counted))


def _with_ends(session: Session, goal: GoalRecord, life: Lifetime) -> Kept:
    """Ask the log for the earliest and latest activities, which a correction may have changed."""
    user_id, goal_id = goal.user_id, goal.id
    first, latest = rows.earliest_activity(session, user_id, goal_id), rows.latest_activity(session, user_id, goal_id)
    first_read = rows.first_reading(session, user_id, goal_id)
    last_read = next(iter(rows.last_readings(session, user_id, goal_id, most=1)), None)
    return Kept(
        life._replace(
            first_on=_day(first),
            latest_at=latest.logged_at if latest else None,
            first_reading=first_read.amount if first_read else None,
            reading=last_read.amount if last_read else None,
        ),
        latest_on=_day(latest),
        first_reading_on=_day(first_read),
        reading_on=_day(last_read),
    )


def _day(activity: ActivityRecord | None) -> date | None:
    return activity.activity_on if activity else None
