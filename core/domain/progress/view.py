"""A goal's history laid out for one window on one day: what every pattern reads its own figures from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.domain.activity import DayTally
from core.domain.amount import hundredths
from core.domain.calendar import Calendar
from core.domain.goal import GoalRules, Pattern
from core.domain.progress.history import Checkpoint, History, start_of
from core.domain.progress.outcomes import outcomes_of
from core.domain.progress.periods import Periods
from core.domain.progress.totals import EMPTY, Tallies, Tally, between, by_period
from core.domain.progress.windows import Window, needed_from, periods_of, usable, window_span
from core.domain.streaks import NO_RUN, Outcome, Run, run_after

NOTHING = Decimal("0.00")
ALL = Decimal("100.00")

HAS_STREAK = frozenset({Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT})
"""The patterns whose reports speak of streaks."""


@dataclass(frozen=True, slots=True)
class View:
    """The periods of a window (`span`, with an outcome each), tallies by period, and the streak up to today.

    `days` are the tallies known up to the end of the current period; `start` is S.
    """

    rules: GoalRules
    history: History
    periods: Periods
    today: date
    start: date
    span: range
    outcomes: Sequence[Outcome]
    tallies: Tallies
    days: Sequence[DayTally]
    run: Run

    @property
    def current(self) -> Tally:
        """What the current period adds up to so far."""
        return self.tallies.get(self.span[-1], EMPTY)

    @property
    def outcome(self) -> Outcome:
        """What the current period's outcome is so far."""
        return self.outcomes[-1]


@dataclass(frozen=True, slots=True)
class Figures:
    """The members of a report that differ by pattern; None is left out."""

    percent_complete: Decimal
    current_period_value: Decimal | None = None
    total_accumulated: Decimal | None = None
    remaining_to_goal: Decimal | None = None
    average_value: Decimal | None = None
    days_over_limit: int | None = None
    projected_completion_on: date | None = None


def share(part: int, whole: int) -> Decimal:
    """Return part of whole in percent, never below 0; of a whole that is not positive, 0."""
    return hundredths(100 * part, whole) if part > 0 and whole > 0 else NOTHING


def view_of(rules: GoalRules, history: History, *, calendar: Calendar, today: date, window: Window) -> View:
    """Lay out a goal's history for a window."""
    periods = periods_of(rules, calendar)
    start = start_of(rules, history.lifetime, today=today)
    span = window_span(window, periods, start=start, today=today)
    checkpoint = usable(history.checkpoint, periods, start=start, today=today) if rules.pattern in HAS_STREAK else None
    walk = _walk(rules, periods, checkpoint, start=start, span=span)
    first_needed = needed_from(rules, history.lifetime, calendar=calendar, today=today, window=window)
    first_day = min(first_needed, periods.first_day(walk[0]))
    days = between(history.tallies, first_day=first_day, end=periods.first_day(span[-1] + 1))
    tallies = by_period(days, periods)
    outcomes = outcomes_of(rules, tallies, periods=periods, span=walk)
    return View(
        rules=rules,
        history=history,
        periods=periods,
        today=today,
        start=start,
        span=span,
        outcomes=outcomes[span[0] - walk[0] :],
        tallies=tallies,
        days=days,
        run=_run(rules, outcomes, walk=walk, periods=periods, checkpoint=checkpoint),
    )


def _walk(rules: GoalRules, periods: Periods, checkpoint: Checkpoint | None, *, start: date, span: range) -> range:
    """Return the periods to judge: the window from where its first container began, and all that the streak needs."""
    first_of_all = periods.number(start)
    first = periods.container_start(span[0])
    if rules.pattern in HAS_STREAK:
        first = min(first, first_of_all if checkpoint is None else periods.number(checkpoint.before))
    return range(max(first, first_of_all), span.stop)


def _run(
    rules: GoalRules, outcomes: Sequence[Outcome], *, walk: range, periods: Periods, checkpoint: Checkpoint | None
) -> Run:
    if rules.pattern not in HAS_STREAK:
        return NO_RUN
    if checkpoint is None:
        return run_after(outcomes)
    known = periods.number(checkpoint.before) - walk[0]
    return run_after(outcomes[known:], Run(checkpoint.run, checkpoint.longest))
