"""Charts of a goal, from what is kept: day tallies and progress, never the log."""

from datetime import datetime

from sqlmodel import Session

from core.charts.facts import ChartFacts, first_shown
from core.charts.pictures import ChartKind, chart_of, kinds_of
from core.charts.series import Chart
from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.errors import InvalidInput
from core.domain.progress import Window
from core.services.progress import progress_for


def chart_for(
    session: Session, actor: Actor, goal: GoalRecord, *, now: datetime, kind: ChartKind | None = None
) -> Chart:
    """Return a chart of a goal as of the actor's today: the usual one, or of a kind that is named.

    Raises: VALIDATION_ERROR for a kind that says nothing about such a goal.
    """
    kinds = kinds_of(goal.pattern)
    if kind is not None and kind not in kinds:
        names = " or ".join(each.value for each in kinds)
        raise InvalidInput.at("kind", f"a {goal.pattern.value} goal has no {kind.value}: ask for {names}")
    today = actor.calendar.today(now)
    tallies = day_tallies(session, goal.user_id, goal.id, since=first_shown(actor.calendar, today))
    progress = progress_for(session, actor, goal, now=now, window=Window.YEAR)
    rules = goal.rules(actor.calendar)
    return chart_of(ChartFacts(goal.title, rules, progress, tallies, actor.calendar, today), kind or kinds[0])
