"""What an amount means for a goal: its value in the goal's unit, or that it does not fit."""

from decimal import Decimal

from bots.conversation.grammar.amounts import Amount
from bots.conversation.grammar.forms import singular
from bots.conversation.grammar.languages import Language
from bots.conversation.grammar.units import FLUID_OUNCE, KILOMETRE, METRE, MINUTE, Unit, converted, plain, unit_of_goal
from bots.conversation.grammar.values import GoalRef

_VOLUMES = frozenset({"volume", "amount"})
_PERCENT = frozenset({"%", "percent", "pct"})
"""Units in which a percentage is an amount of its own, and no share of the target."""


def measure_of(goal: GoalRef, words: Language) -> Unit | None:
    """Return the known unit a goal is measured in; a count of days is no time."""
    if goal.is_streak and goal.metric == "count":
        return None
    unit = unit_of_goal(goal.unit, words)
    if unit is None or (goal.metric == "count" and unit.kind in ("time", "money")):
        return None
    return FLUID_OUNCE if unit.code == "oz" and goal.metric in _VOLUMES else unit


def value_in(goal: GoalRef, amount: Amount, *, words: Language) -> Decimal | None:
    """Return the amount's value in the goal's unit, None when its unit is of another kind."""
    if amount.is_odd:
        return None
    if amount.is_percent:
        is_its_unit = goal.unit.casefold() in _PERCENT
        return plain(amount.number if is_its_unit else goal.value * amount.number / 100)
    unit = measure_of(goal, words)
    if amount.is_thousands:
        return _thousands(amount.number, unit)
    if amount.is_times:
        return amount.number if unit is None else None
    if amount.word is None:
        return plain(amount.number)
    if amount.word == "m":
        return _metres_or_minutes(amount.number, unit)
    if singular(amount.word) == singular(goal.unit.casefold()):
        return plain(amount.number)
    return _converted(amount, unit)


def _converted(amount: Amount, unit: Unit | None) -> Decimal | None:
    """Return the amount in `unit`; pounds are money for a goal in GBP."""
    if unit is None or amount.unit is None:
        return None
    if unit.code == "GBP" and amount.word in ("pound", "pounds"):
        return plain(amount.number)
    given = FLUID_OUNCE if unit.kind == "volume" and amount.unit.code == "oz" else amount.unit
    if unit.code == "oz" and given.kind == "volume":
        return converted(amount.number, given, wanted=FLUID_OUNCE)
    return converted(amount.number, given, wanted=unit)


def _thousands(number: Decimal, unit: Unit | None) -> Decimal | None:
    """Return `5k`: kilometres for a distance, thousands elsewhere, but nobody's thousands of minutes."""
    if unit is not None and unit.kind == "distance":
        return converted(number, KILOMETRE, wanted=unit)
    return None if unit is not None and unit.kind == "time" else plain(number * 1000)


def _metres_or_minutes(number: Decimal, unit: Unit | None) -> Decimal | None:
    """Return `10m`: minutes for a duration, metres for a distance."""
    if unit is None:
        return None
    return converted(number, MINUTE if unit.kind == "time" else METRE, wanted=unit)


def could_measure(goal: GoalRef, amount: Amount, *, words: Language) -> bool:
    """Tell whether the amount, unit and all, fits the goal."""
    return not goal.is_streak and value_in(goal, amount, words=words) is not None


def default_value(goal: GoalRef) -> Decimal | None:
    """Return what an entry without an amount is worth, None when it must be asked."""
    if goal.step is not None:
        return goal.step
    return Decimal(1) if goal.metric == "count" and goal.pattern != "target" else None
