"""What can go wrong, as a code plus data. Edges turn a code into a status or a sentence; nothing here is worded."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ErrorCode(StrEnum):
    """Every failure that a client may see, by the name that stands in the contract."""

    VALIDATION_ERROR = "VALIDATION_ERROR"
    MALFORMED_JSON = "MALFORMED_JSON"
    UNAUTHORIZED = "UNAUTHORIZED"
    NOT_FOUND = "NOT_FOUND"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    PAYLOAD_TOO_LARGE = "PAYLOAD_TOO_LARGE"
    IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT"
    VERSION_CONFLICT = "VERSION_CONFLICT"
    DUPLICATE_TITLE = "DUPLICATE_TITLE"
    GOAL_QUOTA_EXCEEDED = "GOAL_QUOTA_EXCEEDED"
    PATTERN_IMMUTABLE = "PATTERN_IMMUTABLE"
    GOAL_COMPLETED = "GOAL_COMPLETED"
    GOAL_ARCHIVED = "GOAL_ARCHIVED"
    INVALID_STATUS_TRANSITION = "INVALID_STATUS_TRANSITION"
    GOAL_NOT_LOGGABLE = "GOAL_NOT_LOGGABLE"
    UNIT_MISMATCH = "UNIT_MISMATCH"
    BACKFILL_NOT_ALLOWED = "BACKFILL_NOT_ALLOWED"
    AMOUNT_OUT_OF_RANGE = "AMOUNT_OUT_OF_RANGE"
    RATE_LIMITED = "RATE_LIMITED"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


ErrorDatum = str | int | None


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong with the input: `field` is a dotted path (`target.value`), `message` what and the way out."""

    field: str
    message: str


class GoalError(Exception):
    """A rule was broken. `code` says which, `data` holds the facts that a message needs.

    GoalError
     |- InvalidInput       (VALIDATION_ERROR, with the fields at fault)
    """

    def __init__(self, code: ErrorCode, **data: ErrorDatum) -> None:
        super().__init__(code.value)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.code.value}({facts})"


class InvalidInput(GoalError):  # noqa: N818 - it is what was given that is invalid
    """Fields of the input are wrong; every one that was found is listed in `problems`."""

    def __init__(self, problems: Iterable[FieldProblem]) -> None:
        super().__init__(ErrorCode.VALIDATION_ERROR)
        self.problems = tuple(problems)

    @classmethod
    def at(cls, field: str, message: str) -> "InvalidInput":
        """One problem with one field."""
        return cls([FieldProblem(field, message)])

    def __str__(self) -> str:
        return "; ".join(f"{problem.field}: {problem.message}" for problem in self.problems)
