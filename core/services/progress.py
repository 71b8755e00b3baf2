"""Progress of a goal for its owner's today, from what is kept: lifetime figures, day tallies and a checkpoint."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlmodel import Session

from core.db.queries.activities import last_readings
from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.amount import Amount
from core.domain.calendar import Calendar
from core.domain.goal import Aggregation, GoalRules, Pattern
from core.domain.progress import Progress, Window, aggregation_of, checkpoint_at, needed_from, progress_of
from core.domain.progress.history import Checkpoint, History

TREND_READINGS = 8
CHECKPOINT_LAG = timedelta(days=28)
"""How far a checkpoint may fall behind before a log moves it: it moves rarely, and few tallies lie after it."""


def progress_for(
    session: Session, actor: Actor, goal: GoalRecord, *, now: datetime, window: Window = Window.CURRENT
) -> Progress:
    """Return the progress of a goal as of the actor's today."""
    calendar, today = actor.calendar, actor.calendar.today(now)
    rules = goal.rules(calendar)
    since = needed_from(rules, goal.lifetime, calendar=calendar, today=today, window=window)
    history = _history(session, goal, rules, calendar=calendar, since=since)
    return progress_of(rules, history, calendar=calendar, today=today, window=window)


def moved_checkpoint(
    session: Session, goal: GoalRecord, *, calendar: Calendar, today: date, days: Iterable[date]
) -> Checkpoint | None:
    """Return the checkpoint a goal should have now, moved on when it has fallen far behind.

    A change of `days` long past makes none: somebody fills in the past, and one fold at the end will do.
    """
    behind = goal.checkpoint.before if goal.checkpoint else goal.lifetime.first_on
    if behind is None or today - behind <= CHECKPOINT_LAG:
        return goal.checkpoint
    rules = goal.rules(calendar)
    since = needed_from(rules, goal.lifetime, calendar=calendar, today=today, window=Window.CURRENT)
    if since - behind <= CHECKPOINT_LAG or any(day < since for day in days):
        return goal.checkpoint
    history = _history(session, goal, rules, calendar=calendar, since=since)
    return checkpoint_at(rules, history, calendar=calendar, today=today)


def _history(session: Session, goal: GoalRecord, rules: GoalRules, *, calendar: Calendar, since: date) -> History:
    checkpoint = goal.checkpoint
    if checkpoint is not None and checkpoint.week_start is not calendar.week_start:
        checkpoint = None
    start = None if checkpoint is None else min(checkpoint.before, since)
    tallies = day_tallies(session, goal.user_id, goal.id, since=start)
    return History(goal.lifetime, tallies, _recent_readings(session, goal, rules), checkpoint)


def _recent_readings(session: Session, goal: GoalRecord, rules: GoalRules) -> tuple[Amount, ...]:
    if rules.pattern is not Pattern.TARGET or aggregation_of(rules.target) is not Aggregation.LATEST:
        return ()
    readings = last_readings(session, goal.user_id, goal.id, most=TREND_READINGS)
    return tuple(reading.amount for reading in readings)
