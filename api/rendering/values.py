"""Single values as JSON: numbers, days, instants, and objects without the members that have no value."""

from datetime import date, datetime
from decimal import Decimal

import orjson

from core.domain.amount import MILLION, Amount, decimal_of
from core.domain.json import JsonObject

_EXACT_AS_FLOAT = 10**15
"""Up to this many millionths (15 digits) a float's shortest text is the exact amount."""


def plain_number(amount: Amount) -> int | float:
    """Return an amount as a number that stays one in a stored document; over 15 digits a float may round it."""
    whole, rest = divmod(amount, MILLION)
    return whole if rest == 0 else amount / MILLION


def number_of(amount: Amount) -> int | float | orjson.Fragment:
    """Return an amount as a JSON number: exact, and whole when it is whole."""
    if abs(amount) < _EXACT_AS_FLOAT or amount % MILLION == 0:
        return plain_number(amount)
    return orjson.Fragment(f"{decimal_of(amount).normalize():f}")


def optional_number(amount: Amount | None) -> int | float | orjson.Fragment | None:
    """Return `number_of` an amount that may be missing."""
    return None if amount is None else number_of(amount)


def rounded_number(value: Decimal) -> int | float:
    """Return a number of two decimals as JSON, whole when it is whole."""
    number = float(value)
    return int(number) if number.is_integer() else number


def optional_rounded(value: Decimal | None) -> int | float | None:
    """Return `rounded_number` of a value that may be missing."""
    return None if value is None else rounded_number(value)


def instant(at: datetime) -> str:
    """Return an instant as RFC 3339 in UTC with `Z`, to the millisecond."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def optional_instant(at: datetime | None) -> str | None:
    """Return `instant` of one that may be missing."""
    return None if at is None else instant(at)


def optional_day(day: date | None) -> str | None:
    """Return a day as `YYYY-MM-DD`, if there is one."""
    return None if day is None else day.isoformat()


def present(**members: object) -> JsonObject:
    """Return the members that have a value."""
    return {name: value for name, value in members.items() if value is not None}
