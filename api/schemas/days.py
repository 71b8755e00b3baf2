"""Dates and instants as clients send them. Of a date-time (RFC 3339) the date part counts as it is written."""

import re
from datetime import UTC, date, datetime

from core.domain.calendar import EARLIEST_DAY

_DAY = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"([Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d))?\Z",
    re.ASCII,
)


def day_of_text(text: str) -> date:
    """Return the date that a text gives.

    Raises: `ValueError` with what is wrong, fit for the client.
    """
    found = _DAY.match(text)
    if found is None:
        raise ValueError("must be a date like 2026-03-09, or a date-time like 2026-03-09T18:30:00Z")
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        raise ValueError(f"{found['day']} is not a day of the calendar") from None
    return day


def input_day(value: object) -> date:
    """Return the date that a member of a body gives, no earlier than 1900-01-01.

    Raises: `ValueError` with what is wrong, fit for the client.
    """
    if not isinstance(value, str):
        raise ValueError("must be a text with a date")  # noqa: TRY004 - pydantic reports ValueError to the client
    day = day_of_text(value)
    if day < EARLIEST_DAY:
        raise ValueError(f"{day} is before {EARLIEST_DAY}")
    return day


def input_instant(text: str) -> str:
    """Return an instant in UTC as it is stored, from any RFC 3339 date-time.

    Raises: `ValueError` with what is wrong, fit for the client.
    """
    found = _DAY.match(text)
    if found is None or found["day"] == text:
        raise ValueError("must be an instant like 2026-03-09T18:30:00Z")
    try:
        # Python knows no leap seconds: the one before stands in.
        at = datetime.fromisoformat(text.upper().replace(":60", ":59")).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text} is not an instant of the calendar") from None
    return at.isoformat().replace("+00:00", "Z")
