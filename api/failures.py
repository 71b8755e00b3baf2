"""From an exception to an answer: the one shape that every error has."""

from datetime import datetime

import orjson
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from api.reply import Reply
from api.sentences import problems_sentence, sentence_of
from api.statuses import STATUS_OF
from core.db.database import DatabaseUnavailableError
from core.db.group_commit import WriterClosedError
from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.domain.json import JsonObject

RETRY_AFTER_SECONDS = 2

_UNAVAILABLE = (
    DatabaseUnavailableError,
    OperationalError,
    InterfaceError,
    InternalError,
    PoolTimeoutError,
    WriterClosedError,
)
"""The database is locked, full, gone or going: nothing was written, and trying again may help."""


def failure_reply(error: GoalError, *, now: datetime, request_id: str) -> Reply:
    """Return the answer to a request that ended in an error."""
    body: JsonObject = {
        "error": error.code.value,
        "message": _message(error),
        "timestamp": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "request_id": request_id,
    }
    if isinstance(error, InvalidInput):
        problems = [{"field": problem.field, "message": problem.message} for problem in error.problems]
        body["validation_errors"] = problems
    return Reply(STATUS_OF[error.code], orjson.dumps(body), _headers(error))


def known_failure(error: Exception) -> GoalError | None:
    """Return what a failure of the database means to a client; None for an exception that nobody foresaw."""
    if isinstance(error, GoalError):
        return error
    if isinstance(error, _UNAVAILABLE) or (isinstance(error, DBAPIError) and error.connection_invalidated):
        return GoalError(ErrorCode.UNAVAILABLE)
    return None


def _message(error: GoalError) -> str:
    return problems_sentence(error) if isinstance(error, InvalidInput) else sentence_of(error.code, error.data)


def _headers(error: GoalError) -> dict[str, str]:
    match error.code:
        case ErrorCode.UNAUTHORIZED:
            return {"www-authenticate": "Bearer"}
        case ErrorCode.METHOD_NOT_ALLOWED:
            return {"allow": str(error.data["allowed"])}
        case ErrorCode.RATE_LIMITED:
            return {"retry-after": str(error.data["seconds"])}
        case ErrorCode.UNAVAILABLE:
            return {"retry-after": str(RETRY_AFTER_SECONDS)}
        case _:
            return {}
