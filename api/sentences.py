"""What each error says to people: one English sentence or two, with the offending value and the way out."""

from collections.abc import Mapping

from core.domain.errors import ErrorCode, ErrorDatum, InvalidInput

LONGEST_ECHO = 80

SENTENCES: Mapping[ErrorCode, str] = {
    ErrorCode.VALIDATION_ERROR: "The request is not valid: {problems}",
    ErrorCode.MALFORMED_JSON: "The body is not JSON: {why}. Send one JSON object in UTF-8.",
    ErrorCode.UNAUTHORIZED: "A valid token is needed: send it as `Authorization: Bearer <token>`.",
    ErrorCode.NOT_FOUND: "There is no such {what}.",
    ErrorCode.METHOD_NOT_ALLOWED: "{method} is not possible here, only {allowed}.",
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: "A body of type {given} is not read here: send `Content-Type: application/json`.",
    ErrorCode.PAYLOAD_TOO_LARGE: "The body is larger than {limit} bytes: send less at a time.",
    ErrorCode.IDEMPOTENCY_CONFLICT: "The Idempotency-Key {key} came with another request: take a new key.",
    ErrorCode.VERSION_CONFLICT: "The goal has changed since you read it: read it again, then decide.",
    ErrorCode.DUPLICATE_TITLE: "An active goal is called {existing!r}: choose another title, or archive that one.",
    ErrorCode.GOAL_QUOTA_EXCEEDED: "The limit of {limit} active goals is reached: complete, pause or archive one.",
    ErrorCode.PATTERN_IMMUTABLE: "The goal is a {pattern} goal and stays one: create a new goal for {given}.",
    ErrorCode.GOAL_COMPLETED: "The goal is completed: make it active or paused again before changing it.",
    ErrorCode.GOAL_ARCHIVED: "The goal is archived: restore it before changing it.",
    ErrorCode.INVALID_STATUS_TRANSITION: "A goal that is {current} cannot become {requested}.",
    ErrorCode.GOAL_NOT_LOGGABLE: "A goal that is {status} takes no activities: only active and paused ones do.",
    ErrorCode.UNIT_MISMATCH: "{given!r} is not of the kind of the goal's unit, {goal_unit!r}: use one that is.",
    ErrorCode.BACKFILL_NOT_ALLOWED: "{given} is too long ago for this goal: the earliest day it takes is {earliest}.",
    ErrorCode.AMOUNT_OUT_OF_RANGE: "{given} is more than can be kept: use a larger unit.",
    ErrorCode.RATE_LIMITED: "Too many requests: wait {seconds} s before the next.",
    ErrorCode.UNAVAILABLE: "The service cannot answer for the moment and nothing was changed: try again soon.",
    ErrorCode.INTERNAL: "Something is broken on our side. It is logged under the request_id.",
}


def sentence_of(code: ErrorCode, data: Mapping[str, ErrorDatum]) -> str:
    """Return the sentence for an error of this code with these facts."""
    return SENTENCES[code].format_map({name: shown(value) for name, value in data.items()})


def problems_sentence(error: InvalidInput) -> str:
    """Return the sentence for fields at fault: the first of them, and how many more there are."""
    first, *more = error.problems
    rest = f" (and {len(more)} more)" if more else ""
    return sentence_of(error.code, {"problems": ""}) + f"{first.field}: {first.message}{rest}."


def shown(value: ErrorDatum) -> ErrorDatum:
    """Return a value as it may be echoed: short and printable."""
    if not isinstance(value, str):
        return value
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in value)
    return printable if len(printable) <= LONGEST_ECHO else f"{printable[: LONGEST_ECHO - 1]}\N{HORIZONTAL ELLIPSIS}"
