"""The bearer token of a request (RFC 6750)."""

import re

from core.domain.errors import ErrorCode, GoalError

_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]{1,512}=*)\Z", re.IGNORECASE)


def bearer_token(authorization: str | None) -> str:
    """Return the token that an `Authorization` header carries.

    Raises: UNAUTHORIZED when there is none, or nothing that can be one.
    """
    found = _BEARER.match(authorization) if authorization else None
    if found is None:
        raise GoalError(ErrorCode.UNAUTHORIZED)
    return found[1]
