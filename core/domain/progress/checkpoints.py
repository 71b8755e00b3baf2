"""Where a walk over a goal's periods may be taken up again, so that no report goes back to the beginning."""

from datetime import date

from core.domain.calendar import Calendar
from core.domain.goal import GoalRules
from core.domain.progress.history import Checkpoint, History, start_of
from core.domain.progress.outcomes import outcomes_of
from core.domain.progress.periods import Periods
from core.domain.progress.totals import between, by_period
from core.domain.progress.windows import Window, needed_from, periods_of, usable
from core.domain.streaks import NO_RUN, Run, run_after


def checkpoint_at(rules: GoalRules, history: History, *, calendar: Calendar, today: date) -> Checkpoint | None:
    """Return the newest checkpoint that a report of the current window can start from; None for a young goal.

    Goes on from the history's own checkpoint, which it gives back as it is when there is no newer one.
    """
    periods = periods_of(rules, calendar)
    start = start_of(rules, history.lifetime, today=today)
    known = usable(history.checkpoint, periods, start=start, today=today)
    needed = needed_from(rules, history.lifetime, calendar=calendar, today=today, window=Window.CURRENT)
    end = periods.container_start(periods.number(needed))
    begin = periods.number(start) if known is None else periods.number(known.before)
    if end <= begin:
        return known
    run = _run_over(rules, history, periods=periods, span=range(begin, end), before=known)
    return Checkpoint(periods.first_day(end), periods.week_start, run.current, run.longest)


def _run_over(rules: GoalRules, history: History, *, periods: Periods, span: range, before: Checkpoint | None) -> Run:
    days = between(history.tallies, first_day=periods.first_day(span.start), end=periods.first_day(span.stop))
    outcomes = outcomes_of(rules, by_period(days, periods), periods=periods, span=range(span.start, span.stop + 1))
    return run_after(outcomes[:-1], NO_RUN if before is None else Run(before.run, before.longest))
