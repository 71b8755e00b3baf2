"""When a goal is reached if things go on as in the trailing 28 days; never a day that is over 100 years off."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from core.domain.activity import DayTally
from core.domain.calendar import PeriodUnit

TRAILING_DAYS = 28
FARTHEST_YEARS = 100
FARTHEST_DAYS = 36_525
"""As many days as 100 years ever have: more of anything need not be looked at."""

_MONTHS_OF = {PeriodUnit.MONTH: 1, PeriodUnit.QUARTER: 3, PeriodUnit.YEAR: 12}


def trailing(days: Sequence[DayTally], today: date) -> list[DayTally]:
    """Return the tallies of the trailing 28 days, today the last of them; `days` are sorted."""
    earliest = today - timedelta(days=TRAILING_DAYS - 1)
    found: list[DayTally] = []
    for tally in reversed(days):
        if tally.day < earliest:
            break
        if tally.day <= today:
            found.append(tally)
    return found


def daily_rate(days: Iterable[DayTally], *, start: date, today: date) -> Fraction:
    """Return what was added per day over the trailing 28 days, or since `start` if that is less."""
    length = min(TRAILING_DAYS, (today - start).days + 1)
    return Fraction(sum(tally.total for tally in days), length)


def daily_slope(days: Iterable[DayTally]) -> Fraction | None:
    """Return the least-squares slope per day of every reading of some days; None without two dates.

    A day's total and count say all that the sums need: its readings share one place on the time axis.
    """
    count = moments = squares = values = products = 0
    for tally in days:
        place, weight = tally.day.toordinal(), tally.counted
        count += weight
        moments += weight * place
        squares += weight * place * place
        values += tally.total
        products += place * tally.total
    spread = count * squares - moments * moments
    return Fraction(count * products - moments * values, spread) if spread else None


def reached_on(today: date, gap: int, *, per_day: Fraction | None) -> date | None:
    """Return the day on which a gap is closed at a daily rate; None if the rate never closes it, or too late."""
    if not per_day or gap * per_day <= 0:
        return None
    return later(today, PeriodUnit.DAY, count=ceil(gap / per_day))


def later(today: date, unit: PeriodUnit, *, count: int) -> date | None:
    """Return the same day `count` periods on; a month without that day gives its last; None if over 100 years off."""
    if count > FARTHEST_DAYS:
        return None
    months = _MONTHS_OF.get(unit)
    if months is not None:
        found = _months_later(today, months * count)
    else:
        found = _days_later(today, count * (7 if unit is PeriodUnit.WEEK else 1))
    farthest = _months_later(today, 12 * FARTHEST_YEARS) or date.max
    return found if found is not None and found <= farthest else None


def _days_later(day: date, count: int) -> date | None:
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None


def _months_later(day: date, count: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
