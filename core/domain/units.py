"""Units of measure: which spellings mean the same unit, and exact factors between units of one kind."""

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from core.domain.goal import Metric

SAME = Fraction(1)


class UnitKind(StrEnum):
    """What a unit measures; only units of one kind convert. Currencies and counted things are kinds of their own."""

    TIME = "time"
    DISTANCE = "distance"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"


_INCH, _POUND, _GALLON = Fraction("0.0254"), Fraction("453.59237"), Fraction("3785.411784")
# Of each kind: the factor to its base unit (second, metre, gram, millilitre, calorie) and the spellings.
_CATALOGUE: dict[UnitKind, tuple[tuple[Fraction, str], ...]] = {
    UnitKind.TIME: (
        (Fraction(1, 1000), "ms millisecond"),
        (Fraction(1), "s sec second"),
        (Fraction(60), "min minute mins"),
        (Fraction(3600), "h hr hour"),
        (Fraction(86400), "d day"),
        (Fraction(604800), "w wk week"),
    ),
    UnitKind.DISTANCE: (
        (Fraction(1, 1000), "mm millimetre millimeter"),
        (Fraction(1, 100), "cm centimetre centimeter"),
        (Fraction(1), "m metre meter"),
        (Fraction(1000), "km kilometre kilometer"),
        (_INCH, "in inch inches"),
        (_INCH * 12, "ft foot feet"),
        (_INCH * 36, "yd yard"),
        (_INCH * 63360, "mi mile"),
        (Fraction(1852), "nmi"),
    ),
    UnitKind.MASS: (
        (Fraction(1, 1000), "mg milligram milligramme"),
        (Fraction(1), "g gram gramme"),
        (Fraction(1000), "kg kilo kilogram kilogramme"),
        (Fraction(1_000_000), "t tonne"),
        (_POUND / 16, "oz ounce"),
        (_POUND, "lb lbs pound"),
        (_POUND * 14, "st stone"),
    ),
    UnitKind.VOLUME: (
        (Fraction(1), "ml millilitre milliliter"),
        (Fraction(10), "cl centilitre centiliter"),
        (Fraction(100), "dl decilitre deciliter"),
        (Fraction(1000), "l litre liter"),
        (_GALLON / 128, "floz"),
        (_GALLON / 8, "pt pint"),
        (_GALLON / 4, "qt quart"),
        (_GALLON, "gal gallon"),
    ),
    UnitKind.ENERGY: (
        (Fraction(1), "cal calorie"),
        (Fraction(1000), "kcal kilocalorie"),
        (Fraction(1000) / Fraction("4.184"), "kj kilojoule"),
    ),
}
_BY_SPELLING = {
    spelling: (kind, factor)
    for kind, units in _CATALOGUE.items()
    for factor, spellings in units
    for spelling in spellings.split()
}
_SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr"}
_MINUTE = _BY_SPELLING["min"]


def kind_of(unit: str) -> UnitKind | None:
    """Return what a unit measures, None for counted things and money."""
    known = _known(_folded(unit))
    return known[0] if known else None


@lru_cache(maxsize=4096)
def conversion(given: str, goal_unit: str, *, metric: Metric | None = None) -> Fraction | None:
    """Return how many of the goal's unit one of the given unit is; None when one cannot be made from the other.

    Letter case, spaces and an English plural do not make another unit. `m` is minutes where the goal is measured in
    time, metres elsewhere.
    """
    first, second = _folded(given), _folded(goal_unit)
    if _singular(first) == _singular(second):
        return SAME
    left, right = _known(first), _known(second)
    is_time = metric is Metric.DURATION or (right is not None and right[0] is UnitKind.TIME)
    if first == "m" and is_time:
        left = _MINUTE
    if second == "m" and metric is Metric.DURATION:
        right = _MINUTE
    if left is None or right is None or left[0] is not right[0]:
        return None
    return left[1] / right[1]


def _folded(unit: str) -> str:
    folded = "".join(unit.casefold().split()).rstrip(".")
    return _SIGNS.get(folded, folded)


def _known(folded: str) -> tuple[UnitKind, Fraction] | None:
    return _BY_SPELLING.get(folded) or _BY_SPELLING.get(_singular(folded))


def _singular(folded: str) -> str:
    """Return a word without its plural ending: pages, glasses, entries."""
    if folded.endswith("ies") and len(folded) > len("ties"):
        return folded.removesuffix("ies") + "y"
    if folded.endswith(("sses", "shes", "ches", "xes", "zes")):
        return folded.removesuffix("es")
    is_plural = folded.endswith("s") and not folded.endswith(("ss", "us")) and len(folded) > len("hrs") - 1
    return folded.removesuffix("s") if is_plural else folded
