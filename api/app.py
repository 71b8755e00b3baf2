"""The application: routes, middleware, and what is answered where no route is."""

import time
from collections.abc import Awaitable, Collection, Iterable, Sequence

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
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
    """FastAPI with our own middleware and no other around the routes, and a short way to them.

    Its usual layers serve what our routes do without (response models, dependencies that close files, its telemetry),
    and each costs every request; the last-resort 500 is `Observation`'s.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; that the server starts and stops is the router's matter."""
        if scope["type"] != "http":
            await self.router(scope, receive, send)
            return
        scope["app"] = self
        if self.middleware_stack is None:
            self.middleware_stack = self.build_middleware_stack()
        await self.middleware_stack(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        """Return the routes inside the middleware."""
        layered: ASGIApp = _Routes(self.routes)
        for middleware in reversed(self.user_middleware):
            layered = middleware.cls(layered, *middleware.args, **middleware.kwargs)
        return layered


class _Routes:
    """The routes by method, in each the most asked first.

    FastAPI's router asks a dozen things more of each request, and of each route whether it fits.
    """

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._routes = [route for route in routes if isinstance(route, ContractRoute)]
        methods = {method for route in self._routes for method in route.served}
        self._by_method = {method: [route for route in self._routes if method in route.served] for method in methods}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Hand a request to its route."""
        path = scope["path"]
        for route in self._by_method.get(scope["method"], ()):
            if (parameters := route.parameters_in(path)) is not None:
                scope["path_params"] = parameters
                return route.app(scope, receive, send)
        return _no_route(scope, receive, send, allowed=self._methods_of(path))

    def _methods_of(self, path: str) -> frozenset[str]:
        fitting = [route for route in self._routes if route.parameters_in(path) is not None]
        return frozenset(method for route in fitting for method in route.served)


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
    app.state.runtime = runtime
    app.state.rate_limit = RateLimit(time.monotonic) if rate_limits else None
    return app


async def _no_route(scope: Scope, receive: Receive, send: Send, *, allowed: Collection[str]) -> None:
    """Answer what no route takes: another method of a path that exists, or a path that does not."""
    method, listed = scope["method"], ", ".join(sorted({*allowed, "OPTIONS"}))
    if allowed and method == "OPTIONS":
        await Reply(204, None, {"allow": listed})(scope, receive, send)
        return
    failure = GoalError(ErrorCode.NOT_FOUND, what="path here; those that exist are shown at /docs")
    if allowed:
        failure = GoalError(ErrorCode.METHOD_NOT_ALLOWED, method=method, allowed=listed)
    seen = seen_of(scope)
    seen.error = failure.code
    runtime: Runtime = scope["app"].state.runtime
    await failure_reply(failure, now=runtime.clock(), request_id=seen.request_id)(scope, receive, send)
