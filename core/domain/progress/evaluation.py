"""The one function that turns a goal's rules and history into its progress report."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from core.domain.amount import Amount, rounded
from core.domain.calendar import Calendar
from core.domain.goal import Direction, GoalRules, Pattern, TargetType
from core.domain.progress import limit, milestone, recurring, streak, target
from core.domain.progress.achievement import target_type_of
from core.domain.progress.history import History, Lifetime
from core.domain.progress.report import PeriodReport, Progress, ProgressDetails
from core.domain.progress.totals import between
from core.domain.progress.view import ALL, HAS_STREAK, NOTHING, Figures, View, share, view_of
from core.domain.progress.windows import Window
from core.domain.statistics import GoalStatistics, statistics_of
from core.domain.streaks import Outcome
from core.domain.trend import MOST_VALUES, Trend, trend_of


def progress_of(
    rules: GoalRules, history: History, *, calendar: Calendar, today: date, window: Window = Window.CURRENT
) -> Progress:
    """Return how a goal stands on a day of its owner's calendar, over a window."""
    view = view_of(rules, history, calendar=calendar, today=today, window=window)
    is_target = rules.pattern is Pattern.TARGET
    return Progress(
        window=window,
        details=_details(view, _figures_of(view)),
        statistics=_statistics(view),
        current_outcome=view.outcome,
        need=_need_of(rules),
        total=view.current.total,
        reading=target.standing_of(rules, history.lifetime).reading if is_target else None,
    )


def is_reached(rules: GoalRules, lifetime: Lifetime) -> bool:
    """Say whether a milestone or target goal (increase or decrease) has come to its value; others never complete so."""
    match rules.pattern:
        case Pattern.MILESTONE:
            return milestone.is_reached(rules, lifetime)
        case Pattern.TARGET:
            return target.is_reached(rules, lifetime)
        case Pattern.RECURRING | Pattern.STREAK | Pattern.LIMIT:
            return False
        case _:
            assert_never(rules.pattern)


def _figures_of(view: View) -> Figures:
    match view.rules.pattern:
        case Pattern.RECURRING:
            return recurring.figures_of(view)
        case Pattern.MILESTONE:
            return milestone.figures_of(view)
        case Pattern.TARGET:
            return target.figures_of(view)
        case Pattern.STREAK:
            return streak.figures_of(view)
        case Pattern.LIMIT:
            return limit.figures_of(view)
        case _:
            assert_never(view.rules.pattern)


def _details(view: View, figures: Figures) -> ProgressDetails:
    has_streak = view.rules.pattern in HAS_STREAK
    achieved, missed = view.outcomes.count(Outcome.ACHIEVED), view.outcomes.count(Outcome.MISSED)
    without_any = ALL if view.rules.pattern is Pattern.LIMIT else NOTHING
    return ProgressDetails(
        percent_complete=figures.percent_complete,
        success_rate=share(achieved, achieved + missed) if achieved or missed else without_any,
        trend=_trend(view),
        period_history=_period_history(view),
        last_activity_at=view.history.lifetime.latest_at,
        current_streak=view.run.current if has_streak else None,
        longest_streak=view.run.longest if has_streak else None,
        current_period_value=figures.current_period_value,
        total_accumulated=figures.total_accumulated,
        remaining_to_goal=figures.remaining_to_goal,
        average_value=figures.average_value,
        days_over_limit=figures.days_over_limit,
        projected_completion_on=figures.projected_completion_on,
    )


def _period_history(view: View) -> tuple[PeriodReport, ...]:
    is_measured = target.is_measured(view.rules)
    keys, achieved = view.periods.keys(view.span), Outcome.ACHIEVED
    reports: list[PeriodReport] = []
    for key, tally, outcome in zip(keys, map(view.tallies.get, view.span), view.outcomes, strict=True):
        value = NOTHING
        if tally is not None and tally.counted:
            value = rounded(tally.last if is_measured else tally.total)
        reports.append(PeriodReport(key, outcome is achieved, value, outcome))
    return tuple(reports)


def _trend(view: View) -> Trend:
    rules = view.rules
    is_limit = rules.pattern is Pattern.LIMIT and target_type_of(rules) is not TargetType.MINIMUM
    values = _trend_values(view)
    if rules.target.direction is Direction.MAINTAIN:
        return trend_of([abs(value - rules.target.value) for value in values], is_less_better=True)
    return trend_of(values, is_less_better=is_limit or rules.target.direction is Direction.DECREASE)


def _trend_values(view: View) -> Sequence[int]:
    """Return the last readings of a measurement, else the totals of the last closed periods; oldest first."""
    if target.is_measured(view.rules):
        return view.history.recent_readings[-MOST_VALUES:]
    current = view.span[-1]
    first = max(view.periods.number(view.start), current - MOST_VALUES)
    return [view.tallies[number].total if number in view.tallies else 0 for number in range(first, current)]


def _statistics(view: View) -> GoalStatistics:
    rules, tallies = view.rules, view.tallies
    return statistics_of(
        between(view.days, first_day=view.periods.first_day(view.span[0]), end=date.max),
        view.outcomes,
        active_periods=sum(1 for number in view.span if number in tallies and tallies[number].counted),
        is_less_better=rules.pattern is Pattern.LIMIT or rules.target.direction is Direction.DECREASE,
    )


def _need_of(rules: GoalRules) -> Amount | None:
    """Return what a period's total is measured against."""
    match rules.pattern:
        case Pattern.RECURRING | Pattern.LIMIT:
            is_range = target_type_of(rules) is TargetType.RANGE
            return rules.target.min_value if is_range else rules.target.value
        case Pattern.STREAK:
            return rules.target.min_value
        case Pattern.MILESTONE | Pattern.TARGET:
            return None
        case _:
            assert_never(rules.pattern)
