"""The data the HTTP benchmark asks for: one user, fifty goals, a long past and a short one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from sqlmodel import Session

from benchmarks.promises import say
from core.clock import utc_now
from core.db.database import Database
from core.db.opening import open_database
from core.db.records import Actor
from core.domain.amount import amount_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalDraft, LogDraft
from core.domain.goal import Direction, Metric, Pattern, Target
from core.domain.schedule import default_schedule
from core.services.activities import log_activity
from core.services.goals import create_goal
from core.services.users import actor_named, issue_token

GOALS = 50
SHORT_PAST = 100
LONG_PAST = 100_000
LONG_DAYS = 4 * 365
A_TRANSACTION = 2000
A_STEP = 20_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """Who asks, and for which goals."""

    token: str
    long_past: str
    short_past: str
    others: tuple[str, ...]


def prepare(data: Path) -> Prepared:
    """Make the data in a new folder, through the services that every door uses."""
    data.mkdir(parents=True)
    database = open_database(f"sqlite:///{data / 'goalpost.db'}")
    now = utc_now()
    try:
        actor = database.write_now(lambda session: actor_named(session, "bench", now=now))
        token = database.write_now(lambda session: issue_token(session, actor, now=now))
        long_past, short_past, *others = database.write_now(lambda session: goals(session, actor, now=now))
        log_past(database, actor, short_past, count=SHORT_PAST, days=SHORT_PAST)
        log_past(database, actor, long_past, count=LONG_PAST, days=LONG_DAYS)
    finally:
        database.close()
    return Prepared(token, long_past, short_past, tuple(others))


def goals(session: Session, actor: Actor, *, now: datetime) -> list[str]:
    """Create the goals and return their ids."""
    return [create_goal(session, actor, draft=draft(f"Read book {number}"), now=now).id for number in range(GOALS)]


def draft(title: str) -> GoalDraft:
    """Return a daily goal of half an hour."""
    target = Target(
        metric=Metric.DURATION, value=amount_of(30), unit="min", direction=Direction.INCREASE, period=PeriodUnit.DAY
    )
    schedule = default_schedule(Pattern.RECURRING)
    return GoalDraft(title=title, category="learning", pattern=Pattern.RECURRING, target=target, schedule=schedule)


def log_past(database: Database, actor: Actor, goal_id: str, *, count: int, days: int) -> None:
    """Log activities spread evenly over past days up to yesterday, oldest first."""
    now = utc_now()
    past = [past_draft(days - 1 - number * days // count, now=now) for number in range(count)]
    for first in range(0, count, A_TRANSACTION):
        if first % A_STEP == 0:
            say(f"logging the past: {first:,} of {count:,}")
        work = partial(log_all, actor=actor, goal_id=goal_id, drafts=past[first : first + A_TRANSACTION], now=now)
        database.write_now(work)


def past_draft(days_ago: int, *, now: datetime) -> LogDraft:
    """Return ten minutes on a past day, 0 being yesterday."""
    return LogDraft(value=amount_of(10), unit="min", activity_on=now.date() - timedelta(days=days_ago + 1))


def log_all(session: Session, actor: Actor, goal_id: str, *, drafts: Sequence[LogDraft], now: datetime) -> None:
    """Log activities in one transaction."""
    for each in drafts:
        log_activity(session, actor, goal_id, draft=each, now=now)
