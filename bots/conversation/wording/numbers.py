"""Numbers and amounts in words: no trailing zeros, units in singular and plural, money with its sign."""

from decimal import ROUND_HALF_EVEN, Decimal

from bots.conversation.grammar.forms import plural, singular
from bots.conversation.grammar.languages import ENGLISH
from bots.conversation.wording.language import say, say_counted, spoken
from core.domain.calendar import PeriodUnit

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
_SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
"""Spaces that do not break are no spaces to terminals, nor to whoever copies a number."""


def number(value: Decimal) -> str:
    """Return a number of at most 2 decimals, thousands apart: 7.75, 12,345, -2; of a small one, the first digit."""
    rounded = value.quantize(_HUNDREDTH, ROUND_HALF_EVEN) if abs(value) < Decimal(10) ** 24 else value
    if not rounded and value:
        rounded = value.quantize(max(Decimal(1).scaleb(value.adjusted()), _MILLIONTH), ROUND_HALF_EVEN)
    text = f"{rounded:,f}"
    return _as_written_there(text.rstrip("0").rstrip(".") if "." in text else text)


def _as_written_there(text: str, *, pattern: str | None = None) -> str:
    """Return a number, as English writes it, in the way of the locale that is spoken."""
    locale = spoken().locale
    if locale == "en" or locale.startswith("en-"):
        return text
    from babel import UnknownLocaleError  # noqa: PLC0415 - English needs no locale data
    from babel.numbers import format_decimal  # noqa: PLC0415 - the same

    try:
        said: str = format_decimal(
            Decimal(text.replace(",", "")), pattern, locale=locale.replace("-", "_"), decimal_quantization=False
        )
    except (UnknownLocaleError, ValueError):
        return text
    return said.translate(_SPACES)


def unit_for(value: Decimal, unit: str) -> str:
    """Return a unit as it follows a number: 1 glass, 2 glasses, 1 km, 2 km. Elsewhere what people named stays so."""
    ours = _our_unit(value, unit)
    if ours is not None:
        return ours
    if unit.casefold() in _SYMBOLS or not unit.isascii() or not unit[-1:].isalpha() or not spoken().is_source:
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


def _our_unit(value: Decimal, unit: str) -> str | None:
    """Return a unit that goals have which nobody named a unit for, and the lengths of streaks."""
    count = 1 if abs(value) == 1 else 2
    match unit:
        case "times":
            return say_counted("time", "times", count=count)
        case "days":
            return say_counted("day", "days", count=count)
        case "weeks":
            return say_counted("week", "weeks", count=count)
        case "months":
            return say_counted("month", "months", count=count)
        case _:
            return None


def is_bare(unit: str) -> bool:
    """Say whether a unit goes without saying: how often something was done."""
    return unit == "times"


def amount(value: Decimal, unit: str) -> str:
    """Return an amount with its unit: 10 min, £20, 1 glass."""
    sign = _money_sign(unit)
    if sign is not None:
        minus = "-" if value < 0 else ""
        return minus + say("{sign}{price}", sign=sign, price=_price(abs(value)))
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
    return say("{number}%", number=int(value))


def periods(count: int, period: PeriodUnit) -> str:
    """Return a count of periods: 1 day, 2 weeks."""
    said = number(Decimal(count))
    match period:
        case PeriodUnit.DAY:
            return say_counted("{said} day", "{said} days", count=count, said=said)
        case PeriodUnit.WEEK:
            return say_counted("{said} week", "{said} weeks", count=count, said=said)
        case PeriodUnit.MONTH:
            return say_counted("{said} month", "{said} months", count=count, said=said)
        case PeriodUnit.QUARTER:
            return say_counted("{said} quarter", "{said} quarters", count=count, said=said)
        case PeriodUnit.YEAR:
            return say_counted("{said} year", "{said} years", count=count, said=said)


def figure(value: Decimal, unit: str) -> str:
    """Return a number whose unit follows later in the sentence: 1 (of 2 cups), £12.50 (of £40)."""
    return amount(value, unit) if _money_sign(unit) is not None else number(value)


def _price(value: Decimal) -> str:
    if value == value.to_integral_value():
        return number(value)
    return _as_written_there(f"{value.quantize(_HUNDREDTH, ROUND_HALF_EVEN):,f}", pattern="#,##0.00")


def _money_sign(unit: str) -> str | None:
    return unit if unit in _SIGNS.values() else _SIGNS.get(unit.upper())
