"""Milestone goals: everything ever logged adds up towards one value."""

from core.domain.amount import Amount, rounded
from core.domain.goal import GoalRules
from core.domain.progress.achievement import slack_of
from core.domain.progress.history import Lifetime
from core.domain.progress.view import ALL, NOTHING, Figures, View, share
from core.domain.projection import daily_rate, reached_on, trailing


def accumulated(rules: GoalRules, lifetime: Lifetime) -> Amount:
    """Return what a goal has come to: its start and all counted amounts."""
    return Amount((rules.target.start_value or 0) + lifetime.total)


def is_reached(rules: GoalRules, lifetime: Lifetime) -> bool:
    """Say whether the value is reached, as far as rounded parts allow to know."""
    return accumulated(rules, lifetime) >= rules.target.value - slack_of(lifetime.rounded_count)


def figures_of(view: View) -> Figures:
    """Return how much has been gathered, what remains, and when it may be done."""
    total, value = accumulated(view.rules, view.history.lifetime), view.rules.target.value
    percent = share(total, value)
    if is_reached(view.rules, view.history.lifetime):
        return Figures(max(ALL, percent), total_accumulated=rounded(total), remaining_to_goal=NOTHING)
    rate = daily_rate(trailing(view.days, view.today), start=view.start, today=view.today)
    return Figures(
        percent_complete=percent,
        total_accumulated=rounded(total),
        remaining_to_goal=rounded(Amount(value - total)),
        projected_completion_on=reached_on(view.today, value - total, per_day=rate),
    )
