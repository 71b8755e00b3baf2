"""What became of a goal's period when a day of its user ended, as it stood at that moment. Pure."""

from dataclasses import dataclass
from datetime import date

from core.domain.calendar import ONE_DAY, Calendar, first_day_of, period_key, step
from core.domain.goal import GoalRules, Pattern
from core.domain.progress.achievement import achievement_of
from core.domain.progress.history import History, start_of
from core.domain.progress.view import View, view_of
from core.domain.progress.windows import Window
from core.domain.schedule import goal_period
from core.domain.streaks import Outcome

WORTH_TELLING = 3
"""The shortest streak whose end, or danger, is told."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A period that is over: its key, its outcome, and the streak that it ended if it was missed."""

    period: str
    outcome: Outcome
    streak: int = 0


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A streak that ends with the day unless its period, of this key, is achieved."""

    period: str
    streak: int


def closed_on(rules: GoalRules, history: History, *, calendar: Calendar, day: date) -> Closed | None:
    """Return what became of the period whose last day has ended; None when none ended then, or the goal is younger.

    What is open at that moment is missed, but a limit that is not passed is kept.
    """
    if not _ends(rules, calendar, day) or start_of(rules, history.lifetime, today=date.max) > day:
        return None
    view = view_of(rules, history, calendar=calendar, today=day, window=Window.WEEK)
    key = _key(rules, calendar, day)
    match view.outcome:
        case Outcome.OPEN if rules.pattern is Pattern.LIMIT and _is_kept(view):
            return Closed(key, Outcome.ACHIEVED)
        case Outcome.OPEN | Outcome.MISSED:
            return Closed(key, Outcome.MISSED, view.run.current)
        case outcome:
            return Closed(key, outcome)


def at_risk_on(rules: GoalRules, history: History, *, calendar: Calendar, day: date) -> AtRisk | None:
    """Return the streak, worth telling, that a day's end would end as things stand; of a limit there is none."""
    if rules.pattern is Pattern.LIMIT or not _ends(rules, calendar, day):
        return None
    view = view_of(rules, history, calendar=calendar, today=day, window=Window.WEEK)
    is_open = view.outcome is Outcome.OPEN and view.run.current >= WORTH_TELLING
    return AtRisk(_key(rules, calendar, day), view.run.current) if is_open else None


def _ends(rules: GoalRules, calendar: Calendar, day: date) -> bool:
    unit = goal_period(rules)
    return step(unit, first_day_of(unit, day, week_start=calendar.week_start)) == day + ONE_DAY


def _key(rules: GoalRules, calendar: Calendar, day: date) -> str:
    unit = goal_period(rules)
    return period_key(unit, first_day_of(unit, day, week_start=calendar.week_start))


def _is_kept(view: View) -> bool:
    """Say whether a limit holds as its period's total stands."""
    return achievement_of(view.rules)(view.current)
