"""What is seen of every request: its id, its time, its end, one line in the log. And the last-resort 500."""

import os
import re
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from itertools import count
from typing import cast

import structlog
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.failures import failure_reply
from core.clock import Clock
from core.domain.errors import ErrorCode, GoalError
from core.logs import RequestLog
from core.metrics import Metrics

SEEN = "goalpost.seen"
"""Where in the ASGI scope the request's `Seen` is."""

CLIENT_WENT_AWAY = 499
"""What is logged for a request that its client gave up; nobody sees it."""

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}\Z")
_log = structlog.get_logger()


@dataclass(slots=True)
class Seen:
    """One request as it goes through. `status` is 0 until an answer begins."""

    request_id: str
    status: int = 0
    user_id: str | None = None
    error: ErrorCode | None = None


def seen_of(scope: Scope) -> Seen:
    """Return what is known of a request."""
    return cast("Seen", scope[SEEN])


class Observation:
    """ASGI middleware around everything that answers."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, clock: Clock, request_log: RequestLog) -> None:
        self._app = app
        self._metrics = metrics
        self._clock = clock
        self._request_log = request_log
        self._prefix = os.urandom(5).hex()
        self._numbers = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        seen = scope[SEEN] = Seen(self._request_id(scope))
        id_header = (b"x-request-id", seen.request_id.encode())

        def send_seen(message: Message) -> Awaitable[None]:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                message["headers"] = [*message["headers"], id_header]
            return send(message)

        try:
            await self._app(scope, receive, send_seen)
        except ClientDisconnect:
            seen.status = seen.status or CLIENT_WENT_AWAY
        except Exception:
            _log.exception("request failed", operation=operation_of(scope), request_id=seen.request_id)
            if seen.status:
                raise
            seen.error = ErrorCode.INTERNAL
            reply = failure_reply(GoalError(ErrorCode.INTERNAL), now=self._clock(), request_id=seen.request_id)
            await reply(scope, receive, send_seen)
        finally:
            self._record(scope, seen, time.perf_counter() - started)

    def _request_id(self, scope: Scope) -> str:
        """Return the caller's request id if it is a fit one, else a new one.

        New ones are numbers: asking the system for random bytes lets go of the interpreter, and another thread may then
        hold it for longer than a request takes.
        """
        for name, value in scope["headers"]:
            if name == b"x-request-id" and _REQUEST_ID.match(value):
                return cast("bytes", value).decode()
        return f"{self._prefix}-{next(self._numbers):06x}"

    def _record(self, scope: Scope, seen: Seen, seconds: float) -> None:
        operation = operation_of(scope)
        self._metrics.observe_request(operation, status=seen.status, seconds=seconds)
        if seen.error is not None:
            self._metrics.errors.labels(operation, seen.error.value).inc()
        self._request_log.request(
            operation, status=seen.status, ms=seconds * 1000, request_id=seen.request_id, user_id=seen.user_id
        )


def operation_of(scope: Scope) -> str:
    """Return the id of the operation that a request reached, `none` for a path that does not exist."""
    operation_id: str | None = getattr(scope.get("route"), "operation_id", None)
    return operation_id or "none"
