"""Reminders by chat: made, listed, ended, put off, silenced for a day."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bots.conversation.grammar import GoalRef, Mute, Remind, Snooze
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import reminders as wording
from core.db.records import GoalRecord
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
    if command.is_off:
        return _ended(turn, goal, at=command.at)
    draft = ReminderDraft(_rule(command), command.more.message)
    for row in own_reminders(turn.session, turn.actor, goal.id, now=turn.now):
        if replace(row.rule, from_on=draft.rule.from_on) == draft.rule and row.message == draft.message and row.is_on:
            return Text(wording.there_already(goal.title, wording.described(row.rule, today=turn.live.today)))
    row = add_reminder(turn.session, turn.actor, goal.id, draft=draft, now=turn.now)
    return Text("\n".join((_line(turn, goal, row), *_hints(turn, goal, row))))


def listed(turn: Turn) -> Part:
    """Return all reminders, a line each."""
    rows = [row for row in own_reminders(turn.session, turn.actor, now=turn.now) if row.goal_id in turn.goals]
    if not rows:
        return Text(wording.none())
    lines = (_line(turn, turn.goals[row.goal_id], row) for row in rows)
    return Text("\n".join((*lines, *_unreachable(turn))))


def snoozed(turn: Turn, command: Snooze) -> Part:
    """Put off the reminder that spoke last, or a goal's."""
    until = _until(turn, minutes=command.minutes, at=command.until)
    wanted = None if command.goal is None else turn.goal(command.goal).id
    goal_id = snooze(turn.session, turn.actor, until=until, now=turn.now, goal_id=wanted)
    if goal_id is None:
        return Problem(wording.nothing_to_put_off())
    return Text(wording.put_off(turn.goals[goal_id].title, _clock(turn, until)))


def muted(turn: Turn, command: Mute, *, of: GoalRef) -> Part:
    """Let a goal's reminders say nothing for the rest of the day, or speak again."""
    goal = turn.goal(of)
    if command.is_off:
        unmute_goal(turn.session, turn.actor, goal.id)
        return Text(wording.unmuted(goal.title))
    mute_goal(turn.session, turn.actor, goal.id, now=turn.now)
    return Text(wording.muted(goal.title))


def _ended(turn: Turn, goal: GoalRecord, *, at: str | None) -> Part:
    if at is None:
        count = drop_reminders(turn.session, turn.actor, goal.id)
    else:
        rows = own_reminders(turn.session, turn.actor, goal.id, now=turn.now)
        found = [row for row in rows if time.fromisoformat(at) in row.rule.times]
        for row in found:
            drop_reminder(turn.session, turn.actor, row.id)
        count = len(found)
    return Text(wording.ended(goal.title, count) if count else wording.had_none(goal.title))


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


def _line(turn: Turn, goal: GoalRecord, row: ReminderRow) -> str:
    what = wording.described(row.rule, today=turn.live.today)
    is_told_already = row.rule.after_done_days is not None or row.rule.on is not None
    following = None if row.next_at is None or is_told_already else _clock(turn, row.next_at)
    return wording.line(goal.title, what, following=following, message=row.message)


def _hints(turn: Turn, goal: GoalRecord, row: ReminderRow) -> tuple[str, ...]:
    """Return what somebody should know about a reminder that was just made."""
    needs_times = row.rule.before_preferred is not None and not goal.schedule.preferred_times
    return (*((wording.no_usual_times(goal.title),) if needs_times else ()), *_unreachable(turn))


def _unreachable(turn: Turn) -> tuple[str, ...]:
    return () if private_places_of(turn.session, turn.actor.user_id) else (wording.unreachable(),)


def _until(turn: Turn, *, minutes: int | None, at: str | None) -> datetime:
    if at is not None:
        rule = ReminderRule(times=(time.fromisoformat(at),))
        following = next_after(rule, turn.now, calendar=turn.actor.calendar)
        if following is not None:
            return following.at
    return turn.now + (SNOOZED_FOR if minutes is None else timedelta(minutes=max(minutes, 1)))


def _clock(turn: Turn, at: datetime) -> str:
    """Return an instant as its user's wall shows it, with the day if that is not today."""
    local, today = turn.actor.calendar.local(at), turn.actor.calendar.local(turn.now).date()
    return wording.moment(local.time(), on=local.date(), today=today)
