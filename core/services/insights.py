"""What a goal's window gives away, from the days' tallies and the outcomes that a progress report found."""

from datetime import date, datetime

from sqlmodel import Session

from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.insight_facts import Insights
from core.domain.insights import insights_of
from core.domain.progress import Outcome, Progress
from core.domain.progress.history import start_of
from core.domain.progress.windows import periods_of, window_span

_JUDGED = (Outcome.ACHIEVED, Outcome.MISSED)


def insights_for(session: Session, actor: Actor, goal: GoalRecord, *, progress: Progress, now: datetime) -> Insights:
    """Return the facts that the window of a goal's progress bears out."""
    today = actor.calendar.today(now)
    rules = goal.rules(actor.calendar)
    periods = periods_of(rules, actor.calendar)
    start = start_of(rules, goal.lifetime, today=today)
    span = window_span(progress.window, periods, start=start, today=today)
    tallies = day_tallies(session, goal.user_id, goal.id, since=periods.first_day(span[0]))
    judged = _judged([periods.first_day(number) for number in span[:-1]], progress)
    until_today = [tally for tally in tallies if tally.day <= today]
    return insights_of(until_today, judged, pattern=goal.pattern, period=periods.unit)


def _judged(closed: list[date], progress: Progress) -> dict[date, bool]:
    """Return which of the closed periods, by first day, were achieved; those that do not count are left out."""
    reports = zip(closed, progress.details.period_history, strict=False)
    return {first_day: report.is_achieved for first_day, report in reports if report.state in _JUDGED}
