"""What went wrong, in a sentence for each error code, with the way out."""

import re
from collections import defaultdict
from datetime import date

from bots.conversation.wording.days import calendar_day, day
from core.domain.errors import ErrorCode, GoalError, InvalidInput

SENTENCES = {
    ErrorCode.VALIDATION_ERROR: "That does not fit: {problems}.",
    ErrorCode.MALFORMED_JSON: "I could not read that. Please say it again.",
    ErrorCode.UNAUTHORIZED: "I do not know who you are here. Link your account first.",
    ErrorCode.NOT_FOUND: "I cannot find that {what}. It may have been removed; `list` shows your goals.",
    ErrorCode.METHOD_NOT_ALLOWED: "That cannot be done here.",
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: "I can only read text.",
    ErrorCode.PAYLOAD_TOO_LARGE: "That is too long for one message. Please send it in parts.",
    ErrorCode.IDEMPOTENCY_CONFLICT: "That message was already handled with other words. Please send a new one.",
    ErrorCode.VERSION_CONFLICT: "{title} was changed elsewhere just now. Please try again.",
    ErrorCode.DUPLICATE_TITLE: "You already have an active goal called {existing}. Choose another name.",
    ErrorCode.GOAL_QUOTA_EXCEEDED: "You have reached the limit of {limit} active goals. `archive GOAL` makes room.",
    ErrorCode.PATTERN_IMMUTABLE: "The kind of a goal cannot change ({pattern}). Make a new one with `new`.",
    ErrorCode.GOAL_COMPLETED: "{title} is completed. `restore {title}` takes it up again.",
    ErrorCode.GOAL_ARCHIVED: "{title} is archived. `restore {title}` takes it up again.",
    ErrorCode.INVALID_STATUS_TRANSITION: "{title} is {current} and cannot become {requested} from there.",
    ErrorCode.GOAL_NOT_LOGGABLE: "{title} is {status}, so nothing was logged.",
    ErrorCode.UNIT_MISMATCH: "{title} counts in {goal_unit}, not in {given}. Say it in {goal_unit}.",
    ErrorCode.BACKFILL_NOT_ALLOWED: "{title} can be logged for today and yesterday only, so {given} stays as it is.",
    ErrorCode.AMOUNT_OUT_OF_RANGE: "That number is too large for me. Please check it.",
    ErrorCode.RATE_LIMITED: "That was a lot at once. Please try again in a moment.",
    ErrorCode.UNAVAILABLE: "I cannot reach my notes right now. Please try again in a moment.",
    ErrorCode.INTERNAL: "Something went wrong on my side. Nothing was changed.",
}

_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_FIELDS = {
    "title": "The title",
    "category": "The category",
    "value": "The amount",
    "unit": "The unit",
    "note": "The note",
    "target.value": "The target",
    "target.unit": "The unit",
    "target.period": "The period",
    "target.minValue": "The lower bound",
    "target.maxValue": "The upper bound",
}


def error_sentence(error: GoalError, *, today: date, title: str = "That goal") -> str:
    """Return the sentence for an error about a goal; days among its facts are put in words."""
    facts: defaultdict[str, str] = defaultdict(lambda: "that", title=title, what="goal", existing=title)
    facts.update({name: _fact(value, today=today) for name, value in error.data.items() if value is not None})
    if isinstance(error, InvalidInput):
        said = ". ".join(_problem(problem.field, problem.message) for problem in error.problems) + "."
        return _DATE.sub(lambda found: calendar_day(date.fromisoformat(found[0]), today=today), said)
    return SENTENCES[error.code].format_map(facts)


def _fact(value: str | int, *, today: date) -> str:
    try:
        return day(date.fromisoformat(str(value)), today=today)
    except ValueError:
        return str(value)


def _problem(field: str, message: str) -> str:
    subject = _FIELDS.get(field)
    return f"{subject} {message}" if subject is not None else message[:1].upper() + message[1:]
