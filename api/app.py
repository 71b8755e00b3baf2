"""The application: routes, middleware, and what is answered where no route is."""

import time
from collections.abc import Sequence

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.cross_origin import CrossOrigin
from api.failures import failure_reply
from api.observation import Observation, seen_of
from api.operations import OPERATIONS
from api.rate_limit import RateLimit
from api.reply import Reply
from api.route import ContractRoute
from api.runtime import Runtime
from core.domain.errors import ErrorCode, GoalError


class Application(FastAPI):
    """FastAPI with our own middleware and no other around the routes.

    Its usual layers serve what our routes do without (response models, dependencies that close files, its telemetry),
    and each costs every request; the last-resort 500 is `Observation`'s.
    """

    def build_middleware_stack(self) -> ASGIApp:
        """Return the routes inside the middleware."""
        layered: ASGIApp = self.router
        for middleware in reversed(self.user_middleware):
            layered = middleware.cls(layered, *middleware.args, **middleware.kwargs)
        return layered


def create_app(runtime: Runtime, *, cors_origins: Sequence[str] = ("*",), rate_limits: bool = True) -> FastAPI:
    """Build the application around a runtime. Closing the database is the caller's."""
    app = Application(
        title="Goalpost",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # Asking whether it is on costs 8 us a request.
        routes=[ContractRoute(operation) for operation in OPERATIONS],
        middleware=[
            Middleware(Observation, metrics=runtime.metrics, clock=runtime.clock, request_log=runtime.request_log),
            Middleware(CrossOrigin, origins=cors_origins),
        ],
    )
    app.router.default = _no_route
    app.state.runtime = runtime
    app.state.rate_limit = RateLimit(time.monotonic) if rate_limits else None
    return app


async def _no_route(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer what no route takes: another method of a path that exists, or a path that does not."""
    allowed = _allowed_methods(scope)
    method = scope["method"]
    if allowed and method == "OPTIONS":
        await Reply(204, None, {"allow": allowed})(scope, receive, send)
        return
    failure = GoalError(ErrorCode.NOT_FOUND, what="path here; those that exist are shown at /docs")
    if allowed:
        failure = GoalError(ErrorCode.METHOD_NOT_ALLOWED, method=method, allowed=allowed)
    seen = seen_of(scope)
    seen.error = failure.code
    runtime: Runtime = scope["app"].state.runtime
    await failure_reply(failure, now=runtime.clock(), request_id=seen.request_id)(scope, receive, send)


def _allowed_methods(scope: Scope) -> str:
    """Return all methods of the path that was asked for, over all its routes."""
    routes = [route for route in scope["app"].routes if isinstance(route, ContractRoute)]
    fitting = [route for route in routes if route.has_path_of(scope)]
    methods = {method for route in fitting for method in route.served}
    return ", ".join(sorted(methods | {"OPTIONS"})) if methods else ""
