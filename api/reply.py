"""An answer ready to be sent: status, body, headers. Written straight to the server, since every body here is bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.types import Receive, Scope, Send

JSON_TYPE = "application/json"

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. Headers are by lower-case name; a body of None (304) has neither type nor length."""

    status: int
    body: bytes | None
    headers: Headers = field(default_factory=dict)
    media_type: str = JSON_TYPE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; a HEAD request gets the headers alone."""
        del receive
        body = b"" if self.body is None or scope["method"] == "HEAD" else self.body
        await send({"type": "http.response.start", "status": self.status, "headers": self._raw_headers()})
        await send({"type": "http.response.body", "body": body})

    def _raw_headers(self) -> list[tuple[bytes, bytes]]:
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.headers.items()]
        if self.body is not None:
            raw.append((b"content-type", self.media_type.encode("latin-1")))
            raw.append((b"content-length", b"%d" % len(self.body)))
        return raw
