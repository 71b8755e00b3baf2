"""Logging: an activity is appended, and its day's tally and the goal's lifetime figures move with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import activities as rows
from core.db.queries.activities import ActivityFilter
from core.db.queries.days import put_tally
from core.db.records import ActivityRecord, Actor, GoalRecord, Page
from core.domain.draft import LogDraft
from core.domain.errors import ErrorCode, GoalError
from core.domain.events import ActivityLogged, Event
from core.domain.lifecycle import check_loggable
from core.domain.tally import with_entry
from core.ids import new_id
from core.services.access import activity_of, goal_and_day_of, goal_of
from core.services.lifetime import with_logged
from core.services.outcome import settle
from core.services.passing import passed
from core.services.placing import Placed, check_day, placed

A_MOMENT = timedelta(microseconds=1)
"""Logs of a goal are apart by this at least, in the order in which they got hold of it, whatever their clocks say."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What a log did: the activity, the goal as it is now, and the facts that came of it."""

    activity: ActivityRecord
    goal: GoalRecord
    events: tuple[Event, ...]


def log_activity(session: Session, actor: Actor, goal_id: str, *, draft: LogDraft, now: datetime) -> Logged:
    """Log an activity of the actor's goal.

    Raises: NOT_FOUND, GOAL_NOT_LOGGABLE, VALIDATION_ERROR, UNIT_MISMATCH, BACKFILL_NOT_ALLOWED, AMOUNT_OUT_OF_RANGE.
    """
    today = actor.calendar.today(now)
    goal, tally = goal_and_day_of(session, actor, goal_id, day=draft.activity_on or today)
    check_loggable(goal.status)
    check_day(goal.schedule, draft.activity_on or today, calendar=actor.calendar, now=now)
    now = max(now, goal.updated_at + A_MOMENT)
    ready = placed(goal, draft, actor=actor, logged_at=now, today=today)
    activity = first_revision(actor, goal, draft=draft, ready=ready)
    rows.append_activity(session, revision_values(activity, written_at=now))
    day = with_entry(tally, ready.entry)
    put_tally(session, goal.user_id, goal.id, tally=day)
    after = goal._replace(kept=with_logged(goal.kept, ready.entry))
    changed = settle(session, actor, after, before=goal, now=now, days=(activity.activity_on,))
    logged = ActivityLogged(goal.id, activity.activity_id, activity.amount, now)
    news = passed(session, actor, changed.goal, before=goal, days=(tally, day), now=now)
    return Logged(activity, changed.goal, (logged, *changed.events, *news))


def list_activities(
    session: Session, actor: Actor, goal_id: str, *, wanted: ActivityFilter, page: Page
) -> tuple[list[ActivityRecord], int]:
    """Return one page of a goal's activities, newest first, and how many there are in all.

    Raises: NOT_FOUND.
    """
    goal = goal_of(session, actor, goal_id)
    found = rows.activity_page(session, actor.user_id, goal.id, wanted=wanted, page=page)
    return found, rows.count_activities(session, actor.user_id, goal.id, wanted=wanted)


def read_activity(session: Session, actor: Actor, goal_id: str, *, activity_id: str) -> ActivityRecord:
    """Return an activity that has not been undone.

    Raises: NOT_FOUND.
    """
    activity = activity_of(session, goal_of(session, actor, goal_id), activity_id)
    if activity.is_undone:
        raise GoalError(ErrorCode.NOT_FOUND, what="activity")
    return activity


def first_revision(actor: Actor, goal: GoalRecord, *, draft: LogDraft, ready: Placed) -> ActivityRecord:
    """Return a new activity as its record."""
    activity_id = new_id(ready.entry.logged_at)
    return ActivityRecord(
        activity_id=activity_id,
        revision_id=activity_id,
        goal_id=goal.id,
        user_id=actor.user_id,
        activity_type=draft.activity_type,
        value=draft.value,
        unit=draft.unit,
        amount=ready.entry.amount,
        is_rounded=ready.entry.is_rounded,
        is_undone=False,
        activity_on=ready.entry.activity_on,
        logged_at=ready.entry.logged_at,
        timezone=actor.calendar.timezone,
        time_of_day=ready.entry.time_of_day,
        note=draft.note,
        source=draft.source,
        location=draft.location,
        context=ready.context,
        attachments=draft.attachments,
        device_info=draft.device_info,
        author_id=actor.author_id,
    )


def revision_values(activity: ActivityRecord, *, written_at: datetime) -> dict[str, object]:
    """Return the columns of a revision."""
    return {
        "id": activity.revision_id,
        "activity_id": activity.activity_id,
        "user_id": activity.user_id,
        "goal_id": activity.goal_id,
        "written_at": written_at,
        "is_undone": activity.is_undone,
        "activity_type": activity.activity_type,
        "value": activity.value,
        "unit": activity.unit,
        "amount": activity.amount,
        "is_rounded": activity.is_rounded,
        "activity_on": activity.activity_on,
        "logged_at": activity.logged_at,
        "timezone": activity.timezone,
        "time_of_day": activity.time_of_day,
        "note": activity.note,
        "source": activity.source,
        "location": activity.location,
        "context": activity.context,
        "attachments": activity.attachments,
        "device_info": activity.device_info,
        "author_id": activity.author_id,
    }
