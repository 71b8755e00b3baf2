"""Contexts and strategies for tests of the grammar."""

from datetime import UTC, date, datetime
from decimal import Decimal

from bots.conversation.grammar import Context, GoalIndex, GoalRef

NOW = datetime(2026, 3, 4, 18, 20, tzinfo=UTC)
GOALS = (
    GoalRef("Meditate", metric="duration", unit="min", value=Decimal(20), period="day"),
    GoalRef("Gym", pattern="streak", unit="days", value=Decimal(50), period="day"),
    GoalRef("Run", metric="distance", unit="km", value=Decimal(20), period="week"),
    GoalRef("Water", unit="glasses", value=Decimal(8), period="day", aliases=("w",)),
    GoalRef("Weight", pattern="target", metric="weight", unit="kg", value=Decimal(70)),
    GoalRef("Lunch out", pattern="limit", metric="money", unit="GBP", value=Decimal(40), period="week"),
    GoalRef("5k training", pattern="streak", unit="days", value=Decimal(21), period="day"),
    GoalRef("Rock and roll", metric="duration", unit="h", value=Decimal(3), period="week"),
    GoalRef("No sugar", pattern="streak", unit="days", value=Decimal(30), period="day"),
    GoalRef("Côté cours", metric="duration", unit="min", value=Decimal(45), period="day"),
)


def person(
    goals: tuple[GoalRef, ...] = GOALS, *, locale: str = "en-GB", now: datetime = NOW, today: date | None = None
) -> Context:
    """Return who types: by default a Londoner on a Wednesday evening."""
    return Context(today=today or now.date(), now_local=now, locale=locale, index=GoalIndex.of(goals))
