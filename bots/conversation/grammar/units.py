"""Units of measure: kinds, exact factors, and conversion inside a kind."""

from dataclasses import dataclass
from decimal import Decimal

from bots.conversation.grammar.languages import Language


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `factor` is how many of its kind's base unit it is (minute, metre, gram, millilitre, kcal)."""

    code: str
    kind: str
    factor: Decimal


def _units(kind: str, factors: str) -> dict[str, Unit]:
    """Return the units of one kind from `code=factor` pairs."""
    rows = (pair.split("=") for pair in factors.split())
    return {code: Unit(code, kind, Decimal(factor)) for code, factor in rows}


_BY_CODE = (
    {"s": Unit("s", "time", Decimal(1) / 60)}
    | _units("time", "min=1 h=60 d=1440")
    | _units("distance", "mm=0.001 cm=0.01 m=1 km=1000 mi=1609.344 yd=0.9144 ft=0.3048 in=0.0254")
    | _units("mass", "mg=0.001 g=1 kg=1000 lb=453.59237 oz=28.349523125 st=6350.29318 t=1000000")
    | _units("volume", "ml=1 cl=10 dl=100 l=1000 pt=568.26125 qt=946.352946 gal=3785.411784 floz=29.5735295625")
    | {"kcal": Unit("kcal", "energy", Decimal(1)), "kj": Unit("kj", "energy", 1 / Decimal("4.184"))}
    | {
        code: Unit(code, "money", Decimal(1))
        for code in [
            "GBP",
            "EUR",
            "USD",
            "JPY",
            "CHF",
            "INR",
            "CAD",
            "AUD",
            "NZD",
            "SEK",
            "NOK",
            "DKK",
            "PLN",
            "CZK",
            "BRL",
            "CNY",
        ]
    }
)
MINUTE = _BY_CODE["min"]
HOUR = _BY_CODE["h"]
METRE = _BY_CODE["m"]
KILOMETRE = _BY_CODE["km"]
FLUID_OUNCE = _BY_CODE["floz"]

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR"}
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN"})


def unit_named(word: str, words: Language) -> Unit | None:
    """Return the unit a folded word names; `m` alone is left to the goal and so is none here."""
    code = words.units.get(word)
    return _BY_CODE[code] if code else None


def unit_of_sign(sign: str) -> Unit:
    """Return the currency of a money sign."""
    return _BY_CODE[SIGNS[sign]]


def unit_of_goal(spelling: str, words: Language) -> Unit | None:
    """Return the known unit of a goal's own spelling (`min`, `Minutes`, `m`, `$`, `gbp`), if it is one."""
    if spelling in SIGNS:
        return unit_of_sign(spelling)
    if spelling == "m":
        return METRE
    return unit_named(spelling.casefold().rstrip("."), words)


def converted(number: Decimal, given: Unit, *, wanted: Unit) -> Decimal | None:
    """Return `number` of `given` in `wanted`, or None across kinds and currencies."""
    if given.kind != wanted.kind:
        return None
    if given.code == wanted.code:
        return number
    if given.kind == "money":
        return number if given.code == "USD" and wanted.code in _DOLLARS else None
    return plain((number * given.factor / wanted.factor).quantize(Decimal("0.000001")))


def plain(number: Decimal) -> Decimal:
    """Return a number without trailing zeros or an exponent."""
    if number == number.to_integral_value():
        return number.quantize(Decimal(1))
    return number.normalize()
