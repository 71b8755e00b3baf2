"""From facts to the last periods' totals beside what limits them."""

from collections.abc import Iterator
from datetime import date

from core.charts.facts import ChartFacts
from core.charts.heatmaps import is_upper_limit
from core.charts.series import Bar, Bars
from core.domain.amount import decimal_of
from core.domain.calendar import PeriodUnit, first_day_of, step
from core.domain.goal import TargetType
from core.domain.progress import Outcome
from core.domain.schedule import goal_period

MOST_BARS = 14


def bars_of(facts: ChartFacts) -> Bars:
    """Return the bars of a goal that is judged period by period."""
    target = facts.rules.target
    limit = target.max_value if target.target_type is TargetType.RANGE else target.value
    return Bars(
        title=facts.title,
        unit=target.unit,
        period=goal_period(facts.rules),
        bars=tuple(_bars(facts)),
        limit=decimal_of(target.value if limit is None else limit),
        is_least=not is_upper_limit(facts),
    )


def _bars(facts: ChartFacts) -> Iterator[Bar]:
    shown = facts.progress.details.period_history[-MOST_BARS:]
    period = goal_period(facts.rules)
    starts = _starts(period, facts, count=len(shown))
    for day, report in zip(starts, shown, strict=True):
        yield Bar(day, report.value, report.state is Outcome.MISSED, is_current=report is shown[-1])


def _starts(period: PeriodUnit, facts: ChartFacts, *, count: int) -> list[date]:
    """Return the first days of the last periods, the current one included."""
    current = first_day_of(period, facts.today, week_start=facts.calendar.week_start)
    return [step(period, current, count=number - count + 1) for number in range(count)]
