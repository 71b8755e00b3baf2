"""The next thing to type, as an example with a goal's own name and unit."""

from decimal import Decimal

from bots.conversation.standing import Standing
from bots.conversation.wording.numbers import number
from core.domain.calendar import PeriodUnit
from core.domain.goal import Metric, Pattern

_SHORT = {"min": "m", "h": "h", "km": "km", "mi": "mi", "kg": "kg", "lb": "lb", "l": "l", "ml": "ml", "kcal": "kcal"}


_MANY = 100
"""Things of which so many are to be done are hardly done one by one: steps, words."""


def first_step(standing: Standing) -> str:
    """Return what logs on a goal for the first time: `meditate 20m`, `done gym`, `weight 75`."""
    name = standing.title.lower()
    match standing.pattern:
        case Pattern.STREAK:
            return f"done {name}" if name.split()[0] not in ("no", "stop", "quit") else name
        case Pattern.TARGET:
            return f"{name} {_plain(standing.reading if standing.reading is not None else standing.target)}"
        case Pattern.LIMIT:
            return f"{name} {_plain(max(standing.target / 4, Decimal(1)).quantize(Decimal(1)))}"
        case Pattern.RECURRING | Pattern.MILESTONE:
            if standing.target == 1 and standing.unit == "times":
                return f"done {name}"
            return f"{name} {_amount(standing)}"


def _amount(standing: Standing) -> str:
    if standing.metric in (Metric.COUNT, Metric.CUSTOM):
        return "1" if standing.target < _MANY else _plain(standing.target / 10)
    value = standing.low or standing.target
    if standing.period is not PeriodUnit.DAY and standing.pattern is Pattern.RECURRING:
        value = max((value / 4).quantize(Decimal(1)), Decimal(1))
    if standing.pattern is Pattern.MILESTONE:
        value = max(Decimal(1), (standing.target / 10).quantize(Decimal(1)))
    return f"{_plain(value)}{_SHORT.get(standing.unit, '')}"


def _plain(value: Decimal) -> str:
    return number(value).replace(",", "")
