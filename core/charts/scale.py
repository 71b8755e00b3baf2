"""From values and days to pixels, with few round marks on the axes."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

_STEPS = (1, 2, 2.5, 5, 10)
_SMALLEST = 1e-9
"""Less than any amount that is kept, which are whole millionths."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from [low, high] to [start, end]."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def round_marks(low: float, high: float, *, most: int = 5) -> list[float]:
    """Return at most `most` + 1 round values, evenly apart, that enclose a span."""
    span = next(each for each in (high - low, abs(high), 1.0) if each > _SMALLEST)
    rough = span / most
    power = 10 ** floor(log10(rough))
    step = next(factor * power for factor in _STEPS if factor * power >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def day_marks(first: date, last: date, *, most: int = 5) -> list[date]:
    """Return a few days evenly apart: single days, weeks, or firsts of months."""
    days = (last - first).days
    if days <= most * 28:
        stride = next((each for each in (1, 2, 7, 14, 28) if days / each <= most), 28)
        return [first + timedelta(days=at) for at in range(0, days + 1, stride)]
    stride = next(each for each in (1, 2, 3, 6, 12, 24, 60, 120, 600, 6000) if days / 30.4 / each <= most)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months if month % stride == 0 or stride == 1]


def shown(value: float) -> Decimal:
    """Return a mark's value without the noise of floating point."""
    return Decimal(f"{value:.10g}")
