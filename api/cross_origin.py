"""CORS (the Fetch standard): browsers of allowed origins may call. Whoever is no browser pays nothing for it."""

from collections.abc import Awaitable, Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

READ_BY_BROWSERS = ("ETag", "Location", "X-Request-Id", "Idempotent-Replayed", "Retry-After")
SENT_BY_BROWSERS = ("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-Id")
METHODS = ("GET", "POST", "PUT", "DELETE")


class CrossOrigin(CORSMiddleware):
    """Starlette's middleware for requests that name an origin; the others go straight on.

    An answer that depends on the origin says so in `Vary` even to those who named none, so only installations that are
    open to all go straight on.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        super().__init__(
            app,
            allow_origins=list(origins),
            allow_methods=METHODS,
            allow_headers=SENT_BY_BROWSERS,
            expose_headers=READ_BY_BROWSERS,
        )

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:  # type: ignore[override]  # ASGI's
        if self.allow_all_origins:
            for name, _ in scope["headers"]:
                if name == b"origin":
                    break
            else:
                return self.app(scope, receive, send)
        return super().__call__(scope, receive, send)
