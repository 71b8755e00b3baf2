"""The next thing to type, as an example with a goal's own name and unit."""

from decimal import ROUND_FLOOR, Decimal

from bots.conversation.grammar.forms import singular
from bots.conversation.standing import Standing
from bots.conversation.wording.numbers import amount, is_bare, number
from core.domain.calendar import PeriodUnit
from core.domain.goal import Metric, Pattern

_SHORT = {"min": "m", "h": "h", "km": "km", "mi": "mi", "kg": "kg", "lb": "lb", "l": "l", "ml": "ml", "kcal": "kcal"}
_ABSTAINING = ("no", "stop", "quit")
_FEW_TIMES = 10
"""What is to be done so few times is done one by one."""
_SHARES = {Pattern.LIMIT: Decimal("0.5"), Pattern.MILESTONE: Decimal("0.1")}
_OF_A_DAY, _OF_LONGER = Decimal("0.5"), Decimal("0.34")
_STEPS = (5, 2, 1)


def first_step(standing: Standing) -> str:
    """Return what logs on a goal for the first time: `meditate 10m`, `done gym`, `weight 75kg`."""
    name = standing.title.lower()
    match standing.pattern:
        case Pattern.STREAK:
            return name if name.split()[0] in _ABSTAINING else f"done {name}"
        case Pattern.TARGET:
            value = standing.reading if standing.reading is not None else standing.target
            return f"{name} {_written(value, standing.unit)}"
        case Pattern.LIMIT if not standing.target:
            return f"no {name}"
        case Pattern.RECURRING | Pattern.MILESTONE if is_bare(standing.unit) and standing.target <= _FEW_TIMES:
            return f"done {name}"
        case Pattern.RECURRING | Pattern.MILESTONE | Pattern.LIMIT:
            number_and_unit = _part(standing).split(" ", 1)
            is_named = singular(number_and_unit[-1]) == singular(name)
            return f"{name} {number_and_unit[0] if is_named else ' '.join(number_and_unit)}"


def group_step(standing: Standing) -> str:
    """Return that as a command: of what is said in a group, not everything is for the bot to hear."""
    step = first_step(standing)
    return f"/{step}" if step.startswith("done ") else f"/log {step}"


def usual_part(standing: Standing) -> str | None:
    """Return what one tap may log: a natural part of the target; None of what is done or not, or is measured."""
    match standing.pattern:
        case Pattern.STREAK | Pattern.TARGET:
            return None
        case Pattern.LIMIT if not standing.target:
            return None
        case Pattern.RECURRING | Pattern.MILESTONE if is_bare(standing.unit) and standing.target <= _FEW_TIMES:
            return None
        case Pattern.RECURRING | Pattern.MILESTONE | Pattern.LIMIT:
            return _part(standing)


def natural_step(standing: Standing) -> Decimal | None:
    """Return a part of what a recurring goal still lacks that is worth a button; None where that is all of it."""
    if standing.need is None or standing.total is None or not standing.target or standing.is_range:
        return None
    lacking = standing.need - standing.total
    usual = _OF_A_DAY if standing.period is PeriodUnit.DAY else _OF_LONGER
    step = _round(standing.target * usual)
    if standing.metric in (Metric.COUNT, Metric.CUSTOM):
        step = max(step, Decimal(1))
    is_one_of_many = standing.period is not PeriodUnit.DAY and step == 1 and is_bare(standing.unit)
    return step if 0 < step < lacking and not is_one_of_many else None


def _part(standing: Standing) -> str:
    """Return a natural part of the target: a round number, whole where things are counted; of a range its lower end."""
    unit = standing.unit
    if standing.is_range and standing.low:
        return _written(standing.low, unit)
    usual = _OF_A_DAY if standing.period is PeriodUnit.DAY else _OF_LONGER
    value = standing.target * _SHARES.get(standing.pattern, usual)
    if unit == "h" and value < 1:
        return _written(_round(value * 60), "min")
    is_whole = standing.metric in (Metric.COUNT, Metric.CUSTOM)
    return _written(max(_round(value), Decimal(1)) if is_whole else _round(value), unit)


def _round(value: Decimal) -> Decimal:
    """Return the largest of 1, 2, 5, 10, 20, 50 and so on up to a value."""
    power = Decimal(10) ** int(value.log10().to_integral_value(ROUND_FLOOR))
    return next((step * power for step in _STEPS if step * power <= value), power)


def _written(value: Decimal, unit: str) -> str:
    """Return an amount as people type it: 10m, $20, 4 glasses; a bare number for how often."""
    if is_bare(unit):
        return number(value).replace(",", "")
    short = _SHORT.get(unit)
    return (f"{number(value)}{short}" if short is not None else amount(value, unit)).replace(",", "")
