"""Values for the domain's tests: each call names what matters to it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from core.domain.activity import ActivityType, Entry, TimeOfDay
from core.domain.amount import Amount, amount_of
from core.domain.calendar import PeriodUnit
from core.domain.goal import GoalRules, Metric, Pattern, Schedule, Target

MONDAY = date(2026, 3, 9)


def amount(number: str | int) -> Amount:
    """Return an amount from how it is written."""
    return amount_of(Decimal(number))


def at(hour: int, minute: int = 0, *, on: date = MONDAY) -> datetime:
    """Return an instant, UTC."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC)


def entry(
    number: str | int = 1,
    *,
    on: date = MONDAY,
    hour: int = 8,
    activity_type: ActivityType = ActivityType.PROGRESS,
    is_rounded: bool = False,
    slot: TimeOfDay = TimeOfDay.MORNING,
) -> Entry:
    """Return an activity, logged on the day it counts for."""
    return Entry(on, at(hour, on=on), activity_type, amount(number), is_rounded, slot)


def rules(
    pattern: Pattern = Pattern.RECURRING, *, period: PeriodUnit | None = None, schedule: Schedule | None = None
) -> GoalRules:
    """Return the rules of a goal of ten pages."""
    target = Target(metric=Metric.COUNT, value=amount(10), unit="pages", period=period)
    return GoalRules(pattern, target, schedule or Schedule(), created_on=MONDAY)
