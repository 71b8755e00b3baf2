"""One call of an operation: who asks, when, with what, and how its use case is run.

All that an endpoint sees of HTTP.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError
from sqlmodel import Session
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope

from api.credentials import bearer_token
from api.json_body import MOST_BYTES, check_media_type, json_object
from api.observation import seen_of
from api.problems import problems_of
from api.query import Query
from api.rate_limit import RateLimit
from api.runtime import Runtime
from core.db.records import Actor
from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.services.access import actor_of

Model = TypeVar("Model", bound=BaseModel)
Result = TypeVar("Result")
_LENGTH = re.compile(r"[0-9]{1,18}\Z")
UseCase = Callable[[Session, Actor], Result]
"""A use case of the one who asks. It may run more than once, so it changes nothing but the session."""


class Call(Request):
    """A request, as an endpoint sees it."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        super().__init__(scope, receive)
        self.runtime: Runtime = scope["app"].state.runtime
        self.now = self.runtime.clock()
        self._raw_body: bytes | None = None
        self._by_name: dict[bytes, bytes] = {}
        self._actor: Actor | None = None

    @property
    def path(self) -> str:
        """The path, decoded."""
        return cast("str", self.scope["path"])

    @property
    def query_string(self) -> str:
        """The query as it was sent."""
        return cast("bytes", self.scope["query_string"]).decode("latin-1")

    @property
    def query(self) -> Query:
        """The parameters of the query, to be read and checked once."""
        return Query(self.query_string)

    @property
    def has_actor(self) -> bool:
        """Whether the caller has been told apart from a stranger."""
        return self._actor is not None

    def header(self, name: str) -> str | None:
        """Return a header by its lower-case name; several of the same name are one list."""
        if not self._by_name:
            self._by_name = _by_name(self.scope["headers"])
        found = self._by_name.get(name.encode())
        return None if found is None else found.decode("latin-1")

    def read(self, use_case: UseCase[Result]) -> Awaitable[Result]:
        """Run a use case of the caller that only reads.

        Raises: UNAUTHORIZED, RATE_LIMITED, and what the use case raises.
        """
        token = bearer_token(self.header("authorization"))
        return self.runtime.database.read(lambda session: use_case(session, self._actor_in(session, token)))

    def write(self, use_case: UseCase[Result]) -> Awaitable[Result]:
        """Run a use case of the caller that changes something; return once the change is durable.

        Raises: UNAUTHORIZED, RATE_LIMITED, and what the use case raises.
        """
        token = bearer_token(self.header("authorization"))
        return self.runtime.database.write(lambda session: use_case(session, self._actor_in(session, token)))

    async def parsed(self, model: type[Model], *, is_optional: bool = False) -> Model:
        """Return the body as a model; an optional one that was left out is empty.

        Raises: UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, MALFORMED_JSON, VALIDATION_ERROR.
        """
        raw = await self.raw_body()
        if not raw and is_optional:
            return model()
        check_media_type(self.header("content-type"))
        try:
            return model.model_validate(json_object(raw))
        except ValidationError as error:
            raise InvalidInput(problems_of(error)) from None

    async def raw_body(self) -> bytes:
        """Return the bytes of the body, read once.

        Raises: PAYLOAD_TOO_LARGE.
        """
        if self._raw_body is None:
            declared = self.header("content-length")
            if declared is not None and _LENGTH.match(declared) and int(declared) > MOST_BYTES:
                raise GoalError(ErrorCode.PAYLOAD_TOO_LARGE, limit=MOST_BYTES)
            self._raw_body = await self._received()
        return self._raw_body

    async def _received(self) -> bytes:
        received = bytearray()
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            received += message.get("body", b"")
            if len(received) > MOST_BYTES:
                raise GoalError(ErrorCode.PAYLOAD_TOO_LARGE, limit=MOST_BYTES)
            if not message.get("more_body", False):
                return bytes(received)

    def _actor_in(self, session: Session, token: str) -> Actor:
        """Return who asks, looked up once; each new caller takes a token of the rate limit."""
        if self._actor is None:
            actor = self._known(session, token)
            seen_of(self.scope).user_id = actor.user_id
            limit = cast("RateLimit | None", self.scope["app"].state.rate_limit)
            if limit is not None:
                limit.take(actor.user_id)
            self._actor = actor
        return self._actor

    def _known(self, session: Session, token: str) -> Actor:
        callers = self.runtime.callers
        actor = callers.get(token)
        if actor is None:
            actor = actor_of(session, token)
            callers.put(token, actor)
        return actor


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Return headers by lower-case name; several of the same name are one list (RFC 9110, section 5.3)."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        found[name] = value if name not in found else b"%b, %b" % (found[name], value)
    return found
