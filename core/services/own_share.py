"""What somebody's own entries of a day come to: on a goal of theirs all of them, on a team's those that they logged."""

from datetime import date

from sqlmodel import Session

from core.db.queries.activities import activities_of_day
from core.db.queries.days import day_tally
from core.db.records import ActivityRecord, Actor, GoalRecord
from core.domain.activity import DayTally
from core.domain.tally import tally_of


def own_activities(session: Session, actor: Actor, goal: GoalRecord, *, day: date) -> list[ActivityRecord]:
    """Return the actor's activities of one day of a goal in the order they were logged."""
    activities = activities_of_day(session, goal.user_id, goal.id, day=day)
    return [activity for activity in activities if activity.author_id == actor.author_id]


def own_tally(session: Session, actor: Actor, goal: GoalRecord, *, day: date) -> DayTally | None:
    """Return what the actor's activities of one day of a goal add up to."""
    if actor.author_id is None:
        return day_tally(session, goal.user_id, goal.id, day=day)
    entries = [activity.entry for activity in own_activities(session, actor, goal, day=day)]
    return tally_of(day, entries) if entries else None
