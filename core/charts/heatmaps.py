"""From facts to a year of days: which day was done, in part, missed, at rest or over."""

from collections.abc import Mapping
from datetime import date, timedelta

from core.charts.facts import DAYS_SHOWN, ChartFacts, first_shown
from core.charts.series import MOST_LEVELS, Cell, Heatmap, Mark
from core.domain.activity import DayTally
from core.domain.calendar import PeriodUnit, first_day_of, period_key
from core.domain.goal import Pattern, TargetType
from core.domain.progress import Outcome
from core.domain.schedule import goal_period

_RESTING = (Outcome.OFF, Outcome.PAUSED, Outcome.EXCUSED)


def heatmap_of(facts: ChartFacts) -> Heatmap:
    """Return the heatmap of a recurring, streak or limit goal."""
    details = facts.progress.details
    outcomes = [report.state for report in details.period_history]
    return Heatmap(
        title=facts.title,
        period=goal_period(facts.rules),
        is_limit=is_upper_limit(facts),
        today=facts.today,
        cells=_cells(facts),
        streak=details.current_streak or 0,
        longest=details.longest_streak or 0,
        achieved=outcomes.count(Outcome.ACHIEVED),
        judged=outcomes.count(Outcome.ACHIEVED) + outcomes.count(Outcome.MISSED),
    )


def is_upper_limit(facts: ChartFacts) -> bool:
    """Say whether less is better."""
    if facts.rules.pattern is Pattern.LIMIT:
        return facts.rules.target.target_type is not TargetType.MINIMUM
    return facts.rules.target.target_type is TargetType.MAXIMUM


def _cells(facts: ChartFacts) -> tuple[Cell, ...]:
    period, week_start = goal_period(facts.rules), facts.calendar.week_start
    outcomes = {report.period: report.state for report in facts.progress.details.period_history}
    tallies = {tally.day: tally for tally in facts.tallies}
    whole, first = _whole(facts, tallies), first_shown(facts.calendar, facts.today)
    cells: list[Cell] = []
    for count in range(DAYS_SHOWN):
        day = first + timedelta(days=count)
        outcome = None
        if day <= facts.today:
            outcome = outcomes.get(period_key(period, first_day_of(period, day, week_start=week_start)))
        cells.append(_cell(facts, day, outcome, tally=tallies.get(day), whole=whole))
    return tuple(cells)


def _cell(facts: ChartFacts, day: date, outcome: Outcome | None, *, tally: DayTally | None, whole: int) -> Cell:
    if outcome is None:
        return Cell(day, Mark.BEFORE, 0)
    has_some = tally is not None and (tally.total > 0 or tally.done > 0)
    is_day = goal_period(facts.rules) is PeriodUnit.DAY
    if is_upper_limit(facts):
        return _cell_of_limit(day, outcome, tally if has_some else None, whole=whole, is_day=is_day)
    if is_day and outcome is Outcome.ACHIEVED:
        return Cell(day, Mark.DONE, MOST_LEVELS)
    if tally is not None and has_some:
        level = level_of(tally.total, whole) if is_day else max(level_of(tally.total, whole), 1)
        return Cell(day, Mark.PART if is_day else Mark.DONE, min(level, MOST_LEVELS - 1) if is_day else level)
    if outcome in _RESTING:
        return Cell(day, Mark.RESTING, 0)
    return Cell(day, Mark.MISSED if outcome is Outcome.MISSED else Mark.QUIET, 0)


def _cell_of_limit(day: date, outcome: Outcome, tally: DayTally | None, *, whole: int, is_day: bool) -> Cell:
    """Return a day under a limit: over, or kept, the darker the less of it was used."""
    level = 0 if tally is None else level_of(tally.total, whole)
    if outcome is Outcome.MISSED and (tally is not None or is_day):
        return Cell(day, Mark.OVER, MOST_LEVELS)
    if outcome in _RESTING:
        return Cell(day, Mark.RESTING, 0)
    return Cell(day, Mark.DONE, max(MOST_LEVELS - level, 1))


def level_of(part: int, whole: int) -> int:
    """Return how much of a whole a part is, from 0 for nothing to 4 for all of it or more; it never falls."""
    if part <= 0:
        return 0
    if whole <= 0 or part >= whole:
        return MOST_LEVELS
    return 1 + part * (MOST_LEVELS - 1) // whole


def _whole(facts: ChartFacts, tallies: Mapping[date, DayTally]) -> int:
    """Return what makes a day complete: a daily target; of longer periods, the most that any day brought."""
    need = facts.progress.need
    if goal_period(facts.rules) is PeriodUnit.DAY and need is not None:
        return need
    return max((tally.total for tally in tallies.values()), default=0)
