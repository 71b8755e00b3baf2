"""The single values that bodies are made of: amounts, days, whole numbers, texts of bounded length."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated

import orjson
from annotated_types import Ge, Interval, Le, Len, MaxLen
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from api.schemas.days import input_day, input_instant
from core.domain.amount import Amount, amount_of
from core.domain.errors import GoalError
from core.domain.json import JsonObject

LARGEST_DOCUMENT_BYTES = 16 * 1024
_WRITTEN = "HH:MM"


class Body(BaseModel):
    """Members by their camelCase names; unknown ones are ignored, nothing is converted, NaN is no number."""

    model_config = ConfigDict(  # type: ignore[pydantic-alias]  # models are made from bodies alone, never by keyword
        strict=True, extra="ignore", frozen=True, alias_generator=to_camel, allow_inf_nan=False, loc_by_alias=True
    )


def wrong(message: str) -> PydanticCustomError:
    """Return the error for a value, in words for the client."""
    return PydanticCustomError("wrong", message)


def _number(value: object) -> Amount:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong("must be a number")
    try:
        return amount_of(value if isinstance(value, int) else Decimal(repr(value)))
    except GoalError:
        raise wrong("must be a number below 1000000000000 in size") from None


def _number_from_zero(value: object) -> Amount:
    amount = _number(value)
    if value < 0:  # type: ignore[operator]  # it is a number, or _number has raised
        raise wrong("must be 0 or more")
    return amount


def _whole(value: object) -> object:
    """JSON knows one kind of number: 2.0 is as whole as 2."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _day(value: object) -> date:
    try:
        return input_day(value)
    except ValueError as error:
        raise wrong(str(error)) from None


def _clock(value: object) -> time:
    """Return a time of clock, of 24 hours, to the minute."""
    try:
        if isinstance(value, str) and len(value) == len(_WRITTEN) and value.isascii():
            return time.fromisoformat(value)
    except ValueError:
        pass
    raise wrong("must be a time like 07:30")


def _instant(text: str) -> str:
    try:
        return input_instant(text)
    except ValueError as error:
        raise wrong(str(error)) from None


def matching(pattern: str, message: str) -> AfterValidator:
    """Hold a text to a pattern, start to end."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if compiled.fullmatch(text) is None:
            raise wrong(message)
        return text

    return AfterValidator(check)


def trimmed(longest: int) -> AfterValidator:
    """Trim a text; 1 to `longest` characters must be left."""

    def check(text: str) -> str:
        text = text.strip()
        if not 1 <= len(text) <= longest:
            raise wrong(f"must have 1 to {longest} characters")
        return text

    return AfterValidator(check)


def _bounded_document(document: JsonObject) -> JsonObject:
    if len(orjson.dumps(document)) > LARGEST_DOCUMENT_BYTES:
        raise wrong("must have at most 16 KiB as JSON")
    return document


SignedNumber = Annotated[Amount, PlainValidator(_number)]
Number = Annotated[Amount, PlainValidator(_number_from_zero)]
Day = Annotated[date, PlainValidator(_day)]
Instant = Annotated[str, AfterValidator(_instant)]
TimeOfClock = Annotated[time, PlainValidator(_clock)]
Whole = Annotated[int, BeforeValidator(_whole)]
FromOneToFive = Annotated[Whole, Interval(ge=1, le=5)]
FromOneToTen = Annotated[Whole, Interval(ge=1, le=10)]
Percent = Annotated[float, Ge(0), Le(100)]
Unit = Annotated[str, Len(1, 50)]
ShortText = Annotated[str, MaxLen(200)]
Texts = Annotated[list[ShortText], MaxLen(50)]
Document = Annotated[JsonObject, AfterValidator(_bounded_document)]
Uuid = Annotated[str, matching(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", "must be a UUID")]
LAX = Field(strict=False)
"""For closed sets: JSON has no enumerations, their members come as texts."""
