"""Recurring goals: something to be done anew in each period."""

from core.domain.amount import rounded
from core.domain.goal import GoalRules, TargetType
from core.domain.progress.achievement import target_type_of
from core.domain.progress.view import ALL, Figures, View, share
from core.domain.streaks import Outcome


def figures_of(view: View) -> Figures:
    """Return how far the current period is, at most 100 percent."""
    total = view.current.total
    is_achieved = view.outcome is Outcome.ACHIEVED
    percent = ALL if is_achieved else min(ALL, share(total, _need_of(view.rules)))
    return Figures(percent_complete=percent, current_period_value=rounded(total))


def _need_of(rules: GoalRules) -> int:
    """Return what a period's total grows towards; 0 where it may only be too much."""
    match target_type_of(rules):
        case TargetType.MAXIMUM:
            return 0
        case TargetType.RANGE:
            return rules.target.min_value or 0
        case TargetType.MINIMUM | TargetType.EXACT:
            return rules.target.value
