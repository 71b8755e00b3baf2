"""Whether a goal's latest figures get better or worse, by the slope of the line that fits them best."""

from collections.abc import Sequence
from enum import StrEnum

FEWEST_VALUES = 3
MOST_VALUES = 8


class Trend(StrEnum):
    """Where the figures are heading."""

    IMPROVING = "improving"
    STABLE = "stable"
    DECLINING = "declining"


def trend_of(values: Sequence[int], *, is_less_better: bool = False) -> Trend:
    """Return the trend of figures, oldest first; fewer than three are stable.

    The least-squares slope per step, divided by the mean of the absolute values, decides: over 0.02 either way is a
    trend. All in whole numbers: slope = rise / spread, and slope / mean > 1/50 is tested without dividing.
    """
    count = len(values)
    size = sum(map(abs, values))
    if count < FEWEST_VALUES or size == 0:
        return Trend.STABLE
    steps = count * (count - 1) // 2
    squares = steps * (2 * count - 1) // 3
    rise = count * sum(step * value for step, value in enumerate(values)) - steps * sum(values)
    spread = count * squares - steps * steps
    change = 50 * rise * count * (-1 if is_less_better else 1)
    if change > spread * size:
        return Trend.IMPROVING
    return Trend.DECLINING if change < -spread * size else Trend.STABLE
