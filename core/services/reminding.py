"""Reminders whose moment has come: which of them speak, and when each is next. Of many users in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session

from core.db.queries import reminders as rows
from core.db.queries.due_reminders import DueReminder, due_reminder, due_reminders, tallies_since
from core.db.queries.users import calendars_of
from core.domain.activity import DayTally
from core.domain.calendar import Calendar, PeriodUnit, calendar_of, first_day_of
from core.domain.goal import GoalRules, Pattern, Status
from core.domain.notices import Notice, NoticeKind, Reason
from core.domain.progress.totals import EMPTY, Tally, put_together
from core.domain.reminders import Facts, Occurrence, Silence, last_until, next_after, silence_of, wall_of
from core.domain.schedule import goal_period
from core.services.notices import keep_unsaid, notify_all
from core.services.reminders import ReminderKind, single

_Tallies = Mapping[tuple[str, str], Sequence[DayTally]]


class _Case(NamedTuple):
    """A reminder that is due, and the moment it is about: the last up to now, if several went by.

    The moment and its day are by the `calendar` of whom it reminds; `on` is the goal's day then, by its owner's.
    """

    due: DueReminder
    moment: Occurrence
    calendar: Calendar
    on: date
    rules: GoalRules
    period: PeriodUnit
    since: date


def remind_due(session: Session, *, now: datetime, most: int) -> int:
    """Say what reminders that are due have to say, the longest due first, at most so many; return how many there were.

    One that speaks becomes a notice, which its user's wishes may hold or drop; one that stays silent is kept as such.
    Either has its next moment when this returns, or none.
    """
    dues = due_reminders(session, now=now, most=most)
    if not dues:
        return 0
    owners = _owners(session, dues)
    cases = [_case(due, owners, now=now) for due in dues]
    tallies = tallies_since(session, {(case.due.owner_id, case.due.goal_id): case.since for case in cases})
    silences = [_silence(case, tallies) for case in cases]
    speaking = [case for case, silence in zip(cases, silences, strict=True) if silence is None]
    notify_all(session, [_notice(case) for case in speaking], now=now)
    keep_unsaid(session, _unsaid(cases, silences), now=now)
    _move_on(session, cases, silences, now=now)
    return len(cases)


def is_wanted(session: Session, user_id: str, reminder_id: str, *, on: date) -> bool:
    """Say whether a reminder that has spoken of a goal's day would speak of it still; what was deleted would not."""
    due = due_reminder(session, user_id, reminder_id)
    if due is None:
        return False
    days = _owners(session, [due]).get(due.owner_id)
    case = _about(due, Occurrence(due.next_at, on), calendar=_calendar(due), days=days, on=on)
    tallies = tallies_since(session, {(due.owner_id, due.goal_id): case.since})
    return _silence(case._replace(due=due._replace(rule=replace(due.rule, after_done_days=None))), tallies) is None


def _owners(session: Session, dues: Sequence[DueReminder]) -> Mapping[str, Calendar]:
    """Return the calendars of those whose goals others are reminded of: of teams. One's own goals ask for none."""
    return calendars_of(session, {due.owner_id for due in dues if due.owner_id != due.user_id})


def _calendar(due: DueReminder) -> Calendar:
    return calendar_of(due.timezone, day_starts_at=due.day_starts_at, week_start=due.week_start)


def _case(due: DueReminder, owners: Mapping[str, Calendar], *, now: datetime) -> _Case:
    calendar, days = _calendar(due), owners.get(due.owner_id)
    moment = _moment(due, calendar, now=now)
    on = moment.on if days is None or due.kind == ReminderKind.FOLLOW_UP else days.today(moment.at)
    return _about(due, moment, calendar=calendar, days=days, on=on)


def _moment(due: DueReminder, calendar: Calendar, *, now: datetime) -> Occurrence:
    moment = Occurrence(due.next_at, due.next_on)
    if due.kind != ReminderKind.OWN or due.next_at > now - timedelta(minutes=1):
        return moment
    return last_until(due.rule, moment, now=now, calendar=calendar, preferred=due.schedule.preferred_times)


def _about(due: DueReminder, moment: Occurrence, *, calendar: Calendar, days: Calendar | None, on: date) -> _Case:
    """Return what a reminder is about on a day of its goal; `days` is its owner's calendar if that is another's."""
    days = days or calendar
    created_on = days.today(due.goal_created_at)
    rules = GoalRules(Pattern(due.pattern), due.target, due.schedule, created_on, due.pauses)
    period = goal_period(rules)
    since = on
    if period is not PeriodUnit.DAY:
        since = first_day_of(period, on, week_start=days.week_start)
    return _Case(due, moment, calendar, on, rules, period, since)


def _silence(case: _Case, tallies: _Tallies) -> Silence | None:
    due = case.due
    day, period = _totals(case, tallies.get((due.owner_id, due.goal_id), ()))
    facts = Facts(
        status=Status(due.status),
        rules=case.rules,
        last_on=due.reading_on or case.rules.created_on,
        day=day,
        period=period,
        muted_on=due.muted_on,
    )
    return silence_of(due.rule, facts, on=case.on)


def _totals(case: _Case, tallies: Sequence[DayTally]) -> tuple[Tally, Tally]:
    """Return what was logged on the day that a reminder is about, and in the period up to then."""
    days = [tally for tally in tallies if tally.day <= case.on]
    if not days:
        return EMPTY, EMPTY
    of_day = next((tally for tally in days if tally.day == case.on), EMPTY)
    return of_day, of_day if case.period is PeriodUnit.DAY else put_together(days)


def _notice(case: _Case) -> Notice:
    """Return what a reminder says. The same time of the same day is the same occurrence, wherever one has flown."""
    due, moment, day = case.due, case.moment, case.moment.on.isoformat()
    wall = wall_of(due.rule, moment, calendar=case.calendar, preferred=due.schedule.preferred_times)
    return Notice(
        kind=NoticeKind.REMINDER,
        user_id=due.user_id,
        occurrence=f"{due.origin_id or due.id}:{day}:{due.kind}:{wall.hour:02}{wall.minute:02}",
        due_at=moment.at,
        goal_id=due.goal_id,
        facts={
            "reminder": due.id if due.kind == ReminderKind.OWN else due.origin_id,
            "on": case.on.isoformat(),
            "message": due.message,
            "is_follow_up": due.kind == ReminderKind.FOLLOW_UP,
        },
    )


def _unsaid(cases: Sequence[_Case], silences: Sequence[Silence | None]) -> list[tuple[Notice, Reason]]:
    """Return what stays unsaid and why; a day that only the count of days leaves out was none to speak on."""
    pairs = zip(cases, silences, strict=True)
    return [
        (_notice(case), Reason(silence.value))
        for case, silence in pairs
        if silence is not None and silence is not Silence.NOT_DUE
    ]


def _move_on(session: Session, cases: Sequence[_Case], silences: Sequence[Silence | None], *, now: datetime) -> None:
    """Give each reminder its next moment; one of a single moment is over."""
    own = [(case, silence) for case, silence in zip(cases, silences, strict=True) if case.due.kind == ReminderKind.OWN]
    single_ones = [case.due for case in cases if case.due.kind != ReminderKind.OWN]
    rows.move_reminders(session, [_next(case, silence, now=now) for case, silence in own])
    rows.delete_reminders(session, [(due.user_id, due.id) for due in single_ones])
    repeats = [_repeat(case, now=now) for case, silence in own if silence is None and case.due.rule.follow_up]
    rows.insert_reminders(session, repeats)


def _next(case: _Case, silence: Silence | None, *, now: datetime) -> dict[str, object]:
    """Return the next moment of a reminder; of a goal that is over it sleeps until that is taken up again."""
    due, following = case.due, None
    if silence is not Silence.INACTIVE:
        after = max(now, case.moment.at)
        following = next_after(due.rule, after, calendar=case.calendar, preferred=due.schedule.preferred_times)
    return {
        "of_user_id": due.user_id,
        "of_id": due.id,
        "next_at": following and following.at,
        "next_on": following and following.on,
        "spoke_at": now if silence is None else due.spoke_at,
    }


def _repeat(case: _Case, *, now: datetime) -> dict[str, object]:
    """Return the one follow-up of a reminder: about the same day of the goal, however late it asks."""
    due, minutes = case.due, case.due.rule.follow_up or 0
    asked = single(
        ReminderKind.FOLLOW_UP,
        {
            "user_id": due.user_id,
            "goal_id": due.goal_id,
            "origin_id": due.id,
            "rule": replace(due.rule, follow_up=None, after_done_days=None),
        },
        message=due.message,
        at=max(now, case.moment.at) + timedelta(minutes=minutes),
        calendar=case.calendar,
        now=now,
    )
    return {**asked, "next_on": case.on}
