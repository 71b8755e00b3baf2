"""The door at which Slack delivers events, commands and taps itself. What is let in goes through Bolt."""

from typing import Protocol

import structlog
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bots.delivery.bodies import body_of
from bots.slack.figures import DoorFigures
from bots.slack.signatures import Signatures
from core.clock import Clock

ANSWERED = 200
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Dispatching(Protocol):
    """Whoever carries out what was let in."""

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse | None:
        """Carry a request out; None while that is not possible yet."""
        ...


class SlackDoor:
    """Takes requests at one path."""

    def __init__(self, app: Dispatching, signatures: Signatures, *, clock: Clock, figures: DoorFigures) -> None:
        self._app = app
        self._signatures = signatures
        self._clock = clock
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of Slack, or of somebody who is not it."""
        answer = await self._answer(Request(scope, receive))
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            return Response(status_code=405, headers={"Allow": "POST"})
        body = await body_of(request)
        if body is None:
            return Response(status_code=413)
        refusal = self._signatures.refusal_of(body, request.headers, now=self._clock())
        if refusal is not None:
            _log.warning("request refused", platform="slack", reason=refusal.value)
            self._figures.refused(refusal)
            return Response(status_code=401)
        return await self._carried_out(body, request)

    async def _carried_out(self, body: bytes, request: Request) -> Response:
        try:
            asked = AsyncBoltRequest(body=body.decode(), headers=dict(request.headers))
        except ValueError:
            return Response(status_code=400)
        answer = await self._app.dispatch(asked)
        if answer is None:
            return Response(status_code=503)
        if answer.status == ANSWERED:
            self._signatures.answered(request.headers, now=self._clock())
        return Response(answer.body, status_code=answer.status, headers=answer.first_headers_without_set_cookie())
