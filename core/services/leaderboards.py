"""Leaderboards of a team: who of its members did how much, of those who are to be seen there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from core.db.queries.leaderboards import shares_of
from core.db.queries.teams import members_of
from core.db.records import GoalRecord, Team
from core.domain.leaderboard import Measure, Rank, Span, first_day_in, measure_of, ranked


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Members in order, each with the name that the group knows; by what they are in it."""

    ranks: tuple[tuple[str, Rank], ...]
    measure: Measure


def leaderboard_of(
    session: Session, team: Team, goals: Sequence[GoalRecord], *, span: Span, now: datetime
) -> Leaderboard:
    """Return who did most on a goal of a team over a span as of its today; on several, on how many days of each.

    Members who are hidden, and those who left, are not in it.
    """
    measure = measure_of(goals[0].rules(team.calendar)) if len(goals) == 1 else Measure.DAYS
    today = team.calendar.today(now)
    since = first_day_in(span, team.calendar, today=today)
    names = {each.user_id: each.name for each in members_of(session, team) if each.is_on_leaderboard}
    shares = shares_of(session, team.id, [goal.id for goal in goals], since=since, until=today)
    seen = [share for user_id in names for share in shares if share.user_id == user_id]
    return Leaderboard(tuple((names[rank.user_id], rank) for rank in ranked(seen, measure)), measure)
