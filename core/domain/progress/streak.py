"""Streak goals: a number of achieved periods in a row."""

from datetime import date

from core.domain.amount import MILLION, Amount, rounded
from core.domain.progress.view import ALL, Figures, View, share
from core.domain.projection import later


def figures_of(view: View) -> Figures:
    """Return how much of the run is done and how many periods remain, at most 100 percent: people go on."""
    done = view.run.current * MILLION
    remaining = max(0, view.rules.target.value - done)
    return Figures(
        percent_complete=min(ALL, share(done, view.rules.target.value)) if remaining else ALL,
        current_period_value=rounded(view.current.total),
        remaining_to_goal=rounded(Amount(remaining)),
        projected_completion_on=_projection(view, remaining),
    )


def _projection(view: View, remaining: int) -> date | None:
    """Return the day on which the run is complete if every period from now on is achieved; None if it is."""
    return later(view.today, view.periods.unit, count=-(-remaining // MILLION)) if remaining else None
