"""The past is editable: an edit or an undo appends a revision, recounts the day and moves the goal's figures."""

from datetime import date, datetime

from sqlmodel import Session

from core.db.queries import activities as rows
from core.db.queries.days import drop_tally, put_tally
from core.db.records import ActivityRecord, Actor, GoalRecord
from core.domain.amount import Amount
from core.domain.draft import UNSET, LogChange, LogDraft
from core.domain.enrichment import sent_part
from core.domain.errors import ErrorCode, GoalError
from core.domain.events import ActivityCorrected, ActivityUndone, Event
from core.domain.goal import Status
from core.domain.tally import tally_of
from core.ids import new_id
from core.services.access import goal_of, own_activity_of
from core.services.activities import Logged, log_activity, revision_values
from core.services.lifetime import recounted
from core.services.outcome import settle
from core.services.own_share import own_activities, own_tally
from core.services.placing import check_day, placed


def last_activity(session: Session, actor: Actor, *, goal_id: str | None = None) -> ActivityRecord | None:
    """Return the activity, not undone, that the actor logged last; of any goal, or of one."""
    return rows.last_written(session, actor.user_id, author_id=actor.author_id, goal_id=goal_id)


def undo_activity(session: Session, actor: Actor, goal_id: str, *, activity_id: str, now: datetime) -> Logged:
    """Take an activity back; again is no change.

    Raises: NOT_FOUND, GOAL_ARCHIVED; GOAL_QUOTA_EXCEEDED, DUPLICATE_TITLE when it would reopen a goal without room.
    """
    goal = _correctable(session, actor, goal_id)
    activity = own_activity_of(session, actor, goal, activity_id=activity_id)
    if activity.is_undone:
        return Logged(activity, goal, ())
    undone = activity._replace(revision_id=new_id(now), is_undone=True)
    event = ActivityUndone(goal.id, activity.activity_id, activity.amount, now)
    return _supersede(session, actor, goal, gone=activity, come=undone, event=event, now=now)


def edit_activity(
    session: Session, actor: Actor, goal_id: str, *, activity_id: str, change: LogChange, now: datetime
) -> Logged:
    """Change an activity; it keeps its id and the instant it was logged at.

    Raises: NOT_FOUND, GOAL_ARCHIVED, VALIDATION_ERROR, UNIT_MISMATCH, BACKFILL_NOT_ALLOWED, AMOUNT_OUT_OF_RANGE.
    """
    goal = _correctable(session, actor, goal_id)
    activity = own_activity_of(session, actor, goal, activity_id=activity_id)
    if activity.is_undone:
        raise GoalError(ErrorCode.NOT_FOUND, what="activity")
    draft = _changed_draft(actor, activity, change)
    if draft.activity_on != activity.activity_on and draft.activity_on is not None:
        check_day(goal.schedule, draft.activity_on, calendar=actor.calendar, now=now)
    edited = _edited(actor, goal, activity, draft=draft, now=now)
    event = ActivityCorrected(goal.id, activity.activity_id, activity.amount, edited.amount, now)
    return _supersede(session, actor, goal, gone=activity, come=edited, event=event, now=now)


def set_day_total(session: Session, actor: Actor, goal_id: str, *, total: Amount, on: date, now: datetime) -> Logged:
    """Make a day's total this much, in the goal's unit, by an adjusting activity; in a team, the actor's share of it.

    Raises: what `log_activity` raises.
    """
    goal = goal_of(session, actor, goal_id, is_locked=True)
    kept = own_tally(session, actor, goal, day=on)
    return _adjust(session, actor, goal, by=Amount(total - (kept.total if kept else 0)), on=on, now=now)


def take_from_day(session: Session, actor: Actor, goal_id: str, *, amount: Amount, on: date, now: datetime) -> Logged:
    """Take an amount, in the goal's unit, off a day's total, which never falls below 0; in a team, off one's share.

    Raises: what `log_activity` raises.
    """
    goal = goal_of(session, actor, goal_id, is_locked=True)
    kept = own_tally(session, actor, goal, day=on)
    return _adjust(session, actor, goal, by=Amount(-min(amount, kept.total if kept else 0)), on=on, now=now)


def _adjust(session: Session, actor: Actor, goal: GoalRecord, *, by: Amount, on: date, now: datetime) -> Logged:
    draft = LogDraft(value=by, unit=goal.target.unit, activity_on=on, is_adjustment=True)
    return log_activity(session, actor, goal.id, draft=draft, now=now)


def _correctable(session: Session, actor: Actor, goal_id: str) -> GoalRecord:
    goal = goal_of(session, actor, goal_id, is_locked=True)
    if goal.status is Status.ARCHIVED:
        raise GoalError(ErrorCode.GOAL_ARCHIVED, title=goal.title)
    return goal


def _changed_draft(actor: Actor, activity: ActivityRecord, change: LogChange) -> LogDraft:
    """Return what the activity would say if it were logged as changed; an adjusting one may stay negative."""
    local = actor.calendar.local(activity.logged_at)
    sent = sent_part(activity.context, activity_on=activity.activity_on, local=local)
    return LogDraft(
        value=activity.value if change.value is UNSET else change.value,
        unit=activity.unit if change.unit is UNSET else change.unit,
        activity_type=activity.activity_type if change.activity_type is UNSET else change.activity_type,
        activity_on=activity.activity_on if change.activity_on is UNSET else change.activity_on,
        note=activity.note if change.note is UNSET else change.note,
        source=activity.source,
        location=activity.location if change.location is UNSET else change.location,
        context=sent if change.context is UNSET else change.context,
        attachments=activity.attachments if change.attachments is UNSET else change.attachments,
        device_info=activity.device_info,
        is_adjustment=activity.value < 0 and change.value is UNSET,
    )


def _edited(
    actor: Actor, goal: GoalRecord, activity: ActivityRecord, *, draft: LogDraft, now: datetime
) -> ActivityRecord:
    ready = placed(goal, draft, actor=actor, logged_at=activity.logged_at, today=activity.activity_on)
    return activity._replace(
        revision_id=new_id(now),
        activity_type=draft.activity_type,
        value=draft.value,
        unit=draft.unit,
        amount=ready.entry.amount,
        is_rounded=ready.entry.is_rounded,
        activity_on=ready.entry.activity_on,
        time_of_day=ready.entry.time_of_day,
        note=draft.note,
        location=draft.location,
        context=ready.context,
        attachments=draft.attachments,
    )


def _supersede(
    session: Session,
    actor: Actor,
    goal: GoalRecord,
    *,
    gone: ActivityRecord,
    come: ActivityRecord,
    event: Event,
    now: datetime,
) -> Logged:
    """Append a revision over the one before, and let days, figures and consequences follow."""
    rows.mark_replaced(session, gone, at=now)
    rows.append_activity(session, revision_values(come, written_at=now))
    days = {gone.activity_on, come.activity_on}
    unbacked = {each.activity_id: each for day in days for each in _take_unbacked(session, actor, goal, day, now=now)}
    for day in days:
        _recount_day(session, goal, day)
    is_taken = unbacked.pop(come.activity_id, None) is not None
    stays = not (come.is_undone or is_taken)
    taken = [gone.entry, *(each.entry for each in unbacked.values())]
    after = goal._replace(kept=recounted(session, goal, gone=taken, come=[come.entry] if stays else []))
    changed = settle(session, actor, after, before=goal, now=now, days=days, corrected_at=gone.logged_at)
    return Logged(come, changed.goal, (event, *changed.events))


def _take_unbacked(
    session: Session, actor: Actor, goal: GoalRecord, day: date, *, now: datetime
) -> list[ActivityRecord]:
    """Undo, latest first, the adjustments that would leave a day's total below 0: what they took from is gone."""
    activities = own_activities(session, actor, goal, day=day)
    total = sum(int(activity.amount) for activity in activities if activity.entry.is_counted)
    taken: list[ActivityRecord] = []
    for activity in reversed(activities):
        if total < 0 and activity.amount < 0:
            total -= activity.amount
            taken.append(activity)
            rows.mark_replaced(session, activity, at=now)
            undone = activity._replace(revision_id=new_id(now), is_undone=True)
            rows.append_activity(session, revision_values(undone, written_at=now))
    return taken


def _recount_day(session: Session, goal: GoalRecord, day: date) -> None:
    entries = [activity.entry for activity in rows.activities_of_day(session, goal.user_id, goal.id, day=day)]
    if entries:
        put_tally(session, goal.user_id, goal.id, tally=tally_of(day, entries))
    else:
        drop_tally(session, goal.user_id, goal.id, day=day)
