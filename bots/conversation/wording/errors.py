"""What went wrong, in a sentence for each error code, with the way out."""

import re
from collections import defaultdict
from datetime import date

from bots.conversation.replies import Detail
from bots.conversation.wording.days import calendar_day, day
from bots.conversation.wording.language import mark, say, translated
from core.domain.errors import ErrorCode, GoalError, InvalidInput

SENTENCES = {
    ErrorCode.VALIDATION_ERROR: mark("That does not fit: {problems}."),
    ErrorCode.MALFORMED_JSON: mark("I could not read that. Please say it again."),
    ErrorCode.UNAUTHORIZED: mark("I do not know who you are here. Link your account first."),
    ErrorCode.NOT_FOUND: mark("I cannot find that {what}. It may have been removed; `list` shows your goals."),
    ErrorCode.METHOD_NOT_ALLOWED: mark("That cannot be done here."),
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: mark("I can only read text."),
    ErrorCode.PAYLOAD_TOO_LARGE: mark("That is too long for one message. Please send it in parts."),
    ErrorCode.IDEMPOTENCY_CONFLICT: mark("That message was already handled with other words. Please send a new one."),
    ErrorCode.VERSION_CONFLICT: mark("{title} was changed elsewhere just now. Please try again."),
    ErrorCode.DUPLICATE_TITLE: mark("You already have an active goal called {existing}. Choose another name."),
    ErrorCode.GOAL_QUOTA_EXCEEDED: mark(
        "You have reached the limit of {limit} active goals. `archive GOAL` makes room."
    ),
    ErrorCode.PATTERN_IMMUTABLE: mark("The kind of a goal cannot change ({pattern}). Make a new one with `new`."),
    ErrorCode.GOAL_COMPLETED: mark("{title} is completed. `restore {title}` takes it up again."),
    ErrorCode.GOAL_ARCHIVED: mark("{title} is archived. `restore {title}` takes it up again."),
    ErrorCode.INVALID_STATUS_TRANSITION: mark("{title} is {current} and cannot become {requested} from there."),
    ErrorCode.GOAL_NOT_LOGGABLE: mark("{title} is {status}, so nothing was logged."),
    ErrorCode.UNIT_MISMATCH: mark("{title} counts in {goal_unit}, not in {given}. Say it in {goal_unit}."),
    ErrorCode.BACKFILL_NOT_ALLOWED: mark(
        "{title} can be logged for today and yesterday only, so {given} stays as it is."
    ),
    ErrorCode.AMOUNT_OUT_OF_RANGE: mark("That number is too large for me. Please check it."),
    ErrorCode.RATE_LIMITED: mark("That was a lot at once. Please try again in a moment."),
    ErrorCode.UNAVAILABLE: mark("I cannot reach my notes right now. Please try again in a moment."),
    ErrorCode.INTERNAL: mark("Something went wrong on my side. Nothing was changed."),
}

_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_FIELDS = {
    "title": mark("The title {problem}"),
    "category": mark("The category {problem}"),
    "value": mark("The amount {problem}"),
    "unit": mark("The unit {problem}"),
    "note": mark("The note {problem}"),
    "target.value": mark("The target {problem}"),
    "target.unit": mark("The unit {problem}"),
    "target.period": mark("The period {problem}"),
    "target.minValue": mark("The lower bound {problem}"),
    "target.maxValue": mark("The upper bound {problem}"),
}


_DETAILS = {
    "title": Detail.TITLE,
    "value": Detail.AMOUNT,
    "unit": Detail.AMOUNT,
    "target.value": Detail.AMOUNT,
    "target.unit": Detail.AMOUNT,
    "target.targetDate": Detail.DEADLINE,
    "activityDate": Detail.DAY,
    "note": Detail.NOTE,
    ErrorCode.DUPLICATE_TITLE: Detail.TITLE,
    ErrorCode.UNIT_MISMATCH: Detail.AMOUNT,
    ErrorCode.AMOUNT_OUT_OF_RANGE: Detail.AMOUNT,
    ErrorCode.BACKFILL_NOT_ALLOWED: Detail.DAY,
}


def detail_of(error: GoalError) -> Detail | None:
    """Return what of a message an error is about, None where it is about the whole of it."""
    if isinstance(error, InvalidInput):
        return next((_DETAILS[problem.field] for problem in error.problems if problem.field in _DETAILS), None)
    return _DETAILS.get(error.code)


def that_goal() -> str:
    """Return what a goal is called that nobody named."""
    return say("That goal")


def error_sentence(error: GoalError, *, today: date, title: str | None = None) -> str:
    """Return the sentence for an error about a goal; days among its facts are put in words."""
    named = title or that_goal()
    facts: defaultdict[str, str] = defaultdict(lambda: say("that"), title=named, what=say("goal"), existing=named)
    facts.update({name: _fact(value, today=today) for name, value in error.data.items() if value is not None})
    if isinstance(error, InvalidInput):
        said = ". ".join(_problem(problem.field, problem.message) for problem in error.problems) + "."
        return _DATE.sub(lambda found: calendar_day(date.fromisoformat(found[0]), today=today), said)
    return translated(SENTENCES[error.code]).format_map(facts)


def _fact(value: str | int, *, today: date) -> str:
    try:
        return day(date.fromisoformat(str(value)), today=today)
    except ValueError:
        return str(value)


def _problem(field: str, message: str) -> str:
    sentence = _FIELDS.get(field)
    return say(sentence, problem=message) if sentence is not None else message[:1].upper() + message[1:]
