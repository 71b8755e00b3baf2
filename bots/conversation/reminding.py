"""Reminders by chat: made, listed, ended, put off, silenced for a day."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bots.conversation.grammar import GoalRef, Mute, Remind, Snooze
from bots.conversation.places import UNKNOWN_ZONES
from bots.conversation.replies import Announcement, Changed, Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import reminders as wording
from core.db.records import Actor, GoalRecord
from core.db.tables import ReminderRow
from core.domain.reminders import ReminderRule, next_after
from core.services.identities import private_places_of
from core.services.reminders import (
    ReminderDraft,
    add_reminder,
    drop_reminder,
    drop_reminders,
    mute_goal,
    own_reminders,
    snooze,
    unmute_goal,
)

SNOOZED_FOR = timedelta(minutes=30)
"""How long a reminder is put off when nobody says how long."""
EVERY_DAY = 7


def reminded(turn: Turn, command: Remind) -> Part:
    """Add a reminder to a goal, or end those it has: all of them, or those of a time."""
    goal = turn.goal(command.goal)
    owner = _owner(turn, goal)
    if command.is_off:
        return _ended(turn, goal, owner=owner, at=command.at)
    draft = ReminderDraft(_rule(command), command.more.message)
    for row in own_reminders(turn.session, owner, goal.id, now=turn.now):
        if replace(row.rule, from_on=draft.rule.from_on) == draft.rule and row.message == draft.message and row.is_on:
            what = wording.described(row.rule, today=turn.live.today)
            return _said(turn, wording.there_already(goal.title, what), owner=owner)
    row = add_reminder(turn.session, owner, goal.id, draft=draft, now=turn.now)
    line = _line(turn, row, owner=owner)
    if owner is not turn.actor:
        return Announcement(wording.for_all(line))
    return Changed("\n".join((line, *_hints(turn, goal, row))))


def listed(turn: Turn) -> Part:
    """Return all reminders, a line each; in a group those of its team first."""
    team = turn.here if turn.here is not None and turn.here.membership is not None else None
    owners = (turn.actor,) if team is None else (team.acting, turn.actor)
    lines = [
        _line(turn, row, owner=owner)
        for owner in owners
        for row in own_reminders(turn.session, owner, now=turn.now)
        if row.goal_id in turn.goals
    ]
    return Text("\n".join((*lines, *_unreachable(turn))) if lines else wording.none())


def snoozed(turn: Turn, command: Snooze) -> Part:
    """Put off the reminder that spoke last, or a goal's."""
    until = _until(turn, minutes=command.minutes, at=command.until)
    wanted = None if command.goal is None else turn.goal(command.goal)
    owner = turn.actor if wanted is None else _owner(turn, wanted)
    goal_id = snooze(turn.session, owner, until=until, now=turn.now, goal_id=wanted and wanted.id)
    if goal_id is None or goal_id not in turn.goals:
        return Problem(wording.nothing_to_put_off())
    return _said(turn, wording.put_off(turn.goals[goal_id].title, _clock(turn, until, owner=owner)), owner=owner)


def muted(turn: Turn, command: Mute, *, of: GoalRef) -> Part:
    """Let a goal's reminders say nothing for the rest of the day, or speak again."""
    goal = turn.goal(of)
    owner = _owner(turn, goal)
    if command.is_off:
        unmute_goal(turn.session, owner, goal.id)
        return _said(turn, wording.unmuted(goal.title), owner=owner)
    mute_goal(turn.session, owner, goal.id, now=turn.now)
    return _said(turn, wording.muted(goal.title), owner=owner)


def _owner(turn: Turn, goal: GoalRecord) -> Actor:
    """Return whose reminders are meant: the team's of its own goals in its group, else one's own."""
    reach = turn.reach_of(goal)
    return reach.acting if reach is not None and reach == turn.here else turn.actor


def _said(turn: Turn, text: str, *, owner: Actor) -> Text:
    """Return what was done, to be read by all whom it is about."""
    return Changed(text) if owner is turn.actor else Announcement(text)


def _ended(turn: Turn, goal: GoalRecord, *, owner: Actor, at: str | None) -> Part:
    if at is None:
        count = drop_reminders(turn.session, owner, goal.id)
    else:
        rows = own_reminders(turn.session, owner, goal.id, now=turn.now)
        found = [row for row in rows if time.fromisoformat(at) in row.rule.times]
        for row in found:
            drop_reminder(turn.session, owner, row.id)
        count = len(found)
    return _said(turn, wording.ended(goal.title, count) if count else wording.had_none(goal.title), owner=owner)


def _rule(command: Remind) -> ReminderRule:
    texts = (*((command.at,) if command.at else ()), *command.more.times)
    is_daily = len(command.days) == EVERY_DAY
    return ReminderRule(
        times=tuple(sorted({time.fromisoformat(text) for text in texts})),
        before_preferred=command.more.before_usual,
        before_day_end=command.more.before_end,
        days_of_week=() if is_daily else command.days,
        every_days=command.more.every,
        after_done_days=command.more.after_done,
        on=command.on,
        is_only_if_open=not command.more.is_always,
        follow_up=command.more.follow_up,
    )


def _line(turn: Turn, row: ReminderRow, *, owner: Actor) -> str:
    what = wording.described(row.rule, today=turn.live.today)
    is_told_already = row.rule.after_done_days is not None or row.rule.on is not None
    following = None if row.next_at is None or is_told_already else _clock(turn, row.next_at, owner=owner)
    return wording.line(turn.goals[row.goal_id].title, what, following=following, message=row.message)


def _hints(turn: Turn, goal: GoalRecord, row: ReminderRow) -> tuple[str, ...]:
    """Return what somebody should know about a reminder that was just made."""
    needs_times = row.rule.before_preferred is not None and not goal.schedule.preferred_times
    zone = turn.actor.calendar.timezone
    return (
        *((wording.zone_unknown(zone),) if zone in UNKNOWN_ZONES else ()),
        *((wording.no_usual_times(goal.title),) if needs_times else ()),
        *_unreachable(turn),
    )


def _unreachable(turn: Turn) -> tuple[str, ...]:
    return () if private_places_of(turn.session, turn.actor.user_id) else (wording.unreachable(),)


def _until(turn: Turn, *, minutes: int | None, at: str | None) -> datetime:
    if at is not None:
        rule = ReminderRule(times=(time.fromisoformat(at),))
        following = next_after(rule, turn.now, calendar=turn.actor.calendar)
        if following is not None:
            return following.at
    return turn.now + (SNOOZED_FOR if minutes is None else timedelta(minutes=max(minutes, 1)))


def _clock(turn: Turn, at: datetime, *, owner: Actor) -> str:
    """Return an instant as its owner's wall shows it, with the day if that is not today."""
    local, today = owner.calendar.local(at), owner.calendar.local(turn.now).date()
    return wording.moment(local.time(), on=local.date(), today=today)
