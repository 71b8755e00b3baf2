"""What charts show, as pure values: a year of days, a way to a number, the last periods beside their limit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.domain.calendar import PeriodUnit


class Mark(StrEnum):
    """What became of a day."""

    BEFORE = "before"
    """The goal did not exist yet, or the day is to come."""
    QUIET = "quiet"
    """Nothing logged, and nothing lost by that."""
    PART = "part"
    DONE = "done"
    MISSED = "missed"
    RESTING = "resting"
    """A day off, paused or excused."""
    OVER = "over"
    """Beyond a limit."""


MOST_LEVELS = 4
"""Levels of a day that has something: 1 for the least, this for a day that is complete."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a heatmap; `level` is 0 where nothing was logged."""

    day: date
    mark: Mark
    level: int


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A year of days up to the week of today, whole weeks, in order. Streaks count periods."""

    title: str
    period: PeriodUnit
    is_limit: bool
    today: date
    cells: tuple[Cell, ...]
    streak: int
    longest: int
    achieved: int
    judged: int


@dataclass(frozen=True, slots=True)
class Point:
    """A value at the end of a day, in the goal's unit."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """Between what values a goal that is to be maintained stays, both included; None is open."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The way of a total, or of a reading, to a value; `points` are in order and end with the latest known.

    `projected_on` is when the value is reached at the present pace.
    """

    title: str
    unit: str
    today: date
    points: tuple[Point, ...]
    value: Decimal
    percent: Decimal
    target_on: date | None = None
    projected_on: date | None = None
    band: Band | None = None
    is_reached: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """The total of one period that begins on a day."""

    day: date
    value: Decimal
    is_over: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The totals of the last periods beside the value that limits them; `is_least` when it is to be met instead."""

    title: str
    unit: str
    period: PeriodUnit
    bars: tuple[Bar, ...]
    limit: Decimal
    is_least: bool = False


Chart = Heatmap | BurnUp | Bars
