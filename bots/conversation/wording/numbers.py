"""Numbers and amounts in words: no trailing zeros, units in singular and plural, money with its sign."""

from decimal import ROUND_HALF_EVEN, Decimal

from bots.conversation.grammar.forms import plural, singular
from bots.conversation.grammar.languages import ENGLISH

_HUNDREDTH, _MILLIONTH = Decimal("0.01"), Decimal("0.000001")
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "INR": "₹"}
_SYMBOLS = frozenset(
    {
        "s", "sec", "min", "mins", "h", "hr", "hrs", "d", "km", "mi", "m", "cm", "mm", "ft", "yd", "g", "kg", "mg",
        "lb", "lbs", "oz", "st", "t", "l", "ml", "cl", "dl", "pt", "kcal", "cal", "kj",
    }
)  # fmt: skip
_IRREGULAR = {
    "people": "person",
    "feet": "foot",
    "mice": "mouse",
    "loaves": "loaf",
    "movies": "movie",
    "cookies": "cookie",
}


def number(value: Decimal) -> str:
    """Return a number of at most 2 decimals, thousands apart: 7.75, 12,345, -2; of a small one, the first digit."""
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_EVEN) if abs(value) < Decimal(10) ** 24 else value
    if not rounded and value:
        rounded = value.quantize(max(Decimal(1).scaleb(value.adjusted()), _MILLIONTH), ROUND_HALF_EVEN)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_for(value: Decimal, unit: str) -> str:
    """Return a unit as it follows a number: 1 glass, 2 glasses, 1 km, 2 km."""
    if unit.casefold() in _SYMBOLS or not unit.isascii() or not unit[-1:].isalpha():
        return unit
    if abs(value) == 1:
        return _IRREGULAR.get(unit, singular(unit))
    if (
        unit.isupper()
        or unit in _IRREGULAR
        or (unit.endswith("s") and not unit.endswith("ss"))
        or unit in ENGLISH.units
    ):
        return unit
    return plural(unit)


def is_bare(unit: str) -> bool:
    """Say whether a unit goes without saying: how often something was done."""
    return unit == "times"


def amount(value: Decimal, unit: str) -> str:
    """Return an amount with its unit: 10 min, £20, 1 glass."""
    sign = _money_sign(unit)
    if sign is not None:
        return f"{'-' if value < 0 else ''}{sign}{_price(abs(value))}"
    return f"{number(value)} {unit_for(value, unit)}".rstrip()


def signed(value: Decimal, unit: str) -> str:
    """Return an amount with its sign: +10 min, -1 cup."""
    said = number(value) if is_bare(unit) else amount(value, unit)
    return said if value < 0 else f"+{said}"


def ratio(value: Decimal, whole: Decimal, *, unit: str) -> str:
    """Return how much of a whole: 10/20 min, £15/£40."""
    if _money_sign(unit) is not None:
        return f"{amount(value, unit)}/{amount(whole, unit)}"
    return f"{number(value)}/{number(whole) if is_bare(unit) else amount(whole, unit)}"


def percent(value: Decimal) -> str:
    """Return a share in whole percent; never 100 before all is done."""
    whole = int(value)
    return f"{whole}%"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: 1 entry, 2 entries."""
    return f"{number(Decimal(count))} {noun if count == 1 else plural(noun)}"


def figure(value: Decimal, unit: str) -> str:
    """Return a number whose unit follows later in the sentence: 1 (of 2 cups), £12.50 (of £40)."""
    return amount(value, unit) if _money_sign(unit) is not None else number(value)


def _price(value: Decimal) -> str:
    return number(value) if value == value.to_integral_value() else f"{value.quantize(_HUNDREDTH, ROUND_HALF_EVEN):,f}"


def _money_sign(unit: str) -> str | None:
    return unit if unit in _SIGNS.values() else _SIGNS.get(unit.upper())
