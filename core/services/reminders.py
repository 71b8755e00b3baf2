"""Reminders of a user's goals: made, listed, changed, put off, and planned anew when what they depend on changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from core.db.queries import reminders as rows
from core.db.queries.goals import goals_with_ids
from core.db.queries.users import actor_by_id
from core.db.records import Actor, GoalRecord
from core.db.tables import ReminderRow
from core.domain.calendar import Calendar
from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.domain.goal import Status
from core.domain.reminders import ReminderRule, check_rule, next_after
from core.ids import is_id, new_id
from core.services.access import acting_on, goal_of, goal_within_reach

MOST_OF_A_GOAL = 20
SPOKEN_LATELY = timedelta(hours=36)
"""A reminder of longer ago is not the one that somebody puts off."""
AWAKE = frozenset({Status.ACTIVE, Status.PAUSED})
"""The states in which a goal may be reminded of."""


class ReminderKind(StrEnum):
    """A reminder of somebody's own, one put off, one that repeats another."""

    OWN = "own"
    SNOOZE = "snooze"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A reminder as it is wanted."""

    rule: ReminderRule
    message: str | None = None
    is_on: bool = True


def add_reminder(session: Session, actor: Actor, goal_id: str, *, draft: ReminderDraft, now: datetime) -> ReminderRow:
    """Add a reminder to a goal.

    Raises: NOT_FOUND, VALIDATION_ERROR.
    """
    goal = goal_within_reach(session, actor, goal_id, is_locked=True)
    _forget_over(session, actor, goal.id, now=now)
    if len(own_reminders(session, actor, goal.id, now=now)) >= MOST_OF_A_GOAL:
        raise InvalidInput.at("times", f"a goal has at most {MOST_OF_A_GOAL} reminders; change or delete one first")
    row_id = new_id(now)
    columns = _columns(actor.calendar, goal, _anchored(draft, actor, now), now=now)
    key = {"user_id": actor.user_id, "id": row_id, "goal_id": goal.id, "kind": ReminderKind.OWN, "created_at": now}
    rows.insert_reminders(session, [{**key, **columns}])
    return reminder_of(session, actor, row_id)


def change_reminder(
    session: Session, actor: Actor, reminder_id: str, *, draft: ReminderDraft, now: datetime
) -> ReminderRow:
    """Write a reminder anew.

    Raises: NOT_FOUND, VALIDATION_ERROR.
    """
    row = reminder_of(session, actor, reminder_id)
    goal = goal_within_reach(session, actor, row.goal_id)
    columns = _columns(actor.calendar, goal, _anchored(draft, actor, now), now=now)
    rows.change_reminders(session, [{"of_user": actor.user_id, "of_id": row.id, **columns}])
    rows.delete_after(session, actor.user_id, row.id)
    return reminder_of(session, actor, row.id)


def drop_reminder(session: Session, actor: Actor, reminder_id: str) -> None:
    """Delete a reminder and whatever puts it off.

    Raises: NOT_FOUND.
    """
    row = reminder_of(session, actor, reminder_id)
    rows.delete_after(session, actor.user_id, row.id)
    rows.delete_reminders(session, [(actor.user_id, row.id)])


def drop_reminders(session: Session, actor: Actor, goal_id: str) -> int:
    """Delete all reminders of a goal, and return how many it had.

    Raises: NOT_FOUND.
    """
    goal = goal_within_reach(session, actor, goal_id)
    found = rows.reminders_of(session, actor.user_id, goal.id)
    rows.delete_reminders(session, [(actor.user_id, row.id) for row in found])
    return sum(row.kind == ReminderKind.OWN for row in found)


def reminder_of(session: Session, actor: Actor, reminder_id: str, *, goal_id: str | None = None) -> ReminderRow:
    """Return a reminder that the actor has made, of one goal if it is named.

    Raises: NOT_FOUND, the same for one of somebody else and one that does not exist.
    """
    row = rows.find_reminder(session, actor.user_id, reminder_id) if is_id(reminder_id) else None
    if row is None or row.kind != ReminderKind.OWN or goal_id not in (None, row.goal_id):
        raise GoalError(ErrorCode.NOT_FOUND, what="reminder")
    return row


def own_reminders(session: Session, actor: Actor, goal_id: str | None = None, *, now: datetime) -> list[ReminderRow]:
    """Return the reminders that the actor has made, of one goal if it is named, oldest first; none of days gone by."""
    found, today = rows.reminders_of(session, actor.user_id, goal_id), actor.calendar.today(now)
    return [row for row in found if row.kind == ReminderKind.OWN and not _is_over(row, today)]


def snooze(session: Session, actor: Actor, *, until: datetime, now: datetime, goal_id: str | None = None) -> str | None:
    """Put off the reminder that spoke last, or a goal's, to an instant; return its goal, None when there is nothing.

    What repeats it meanwhile is dropped. A goal that has not spoken is asked about at that instant all the same.
    Raises: NOT_FOUND for a goal that is not the actor's.
    """
    spoken = rows.last_spoken(session, actor.user_id, since=now - SPOKEN_LATELY, goal_id=goal_id)
    wanted = goal_id if spoken is None else spoken.goal_id
    if wanted is None:
        return None
    about = goal_within_reach(session, actor, wanted)
    origin = None if spoken is None else spoken.origin_id or spoken.id
    if origin is not None:
        rows.delete_after(session, actor.user_id, origin)
    rule = ReminderRule() if spoken is None else replace(spoken.rule, follow_up=None, after_done_days=None)
    later = single(
        ReminderKind.SNOOZE,
        {"user_id": actor.user_id, "goal_id": about.id, "origin_id": origin, "rule": rule},
        message=None if spoken is None else spoken.message,
        at=until,
        calendar=actor.calendar,
        now=now,
    )
    rows.insert_reminders(session, [later])
    return about.id


def mute_goal(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> None:
    """Let the reminders of a goal say nothing for the rest of its day, which is that of its owner's calendar.

    Raises: NOT_FOUND.
    """
    acting = acting_on(session, actor, goal_id)
    goal, today = goal_of(session, acting, goal_id), acting.calendar.today(now)
    found = rows.reminders_of(session, actor.user_id, goal.id)
    muted = [{"of_user": actor.user_id, "of_id": row.id, "muted_on": today} for row in found]
    rows.change_reminders(session, muted)


def unmute_goal(session: Session, actor: Actor, goal_id: str) -> None:
    """Let the reminders of a goal speak again.

    Raises: NOT_FOUND.
    """
    goal = goal_within_reach(session, actor, goal_id)
    found = rows.reminders_of(session, actor.user_id, goal.id)
    rows.change_reminders(session, [{"of_user": actor.user_id, "of_id": row.id, "muted_on": None} for row in found])


def replan_goal(session: Session, goal: GoalRecord, *, now: datetime) -> None:
    """Plan the reminders of a goal anew, whosever they are: its preferred times have changed, or it goes on again."""
    found = rows.reminders_of_goal(session, goal.id)
    for user_id in {row.user_id for row in found}:
        theirs = [row for row in found if row.user_id == user_id]
        calendar = actor_by_id(session, user_id).calendar
        _replan(session, theirs, {goal.id: goal}, calendar=calendar, now=now)


def replan_user(session: Session, user_id: str, *, now: datetime) -> None:
    """Plan all reminders of a user anew, who lives by another calendar now."""
    found = rows.reminders_of(session, user_id)
    goals = goals_with_ids(session, {row.goal_id for row in found}) if found else {}
    _replan(session, found, goals, calendar=actor_by_id(session, user_id).calendar, now=now)


def single(
    kind: ReminderKind,
    columns: Mapping[str, object],
    *,
    message: str | None,
    at: datetime,
    calendar: Calendar,
    now: datetime,
) -> dict[str, object]:
    """Return the row of a reminder that speaks once, at an instant; it is about the user's day of then."""
    return {
        **columns,
        "id": new_id(now),
        "kind": kind,
        "message": message,
        "is_on": True,
        "next_at": at,
        "next_on": calendar.today(at),
        "created_at": now,
        "updated_at": now,
    }


def _is_over(row: ReminderRow, today: date) -> bool:
    """Say whether a reminder was for one day alone, which is over or has had its say."""
    on = row.rule.on
    return on is not None and row.next_at is None and (row.spoke_at is not None or on < today)


def _forget_over(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> None:
    """Delete the reminders of a goal that are over and that nobody puts off any more."""
    long_ago = actor.calendar.today(now - SPOKEN_LATELY)
    found = rows.reminders_of(session, actor.user_id, goal_id)
    over = [row for row in found if row.rule.on is not None and row.next_at is None and row.rule.on < long_ago]
    rows.delete_reminders(session, [(row.user_id, row.id) for row in over if row.kind == ReminderKind.OWN])


def _replan(
    session: Session,
    found: Iterable[ReminderRow],
    goals: Mapping[str, GoalRecord],
    *,
    calendar: Calendar,
    now: datetime,
) -> None:
    changes = [
        {"of_user": row.user_id, "of_id": row.id, **_next(calendar, goals[row.goal_id], row.rule, now=now)}
        for row in found
        if row.kind == ReminderKind.OWN and row.is_on and row.goal_id in goals
    ]
    rows.change_reminders(session, changes)


def _columns(calendar: Calendar, goal: GoalRecord, draft: ReminderDraft, *, now: datetime) -> dict[str, object]:
    check_rule(draft.rule, draft.message)
    planned = _next(calendar, goal, draft.rule, now=now) if draft.is_on else {"next_at": None, "next_on": None}
    if draft.is_on and draft.rule.on is not None and planned["next_at"] is None:
        raise InvalidInput.at("onDate", f"that moment of {draft.rule.on} is over; it is {calendar.local(now):%H:%M}")
    return {
        "rule": draft.rule,
        "message": draft.message,
        "is_on": draft.is_on,
        "muted_on": None,
        "updated_at": now,
        **planned,
    }


def _next(calendar: Calendar, goal: GoalRecord, rule: ReminderRule, *, now: datetime) -> dict[str, object]:
    """Return when a rule's moment is next; a goal that is over has none."""
    if goal.status not in AWAKE:
        return {"next_at": None, "next_on": None}
    following = next_after(rule, now, calendar=calendar, preferred=goal.schedule.preferred_times)
    return {"next_at": following and following.at, "next_on": following and following.on}


def _anchored(draft: ReminderDraft, actor: Actor, now: datetime) -> ReminderDraft:
    """Return a draft whose count of days begins somewhere: today, unless it says so."""
    rule = draft.rule
    if rule.every_days == 1 or rule.from_on is not None:
        return draft
    return replace(draft, rule=replace(rule, from_on=actor.calendar.today(now)))
