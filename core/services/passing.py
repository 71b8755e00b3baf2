"""The edges that a log passes, as facts. A log that passes none is told so from what is at hand: no query is made."""

from datetime import date, datetime, timedelta
from typing import assert_never

from sqlmodel import Session

from core.db.queries.counts import last_logged_on
from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.activity import DayTally
from core.domain.calendar import PeriodUnit, first_day_of, period_key
from core.domain.events import CameBack, Event, LimitNeared, LimitPassed, StreakGrown, WayPassed
from core.domain.goal import GoalRules, Pattern
from core.domain.passing import SHORTEST, Edge, edge_passed, is_worth_telling, may_be_near, part_passed
from core.domain.progress.achievement import achievement_of
from core.domain.progress.totals import EMPTY, Tally, put_together
from core.domain.schedule import goal_period
from core.services.progress import progress_for

AWAY = timedelta(days=14)
"""How long somebody has logged nothing before the next log is a return."""
Days = tuple[DayTally | None, DayTally]
"""The tally of the day that was logged on, before and after."""


def passed(
    session: Session, actor: Actor, goal: GoalRecord, *, before: GoalRecord, days: Days, now: datetime
) -> tuple[Event, ...]:
    """Return what a log of a goal, which has been saved, brought it past."""
    match goal.pattern:
        case Pattern.MILESTONE | Pattern.TARGET:
            events = _way(actor, goal, before, now)
        case Pattern.RECURRING | Pattern.STREAK:
            events = _streak(session, actor, goal, days=days, now=now)
        case Pattern.LIMIT:
            events = _limit(session, actor, goal, days=days, now=now)
        case _:
            assert_never(goal.pattern)
    return (*events, *_return(session, actor, before, now))


def _way(actor: Actor, goal: GoalRecord, before: GoalRecord, now: datetime) -> tuple[Event, ...]:
    part = part_passed(goal.rules(actor.calendar), before.lifetime, after=goal.lifetime)
    return () if part is None else (WayPassed(goal.id, part, now),)


def _streak(session: Session, actor: Actor, goal: GoalRecord, *, days: Days, now: datetime) -> tuple[Event, ...]:
    today, first_on = actor.calendar.today(now), goal.lifetime.first_on
    if first_on is None or goal.lifetime.counted < SHORTEST or (today - first_on).days < SHORTEST - 1:
        return ()
    rules = goal.rules(actor.calendar)
    first = _first_day(rules, actor, today)
    if days[1].day < first:
        return ()
    is_achieved = achievement_of(rules)
    then, is_now = _period(session, rules, goal, days=days, first=first)
    if is_achieved(then) or not is_achieved(is_now):
        return ()
    length = progress_for(session, actor, goal, now=now).details.current_streak or 0
    return (StreakGrown(goal.id, length, now),) if is_worth_telling(length) else ()


def _limit(session: Session, actor: Actor, goal: GoalRecord, *, days: Days, now: datetime) -> tuple[Event, ...]:
    if not may_be_near(goal.target.value, goal.lifetime.total):
        return ()
    rules, today = goal.rules(actor.calendar), actor.calendar.today(now)
    first = _first_day(rules, actor, today)
    if days[1].day < first:
        return ()
    then, is_now = _period(session, rules, goal, days=days, first=first)
    key = period_key(goal_period(rules), first)
    match edge_passed(rules, then.total, after=is_now.total):
        case Edge.NEAR:
            return (LimitNeared(goal.id, key, now),)
        case Edge.OVER:
            return (LimitPassed(goal.id, key, now),)
        case None:
            return ()


def _return(session: Session, actor: Actor, before: GoalRecord, now: datetime) -> tuple[Event, ...]:
    latest_on, today = before.kept.latest_on, actor.calendar.today(now)
    if latest_on is None or today - latest_on < AWAY:
        return ()
    last_on = last_logged_on(session, before.user_id, but=before.id)
    return () if last_on is not None and today - last_on < AWAY else (CameBack(before.id, now),)


def _first_day(rules: GoalRules, actor: Actor, today: date) -> date:
    return first_day_of(goal_period(rules), today, week_start=actor.calendar.week_start)


def _period(session: Session, rules: GoalRules, goal: GoalRecord, *, days: Days, first: date) -> tuple[Tally, Tally]:
    """Return what the current period added up to before a log and does now; of a day that is at hand."""
    before, after = days
    if goal_period(rules) is PeriodUnit.DAY:
        return before or EMPTY, after
    tallies = day_tallies(session, goal.user_id, goal.id, since=first)
    then = [tally if tally.day != after.day else before for tally in tallies]
    return put_together(tally for tally in then if tally is not None), put_together(tallies)
