"""Limit goals: a total that each period is to stay under, or within."""

from decimal import Decimal

from core.domain.amount import MILLION, hundredths, rounded
from core.domain.progress.achievement import achievement_of
from core.domain.progress.totals import EMPTY
from core.domain.progress.view import ALL, Figures, View, share
from core.domain.streaks import Outcome


def figures_of(view: View) -> Figures:
    """Return how many periods of the window kept the limit, and how much they came to."""
    broken = view.outcomes.count(Outcome.MISSED)
    return Figures(
        percent_complete=_percent_kept(view, broken),
        current_period_value=rounded(view.current.total),
        average_value=_average(view),
        days_over_limit=broken,
    )


def _percent_kept(view: View, broken: int) -> Decimal:
    kept = view.outcomes.count(Outcome.ACHIEVED) + _is_kept_so_far(view)
    return share(kept, kept + broken) if broken else ALL


def _is_kept_so_far(view: View) -> bool:
    """Say whether the current period counts as kept: nothing has broken it, or it would be achieved if it ended now."""
    if view.outcome is Outcome.MISSED:
        return False
    return view.outcome is Outcome.OPEN or achievement_of(view.rules)(view.current)


def _average(view: View) -> Decimal:
    total = sum(view.tallies.get(number, EMPTY).total for number in view.span)
    return hundredths(total, len(view.span) * MILLION)
