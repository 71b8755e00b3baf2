"""What a progress report says, as values; numbers are rounded to 2 decimals, None is left out."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.domain.amount import Amount
from core.domain.progress.windows import Window
from core.domain.statistics import GoalStatistics
from core.domain.streaks import Outcome
from core.domain.trend import Trend


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """One period of a window: its name, what it came to, and what became of it."""

    period: str
    is_achieved: bool
    value: Decimal
    state: Outcome


@dataclass(frozen=True, slots=True)
class ProgressDetails:
    """How far a goal has come. Which of the optional members are given depends on its pattern."""

    percent_complete: Decimal
    success_rate: Decimal
    trend: Trend
    period_history: tuple[PeriodReport, ...]
    last_activity_at: datetime | None
    current_streak: int | None
    longest_streak: int | None
    current_period_value: Decimal | None
    total_accumulated: Decimal | None
    remaining_to_goal: Decimal | None
    average_value: Decimal | None
    days_over_limit: int | None
    projected_completion_on: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """A progress report, and what a conversation about the current period wants to know exactly.

    `total` is the current period's, `need` what that total is measured against (None where nothing is); `reading` is
    where a target goal stands, None before its first reading.
    """

    window: Window
    details: ProgressDetails
    statistics: GoalStatistics
    current_outcome: Outcome
    need: Amount | None
    total: Amount
    reading: Amount | None
