"""Which HTTP status each error is answered with."""

from collections.abc import Mapping

from core.domain.errors import ErrorCode

STATUS_OF: Mapping[ErrorCode, int] = {
    ErrorCode.VALIDATION_ERROR: 400,
    ErrorCode.MALFORMED_JSON: 400,
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.METHOD_NOT_ALLOWED: 405,
    ErrorCode.IDEMPOTENCY_CONFLICT: 409,
    ErrorCode.VERSION_CONFLICT: 412,
    ErrorCode.PAYLOAD_TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: 415,
    ErrorCode.DUPLICATE_TITLE: 422,
    ErrorCode.GOAL_QUOTA_EXCEEDED: 422,
    ErrorCode.PATTERN_IMMUTABLE: 422,
    ErrorCode.GOAL_COMPLETED: 422,
    ErrorCode.GOAL_ARCHIVED: 422,
    ErrorCode.INVALID_STATUS_TRANSITION: 422,
    ErrorCode.GOAL_NOT_LOGGABLE: 422,
    ErrorCode.UNIT_MISMATCH: 422,
    ErrorCode.BACKFILL_NOT_ALLOWED: 422,
    ErrorCode.AMOUNT_OUT_OF_RANGE: 422,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.UNAVAILABLE: 503,
}
