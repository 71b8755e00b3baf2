"""A route of the contract: from the match of a path to the reply, errors included.

It goes around FastAPI's dependency solving and response models: 65 to 80 us a request, more than most use cases.
"""

import structlog
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from api.call import Call
from api.failures import failure_reply, known_failure
from api.observation import seen_of
from api.operations import Operation
from api.reply import Reply
from core.domain.errors import ErrorCode, GoalError

_log = structlog.get_logger()


class ContractRoute(APIRoute):
    """One operation. A GET answers HEAD, too."""

    def __init__(self, operation: Operation) -> None:
        self.served = frozenset({"GET", "HEAD"} if operation.method == "GET" else {operation.method})
        super().__init__(
            operation.path,
            operation.endpoint,
            methods=sorted(self.served),
            operation_id=operation.operation_id,
            response_model=None,
            include_in_schema=False,
        )
        self._operation = operation
        self.app = self._answer

    def parameters_in(self, path: str) -> dict[str, str] | None:
        """Return the parameters in a path of this route; None for another path."""
        found = self.path_regex.match(path)
        return None if found is None else found.groupdict()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request whose path and method are this route's."""
        scope["route"] = self
        call = Call(scope, receive)
        try:
            reply = await self._operation.endpoint(call, **scope["path_params"])
        except ClientDisconnect:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the client gets an answer and the log a trace
            failure = known_failure(error) or GoalError(ErrorCode.INTERNAL)
            reply = await self._failed(call, failure, because=error)
        await reply(scope, receive, send)

    async def _failed(self, call: Call, failure: GoalError, *, because: Exception) -> Reply:
        seen = seen_of(call.scope)
        if failure.code is ErrorCode.INTERNAL:
            _log.error("request failed", request_id=seen.request_id, exc_info=because)
        elif not (self._operation.is_public or call.has_actor):
            failure = await _stranger(call) or failure
        seen.error = failure.code
        if failure.code is ErrorCode.UNAVAILABLE:
            _log.warning("the database is unavailable", request_id=seen.request_id, exc_info=because)
        return failure_reply(failure, now=call.now, request_id=seen.request_id)


async def _stranger(call: Call) -> GoalError | None:
    """Return what is wrong with who asks: a stranger hears that first, whatever else is wrong with the request."""
    try:
        await call.read(lambda _session, _actor: None)
    except Exception as error:  # noqa: BLE001 - what is unknown is reported with the first failure
        return known_failure(error)
    return None
