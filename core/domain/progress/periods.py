"""Periods as whole numbers: the period after number n is n + 1, so walking and counting them is integer arithmetic.

A container is the span over which skips are allowed: the week of a day, the month that a week begins in, else the year.
"""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from core.domain.calendar import PeriodUnit, WeekStart, period_key


@dataclass(frozen=True, slots=True)
class Periods:
    """Time, divided into periods of one unit. Numbers of different units or week starts do not compare."""

    unit: PeriodUnit
    week_start: WeekStart

    @property
    def _first_weekday(self) -> int:
        """How many days week 0 begins after ordinal 0, which is a Sunday."""
        return 1 if self.week_start is WeekStart.MONDAY else 0

    def number(self, day: date) -> int:
        """Return the number of the period that a day lies in."""
        match self.unit:
            case PeriodUnit.DAY:
                return day.toordinal()
            case PeriodUnit.WEEK:
                return (day.toordinal() - self._first_weekday) // 7
            case PeriodUnit.MONTH:
                return day.year * 12 + day.month - 1
            case PeriodUnit.QUARTER:
                return day.year * 4 + (day.month - 1) // 3
            case PeriodUnit.YEAR:
                return day.year
            case _:
                assert_never(self.unit)

    def first_day(self, number: int) -> date:
        """Return the first day of a period."""
        match self.unit:
            case PeriodUnit.DAY:
                return date.fromordinal(number)
            case PeriodUnit.WEEK:
                return date.fromordinal(number * 7 + self._first_weekday)
            case PeriodUnit.MONTH:
                return date(number // 12, number % 12 + 1, 1)
            case PeriodUnit.QUARTER:
                return date(number // 4, number % 4 * 3 + 1, 1)
            case PeriodUnit.YEAR:
                return date(number, 1, 1)
            case _:
                assert_never(self.unit)

    def keys(self, numbers: range) -> list[str]:
        """Return the names of periods that clients see."""
        if self.unit is PeriodUnit.DAY:  # by far the most, and evaluated after each log
            return [date.fromordinal(number).isoformat() for number in numbers]
        return [period_key(self.unit, self.first_day(number)) for number in numbers]

    def first_from(self, day: date) -> int:
        """Return the number of the first period that begins on a day or after it."""
        number = self.number(day)
        return number if self.first_day(number) == day else number + 1

    def container(self, number: int) -> int:
        """Return the number of the container that a period is in."""
        match self.unit:
            case PeriodUnit.DAY:
                return (number - self._first_weekday) // 7
            case PeriodUnit.WEEK:
                first = self.first_day(number)
                return first.year * 12 + first.month - 1
            case PeriodUnit.MONTH:
                return number // 12
            case PeriodUnit.QUARTER:
                return number // 4
            case PeriodUnit.YEAR:
                return number
            case _:
                assert_never(self.unit)

    def container_start(self, number: int) -> int:
        """Return the number of the first period of the container that a period is in."""
        match self.unit:
            case PeriodUnit.DAY:
                return number - (number - self._first_weekday) % 7
            case PeriodUnit.WEEK:
                return self.first_from(self.first_day(number).replace(day=1))
            case PeriodUnit.MONTH:
                return number - number % 12
            case PeriodUnit.QUARTER:
                return number - number % 4
            case PeriodUnit.YEAR:
                return number
            case _:
                assert_never(self.unit)
