"""From the bytes of a request to a JSON object that nothing behind can choke on."""

from collections.abc import Iterable

import orjson

from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.domain.json import JsonObject

MOST_BYTES = 2**20
DEEPEST = 32


def check_media_type(content_type: str | None) -> None:
    """Hold a body's type to JSON: `application/json` or anything that ends in `+json`.

    Raises: UNSUPPORTED_MEDIA_TYPE.
    """
    if content_type == "application/json":
        return
    essence = (content_type or "").partition(";")[0].strip().lower()
    if essence != "application/json" and not (essence.startswith("application/") and essence.endswith("+json")):
        raise GoalError(ErrorCode.UNSUPPORTED_MEDIA_TYPE, given=essence or "none")


def json_object(raw: bytes) -> JsonObject:
    """Return the object that a body holds.

    Raises: MALFORMED_JSON; VALIDATION_ERROR for another value than an object, U+0000, or nesting over 32 levels.
    """
    try:
        document = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise GoalError(ErrorCode.MALFORMED_JSON, why=error.msg) from None
    if not isinstance(document, dict):
        raise InvalidInput.at("body", "must be a JSON object")
    if b"u0000" in raw or raw.count(b"[") + raw.count(b"{") > DEEPEST:
        _check_values(document)
    return document


def _check_values(document: JsonObject) -> None:
    """Walk a suspicious document level by level: the bytes `u0000` and many brackets may be innocent text."""
    level: list[object] = [document]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise InvalidInput.at("body", f"is nested more than {DEEPEST} levels deep")
        inside = [inner for value in level for inner in _inside(value)]
        if any(isinstance(value, str) and "\0" in value for value in inside):
            raise InvalidInput.at("body", "must not contain the character U+0000")
        level = [value for value in inside if isinstance(value, dict | list)]


def _inside(value: object) -> Iterable[object]:
    match value:
        case dict():
            return [*value.keys(), *value.values()]
        case list():
            return value
        case _:
            return ()
