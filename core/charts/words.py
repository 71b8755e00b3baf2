"""The words in pictures, as values: English unless a channel passes its own. Templates have their facts by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.domain.calendar import PeriodUnit

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


_GREAT = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "k"))
_SPELT_OUT = 100_000


def _number(value: Decimal) -> str:
    """Return a number of at most 2 decimals; of a small one, its first two digits."""
    rounded = value.quantize(Decimal("0.01")) if abs(value) >= Decimal("0.01") or not value else _significant(value)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _significant(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 1))


def _mark(value: Decimal) -> str:
    """Return a number as it stands beside an axis, where there is little room: 20,000, 150k, 2.5M."""
    great = next(((size, sign) for size, sign in _GREAT if abs(value) >= size), None)
    if great is None or abs(value) < _SPELT_OUT:
        return _number(value)
    return f"{_number(value / great[0])}{great[1]}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _periods(count: int, unit: PeriodUnit) -> str:
    return f"{count:,} {unit.value}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What a picture says. `number`, `day` and `periods` write a figure, a date and a count of periods.

    `mark` writes a figure shortly, for an axis.
    """

    months: tuple[str, ...] = _MONTHS
    weekdays: tuple[str, ...] = _WEEKDAYS
    number: Callable[[Decimal], str] = field(default=_number)
    mark: Callable[[Decimal], str] = field(default=_mark)
    day: Callable[[date], str] = field(default=_day)
    periods: Callable[[int, PeriodUnit], str] = field(default=_periods)
    streak: str = "Streak {current}, longest {longest}"
    less: str = "less"
    more: str = "more"
    missed: str = "missed"
    resting: str = "day off"
    over: str = "over"
    used_up: str = "at the limit"
    unused: str = "none"
    goal: str = "goal {value} {unit}"
    limit: str = "limit {value} {unit}"
    least: str = "at least {value} {unit}"
    now: str = "{value} {unit} ({percent}%)"
    reached: str = "{value} {unit}, reached"
    inside: str = "{value} {unit}, where it should be"
    about: str = "about {day}"
    due: str = "due {day}"
    nothing_yet: str = "Nothing logged yet"
    heatmap_told: str = (
        "{title}, the last year day by day: achieved {achieved} of {judged}. Streak {current}, longest {longest}."
    )
    burn_up_told: str = "{title}: {now} of {goal} {unit}.{due}{about}"
    bars_told: str = "{title}, the last {count}: {over} over the limit of {limit} {unit}. Now {now}."
    least_told: str = "{title}, the last {count}: {over} under the {limit} {unit} wanted. Now {now}."
    due_told: str = " Due {day}."
    about_told: str = " At this pace about {day}."


ENGLISH = ChartWords()
