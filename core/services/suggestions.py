"""Suggestions for a user's goals, from the facts that the rules ask for."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from core.db.queries.goals import goals_by_status
from core.db.records import Actor, GoalRecord
from core.domain.amount import decimal_of
from core.domain.goal import Metric, Status
from core.domain.insight_facts import MostlyAt
from core.domain.progress import Outcome, Progress, Window
from core.domain.schedule import goal_period
from core.domain.suggestions import LAST_PERIODS, Closed, Course, Suggestion, suggestion_for
from core.services.insights import insights_for
from core.services.progress import progress_for

MOST_SUGGESTIONS = 2
_WHOLE = frozenset({Metric.COUNT, Metric.CUSTOM})


@dataclass(frozen=True, slots=True)
class Advice:
    """At most two suggestions, those that change something first; `is_informed`: some goal is old enough to judge."""

    suggestions: tuple[tuple[GoalRecord, Suggestion], ...]
    is_informed: bool


def advice_for(session: Session, actor: Actor, *, now: datetime) -> Advice:
    """Return what may be worth changing about the actor's active goals."""
    goals = goals_by_status(session, actor.user_id, (Status.ACTIVE,))
    courses = [(goal, _course(session, actor, goal, now=now)) for goal in goals]
    found = [(goal, each) for goal, course in courses if (each := suggestion_for(course)) is not None]
    found.sort(key=lambda pair: isinstance(pair[1], MostlyAt))
    is_informed = any(len(course.closed) >= LAST_PERIODS for _, course in courses)
    return Advice(tuple(found[:MOST_SUGGESTIONS]), is_informed)


def _course(session: Session, actor: Actor, goal: GoalRecord, *, now: datetime) -> Course:
    progress = progress_for(session, actor, goal, now=now, window=Window.CURRENT)
    insights = insights_for(session, actor, goal, progress=progress, now=now)
    return Course(
        pattern=goal.pattern,
        period=goal_period(goal.rules(actor.calendar)),
        target=decimal_of(goal.target.value),
        target_type=goal.target.target_type,
        is_whole=goal.target.metric in _WHOLE,
        closed=_closed(progress),
        idle_days=_idle_days(actor, goal, progress, now=now),
        mostly_at=next((fact for fact in insights.success_patterns if isinstance(fact, MostlyAt)), None),
    )


def _closed(progress: Progress) -> tuple[Closed, ...]:
    """Return the periods before the current one that count."""
    counted = (Outcome.ACHIEVED, Outcome.MISSED)
    before = progress.details.period_history[:-1]
    return tuple(Closed(each.state is Outcome.ACHIEVED, each.value) for each in before if each.state in counted)


def _idle_days(actor: Actor, goal: GoalRecord, progress: Progress, *, now: datetime) -> int:
    last = progress.details.last_activity_at or goal.created_at
    return (actor.calendar.today(now) - actor.calendar.today(last)).days
