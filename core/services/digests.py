"""What goals came to over a stretch of days, from day tallies."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.digests import Stretch, stretch_of
from core.domain.progress import Outcome
from core.domain.progress.history import start_of


def stretch_for(
    session: Session, actor: Actor, goal: GoalRecord, *, outcomes: Iterable[Outcome], now: datetime, days: int
) -> Stretch:
    """Return what the last days of a goal came to as of its owner's today; `outcomes` are of its periods in them."""
    today, rules = actor.calendar.today(now), goal.rules(actor.calendar)
    tallies = day_tallies(session, goal.user_id, goal.id, since=today - timedelta(days=2 * days))
    start = start_of(rules, goal.lifetime, today=today)
    return stretch_of(rules, tallies, outcomes=outcomes, start=start, today=today, days=days)
