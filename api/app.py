"""The application: routes, middleware, and what is answered where no route is."""

import time
from collections.abc import Sequence

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from api.cross_origin import CrossOrigin
from api.failures import failure_reply
from api.observation import Observation, seen_of
from api.operations import OPERATIONS
from api.rate_limit import RateLimit
from api.route import ContractRoute
from api.runtime import Runtime
from core.domain.errors import ErrorCode, GoalError


def create_app(runtime: Runtime, *, cors_origins: Sequence[str] = ("*",), rate_limits: bool = True) -> FastAPI:
    """Build the application around a runtime. Closing the database is the caller's."""
    app = FastAPI(
        title="Goalpost",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        routes=[ContractRoute(operation) for operation in OPERATIONS],
        middleware=[
            Middleware(Observation, metrics=runtime.metrics, clock=runtime.clock),
            Middleware(CrossOrigin, origins=cors_origins),
        ],
        exception_handlers={HTTPException: _no_route},
    )
    app.state.runtime = runtime
    app.state.rate_limit = RateLimit(time.monotonic) if rate_limits else None
    return app


async def _no_route(request: Request, _error: Exception) -> Response:
    """Answer what no route takes: another method of a path that exists, or a path that does not."""
    allowed = _allowed_methods(request)
    if not allowed:
        failure = GoalError(ErrorCode.NOT_FOUND, what="path here; those that exist are shown at /docs")
    elif request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": allowed})
    else:
        failure = GoalError(ErrorCode.METHOD_NOT_ALLOWED, method=request.method, allowed=allowed)
    seen = seen_of(request.scope)
    seen.error = failure.code
    runtime: Runtime = request.app.state.runtime
    reply = failure_reply(failure, now=runtime.clock(), request_id=seen.request_id)
    return Response(reply.body, reply.status, dict(reply.headers), reply.media_type)


def _allowed_methods(request: Request) -> str:
    """Return all methods of the path that was asked for, over all its routes."""
    routes = [route for route in request.app.routes if isinstance(route, ContractRoute)]
    fitting = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
    methods = {method for route in fitting for method in route.served}
    return ", ".join(sorted(methods | {"OPTIONS"})) if methods else ""
