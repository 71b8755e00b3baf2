"""The facts that insights are made of, with the figures each rests on; worded elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.activity import TimeOfDay
from core.domain.calendar import PeriodUnit
from core.domain.enrichment import Weekday


class DayGroup(StrEnum):
    """The two halves of a week, for those who live by them."""

    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class Share:
    """So many `hits` `of` so many."""

    hits: int
    of: int

    @property
    def percent(self) -> float:
        """The hits in percent."""
        return 100 * self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class TimesDiffer:
    """Days with a log in one part of the day succeed more often than those with one in another."""

    better: TimeOfDay
    better_days: Share
    worse: TimeOfDay
    worse_days: Share


@dataclass(frozen=True, slots=True)
class MostlyAt:
    """Most activities are logged in one part of the day."""

    slot: TimeOfDay
    activities: Share


@dataclass(frozen=True, slots=True)
class HalvesDiffer:
    """Weekdays succeed more often than weekends, or the other way round."""

    better: DayGroup
    better_days: Share
    worse: DayGroup
    worse_days: Share


@dataclass(frozen=True, slots=True)
class WeakWeekday:
    """One weekday fails more often than the others: `failed` of it, `others_failed` of them. A limit is broken then."""

    weekday: Weekday
    failed: Share
    others_failed: Share
    is_limit: bool


@dataclass(frozen=True, slots=True)
class SkippedWeekday:
    """Most skips fall on one weekday."""

    weekday: Weekday
    skips: Share


@dataclass(frozen=True, slots=True)
class TooEasy:
    """Nearly every period succeeds: the target may be raised."""

    period: PeriodUnit
    periods: Share


@dataclass(frozen=True, slots=True)
class TooHard:
    """Few periods succeed: a smaller target is met more often."""

    period: PeriodUnit
    periods: Share


SuccessPattern = TimesDiffer | MostlyAt | HalvesDiffer
Recommendation = TimesDiffer | WeakWeekday | SkippedWeekday | TooEasy | TooHard


@dataclass(frozen=True, slots=True)
class Insights:
    """What is known of a goal's window; empty where there is too little to know anything."""

    best_time_of_day: TimeOfDay | None = None
    best_day_of_week: Weekday | None = None
    success_patterns: tuple[SuccessPattern, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
