"""The figures of a report by the letter of the page, from the naive periods of `reference`."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from core.domain.activity import Entry
from core.domain.calendar import PeriodUnit
from core.domain.goal import Aggregation, Direction, Metric, Pattern, TargetType
from core.domain.progress import Window
from tests.unit.domain.progress.reference import Case, Period, units

TRAILING = {"day": 30, "week": 12, "month": 12, "quarter": 8, "year": 5}
DAYS = {Window.WEEK: 7, Window.MONTH: 30, Window.QUARTER: 91, Window.YEAR: 365}
HUNDRED = Fraction(100)

Figure = object
Report = dict[str, Figure]


def two_places(number: Fraction | int) -> Decimal:
    return Decimal(round(Fraction(number) * 100)) / 100


def report_of(case: Case, window: Window) -> Report:
    """Sections 5 to 8."""
    shown = periods_of(case, window)
    report: Report = {
        "success_rate": two_places(success_rate(case, shown)),
        "trend": trend(case),
        "last_activity_at": case.entries[-1].logged_at if case.entries else None,
        "period_history": [
            (one.key, one.outcome == "achieved", two_places(value_of(case, one)), one.outcome) for one in shown
        ],
        "current_outcome": case.periods[-1].outcome,
    }
    if case.rules.pattern in {Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT}:
        current, longest = streaks(case)
        report |= {"current_streak": current, "longest_streak": longest}
        report["current_period_value"] = two_places(case.periods[-1].total)
    own = {
        Pattern.RECURRING: recurring,
        Pattern.MILESTONE: milestone,
        Pattern.TARGET: target,
        Pattern.STREAK: streak,
        Pattern.LIMIT: limit,
    }[case.rules.pattern]
    return report | own(case, shown) | statistics(case, shown)


def periods_of(case: Case, window: Window) -> list[Period]:
    if window is Window.ALL:
        return case.periods
    if window is Window.CURRENT:
        return case.periods[-TRAILING[case.unit] :]
    earliest = case.today - timedelta(days=DAYS[window] - 1)
    return [period for period in case.periods if period.days[-1] >= earliest]


def value_of(case: Case, period: Period) -> Fraction:
    if not is_measured(case):
        return period.total
    return units(period.counted[-1].amount) if period.counted else Fraction(0)


def success_rate(case: Case, shown: list[Period]) -> Fraction:
    achieved = sum(period.outcome == "achieved" for period in shown)
    missed = sum(period.outcome == "missed" for period in shown)
    if achieved + missed == 0:
        return HUNDRED if case.rules.pattern is Pattern.LIMIT else Fraction(0)
    return Fraction(100 * achieved, achieved + missed)


def streaks(case: Case) -> tuple[int, int]:
    runs = [0]
    for period in case.periods:
        if period.outcome == "achieved":
            runs[-1] += 1
        if period.outcome == "missed":
            runs.append(0)
    return runs[-1], max(runs)


def slope_of(points: Sequence[tuple[int, Fraction]]) -> Fraction:
    mean_x = Fraction(sum(x for x, _ in points), len(points))
    mean_y = sum((y for _, y in points), Fraction(0)) / len(points)
    over = sum(((x - mean_x) * (y - mean_y) for x, y in points), Fraction(0))
    return over / sum(((x - mean_x) ** 2 for x, _ in points), Fraction(0))


def trend(case: Case) -> str:
    values = [period.total for period in case.periods[:-1]][-8:]
    if is_measured(case):
        values = [units(entry.amount) for entry in case.counted][-8:]
    is_limit = case.rules.pattern is Pattern.LIMIT and case.target_type is not TargetType.MINIMUM
    direction = case.rules.target.direction
    if direction is Direction.MAINTAIN:
        values = [abs(value - units(case.rules.target.value)) for value in values]
    size = sum((abs(value) for value in values), Fraction(0)) / max(1, len(values))
    if len(values) < 3 or size == 0:
        return "stable"
    change = slope_of(list(enumerate(values))) / size
    if is_limit or direction is not Direction.INCREASE:
        change = -change
    if change > Fraction(2, 100):
        return "improving"
    return "declining" if change < -Fraction(2, 100) else "stable"


def recurring(case: Case, _: list[Period]) -> Report:
    period, target = case.periods[-1], case.rules.target
    if period.outcome == "achieved":
        return {"percent_complete": two_places(100)}
    need: int = target.value
    if case.target_type is TargetType.RANGE:
        need = target.min_value or 0
    if case.target_type is TargetType.MAXIMUM or need <= 0:
        return {"percent_complete": two_places(0)}
    return {"percent_complete": two_places(min(HUNDRED, max(Fraction(0), 100 * period.total / units(need))))}


def trailing(case: Case) -> list[Entry]:
    days = [case.today - timedelta(days=ago) for ago in range(28)]
    return [entry for entry in case.counted if entry.activity_on in days]


def rate(case: Case) -> Fraction:
    total = sum((units(entry.amount) for entry in trailing(case)), Fraction(0))
    return total / min(28, (case.today - case.start).days + 1)


def years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def on(case: Case, days: Fraction) -> date | None:
    """Return the day so far ahead; nothing over 100 years off."""
    if days <= 0 or days > 40_000:
        return None
    day = case.today + timedelta(days=ceil(days))
    return day if day <= years_later(case.today, 100) else None


def milestone(case: Case, _: list[Period]) -> Report:
    value = units(case.rules.target.value)
    counted = sum((units(entry.amount) for entry in case.counted), Fraction(0))
    total = units(case.rules.target.start_value or 0) + counted
    is_reached = total >= value - units(sum(entry.is_rounded for entry in case.counted) // 2)
    percent = max(Fraction(0), 100 * total / value) if value > 0 else Fraction(0)
    pace = rate(case)
    return {
        "percent_complete": two_places(max(HUNDRED, percent) if is_reached else percent),
        "total_accumulated": two_places(total),
        "remaining_to_goal": two_places(0 if is_reached else value - total),
        "projected_completion_on": None if is_reached or pace == 0 else on(case, (value - total) / pace),
        "is_reached": is_reached,
    }


def is_measured(case: Case) -> bool:
    target = case.rules.target
    if case.rules.pattern is not Pattern.TARGET:
        return False
    if target.aggregation is not None:
        return target.aggregation is Aggregation.LATEST
    added_up = {Metric.COUNT, Metric.AMOUNT, Metric.MONEY, Metric.CALORIES}
    return not (target.direction is Direction.INCREASE and target.metric in added_up)


def start_and_reading(case: Case) -> tuple[Fraction, Fraction] | None:
    target = case.rules.target
    given = target.start_value if target.start_value is not None else target.current_value
    if not is_measured(case):
        start = units(given or 0)
        return start, start + sum((units(entry.amount) for entry in case.counted), Fraction(0))
    readings = [units(entry.amount) for entry in case.counted]
    if given is None and not readings:
        return None
    start = readings[0] if given is None else units(given)
    return start, readings[-1] if readings else start


def target(case: Case, _: list[Period]) -> Report:
    known = start_and_reading(case)
    if known is None:
        return {"percent_complete": two_places(0), "is_reached": False, "reading": None}
    start, reading = known
    value, direction = units(case.rules.target.value), case.rules.target.direction
    slack = Fraction(0) if is_measured(case) else units(sum(entry.is_rounded for entry in case.counted) // 2)
    distance = band_distance(case, reading)
    is_there = {
        Direction.INCREASE: reading >= value - slack,
        Direction.DECREASE: reading <= value + slack,
        Direction.MAINTAIN: distance <= slack,
    }[direction]
    percent = Fraction(0) if value == start else 100 * (reading - start) / (value - start)
    if direction is Direction.MAINTAIN:
        percent = 100 * (1 - distance / abs(value)) if value else Fraction(0)
        percent = min(percent, HUNDRED)
    return {
        "percent_complete": two_places(max(HUNDRED, percent) if is_there else max(Fraction(0), percent)),
        "total_accumulated": None if is_measured(case) else two_places(reading),
        "remaining_to_goal": two_places(0 if is_there else abs(value - reading)),
        "projected_completion_on": None if is_there else projection(case, value - reading),
        "is_reached": is_there and direction is not Direction.MAINTAIN,
        "reading": reading,
    }


def band_distance(case: Case, reading: Fraction) -> Fraction:
    target, value = case.rules.target, units(case.rules.target.value)
    ends = [None if end is None else units(end) for end in (target.min_value, target.max_value)]
    low, high = ends if any(end is not None for end in ends) else [value - abs(value) / 50, value + abs(value) / 50]
    if low is not None and reading < low:
        return low - reading
    return reading - high if high is not None and reading > high else Fraction(0)


def projection(case: Case, gap: Fraction) -> date | None:
    if not is_measured(case):
        pace = rate(case)
    else:
        points = [(entry.activity_on.toordinal(), units(entry.amount)) for entry in trailing(case)]
        pace = slope_of(points) if len({x for x, _ in points}) >= 2 else Fraction(0)
    return on(case, gap / pace) if pace else None


def streak(case: Case, _: list[Period]) -> Report:
    done, value = Fraction(streaks(case)[0]), units(case.rules.target.value)
    remaining = max(Fraction(0), value - done)
    return {
        "percent_complete": two_places(100 if remaining == 0 else 100 * done / value),
        "remaining_to_goal": two_places(remaining),
        "projected_completion_on": periods_ahead(case, ceil(remaining)) if remaining else None,
    }


def periods_ahead(case: Case, count: int) -> date | None:
    if count > 40_000:
        return None
    if case.unit in {PeriodUnit.DAY, PeriodUnit.WEEK}:
        return on(case, Fraction(count * (1 if case.unit is PeriodUnit.DAY else 7)))
    months = count * {"month": 1, "quarter": 3, "year": 12}[case.unit] + case.today.month - 1
    last_day = 31
    if months // 12 > 200:
        return None
    while True:
        try:
            day = date(case.today.year + months // 12, months % 12 + 1, min(case.today.day, last_day))
        except ValueError:
            last_day -= 1
        else:
            return day if day <= years_later(case.today, 100) else None


def limit(case: Case, shown: list[Period]) -> Report:
    current = shown[-1]
    broken = sum(period.outcome == "missed" for period in shown)
    kept = sum(period.outcome == "achieved" for period in shown)
    kept += current.outcome != "missed" and (current.outcome == "open" or case.meets(current))
    total = sum((period.total for period in shown), Fraction(0))
    return {
        "percent_complete": two_places(Fraction(100 * kept, kept + broken) if kept + broken else 100),
        "average_value": two_places(total / len(shown)),
        "days_over_limit": broken,
    }


def statistics(case: Case, shown: list[Period]) -> Report:
    """Section 8."""
    entries = [entry for period in shown for entry in period.entries]
    values = [units(entry.amount) for period in shown for entry in period.counted]
    is_less_better = case.rules.pattern is Pattern.LIMIT or case.rules.target.direction is Direction.DECREASE
    best, worst = (min, max) if is_less_better else (max, min)
    due = sum(period.outcome in {"achieved", "missed", "open"} for period in shown)
    active = sum(bool(period.counted) for period in shown)
    return {
        "total_activities": len(entries),
        "completed_activities": sum(entry.activity_type == "completed" for entry in entries),
        "skipped_activities": sum(entry.activity_type == "skipped" for entry in entries),
        "statistics_average": two_places(sum(values, Fraction(0)) / len(values)) if values else None,
        "best_value": two_places(best(values)) if values else None,
        "worst_value": two_places(worst(values)) if values else None,
        "consistency": two_places(Fraction(100 * active, due) if due else 100 * bool(active)),
    }
