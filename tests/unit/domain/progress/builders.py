"""Goals and activities in which a test names only what matters to it. Amounts are given in units, days as text."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from core.domain.activity import ActivityType, Entry
from core.domain.amount import Amount, amount_of
from core.domain.calendar import Calendar, PeriodUnit, WeekStart
from core.domain.goal import (
    Aggregation,
    CheckIn,
    Direction,
    GoalRules,
    Metric,
    Pattern,
    Pause,
    Schedule,
    Target,
    TargetType,
)
from core.domain.progress import Progress, Window, history_of, progress_of

Number = int | str | None

TODAY = "2026-03-11"  # a Wednesday of week 11
EVERY_DAY = Schedule(check_in_frequency=CheckIn.DAILY)


def day(text: str) -> date:
    return date.fromisoformat(text)


def amount(number: Number) -> Amount | None:
    return None if number is None else amount_of(Decimal(number))


def target(
    value: Number = 1,
    *,
    low: Number = None,
    high: Number = None,
    target_type: TargetType | None = None,
    period: PeriodUnit | None = None,
) -> Target:
    return Target(
        metric=Metric.DURATION,
        value=amount(value) or Amount(0),
        unit="min",
        period=period,
        target_type=target_type,
        min_value=amount(low),
        max_value=amount(high),
    )


def measured(
    value: Number,
    *,
    direction: Direction = Direction.INCREASE,
    start: Number = None,
    aggregation: Aggregation | None = Aggregation.LATEST,
    low: Number = None,
    high: Number = None,
) -> Target:
    return Target(
        metric=Metric.WEIGHT,
        value=amount(value) or Amount(0),
        unit="kg",
        direction=direction,
        start_value=amount(start),
        min_value=amount(low),
        max_value=amount(high),
        aggregation=aggregation,
    )


def goal(
    pattern: Pattern,
    aim: Target | None = None,
    *,
    created: str = TODAY,
    schedule: Schedule = EVERY_DAY,
    pauses: tuple[tuple[str, str | None], ...] = (),
) -> GoalRules:
    rests = tuple(Pause(day(begun), None if ended is None else day(ended)) for begun, ended in pauses)
    return GoalRules(pattern, aim or target(), schedule, day(created), rests)


def log(on: str, number: Number = 1, kind: str = "progress", *, at: str = "12:00", is_rounded: bool = False) -> Entry:
    logged_at = datetime.combine(day(on), time.fromisoformat(at), tzinfo=UTC)
    return Entry(day(on), logged_at, ActivityType(kind), amount(number) or Amount(0), is_rounded=is_rounded)


def logs(ended: str, *numbers: Number) -> list[Entry]:
    """Log a number a day up to a day; None is a day without a log."""
    last = day(ended).toordinal()
    days = [date.fromordinal(last - ago).isoformat() for ago in reversed(range(len(numbers)))]
    return [log(on, number) for on, number in zip(days, numbers, strict=True) if number is not None]


def seen(
    rules: GoalRules,
    *entries: Entry,
    today: str = TODAY,
    window: Window = Window.CURRENT,
    week_start: WeekStart = WeekStart.MONDAY,
) -> Progress:
    calendar = Calendar(week_start=week_start)
    return progress_of(rules, history_of(entries), calendar=calendar, today=day(today), window=window)


def states(progress: Progress) -> str:
    """Write the outcomes of a report's periods in a row, oldest first."""
    return " ".join(period.state for period in progress.details.period_history)
