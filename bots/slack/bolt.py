"""What Bolt hands over, by kind, and how each is acknowledged: when it is on disk, or in time and carried through."""

import asyncio
import re
from collections.abc import Callable

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bots.conversation.wording import channels
from bots.conversation.wording.language import speaking
from bots.delivery.outages import OUTAGES
from bots.delivery.receiving import Event
from bots.slack.errands import ACKNOWLEDGED_WITHIN_SECONDS, NOT_TAKEN
from bots.slack.installations import WORKSPACE, Installations, workspace_of
from bots.slack.intake import Intake
from bots.slack.listeners import command_event, message_event, tap_event
from bots.slack.people import People
from bots.slack.render import CHOICE
from bots.slack.surfaces import Surfaces
from bots.slack.unfurling import Links
from bots.slack.web import Web
from core.clock import Clock
from core.domain.json import JsonObject

FAILED = 500
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Listeners:
    """Converts what is for the conversation, and hands it on."""

    def __init__(self, intake: Intake, people: People, clock: Clock, *, web: Web, surfaces: Surfaces) -> None:
        self._surfaces = surfaces
        self._intake = intake
        self._people = people
        self._clock = clock
        self._web = web

    async def message(self, event: JsonObject, context: AsyncBoltContext) -> BoltResponse | None:
        """Take a message; one that is not on disk in time is for Slack to bring again."""
        workspace = workspace_of(context)
        taken = _understood(lambda: message_event(event, workspace))
        if taken is None:
            return None
        return None if await self._intake.take(taken, workspace) else BoltResponse(status=NOT_TAKEN)

    async def command(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Take a slash command, and say that it takes a moment where it does; without words it may open a form."""
        workspace, loop = workspace_of(request.context), asyncio.get_running_loop()
        until = loop.time() + ACKNOWLEDGED_WITHIN_SECONDS
        if await self._surfaces.command_opens(request):
            await ack()
            return
        taken = command_event(request.body, workspace, now=self._clock())
        if await self._intake.take(taken, workspace, url=taken.handle, within=max(until - loop.time(), 0.0)):
            await ack()
        else:
            await ack(text=self._one_moment(taken), response_type="ephemeral")

    async def tap(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Take a tap on one of our buttons."""
        body, workspace = request.body, workspace_of(request.context)
        taken, url = _understood(lambda: tap_event(body, workspace, now=self._clock())), str(body.get("response_url"))
        if taken is not None and not await self._intake.take(taken, workspace, url=url):
            await self._web.whisper(url, self._one_moment(taken))
        await ack()

    def _one_moment(self, event: Event) -> str:
        with speaking(self._people.locale_of(event.identity)):
            return channels.one_moment()


async def passed_over(ack: AsyncAck) -> None:
    """Acknowledge what is of no concern to us, so that it does not come again."""
    await ack()


async def failed(error: Exception) -> BoltResponse:
    """Leave a request that failed to Slack, which brings an event again; an outage is worth no trace."""
    if isinstance(error, OUTAGES):
        _log.warning("request not taken", platform="slack", error=type(error).__name__)
        return BoltResponse(status=NOT_TAKEN)
    _log.error("request failed", platform="slack", exc_info=error)
    return BoltResponse(status=FAILED)


def bolt_app(
    client: AsyncWebClient,
    installations: Installations,
    *,
    listeners: Listeners,
    surfaces: Surfaces,
    links: Links | None = None,
) -> AsyncApp:
    """Return Bolt with our listeners. Requests that reach it have been let in by the door, or by Socket Mode.

    `process_before_response`: a listener's end is awaited; else Bolt looks every 10 ms whether it has acknowledged.
    """

    async def _authorized(
        context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None
    ) -> AuthorizeResult | None:
        workspace = await installations.of(team_id or enterprise_id or "", enterprise_id)
        if workspace is None:
            return None
        context[WORKSPACE] = workspace
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=workspace.token, bot_user_id=workspace.bot_user
        )

    app = AsyncApp(
        name="goalpost",
        client=client,
        signing_secret="",
        authorize=_authorized,  # type: ignore[arg-type]  # None where the app is not installed, which Bolt minds
        process_before_response=True,
        request_verification_enabled=False,
    )
    app.error(failed)
    app.event("message")(listeners.message)
    app.event("app_mention")(listeners.message)
    surfaces.listen(app)
    if links is not None:
        links.listen(app)
    app.command(re.compile("^/"))(listeners.command)
    app.action(re.compile(f"^{CHOICE}-"))(listeners.tap)
    app.event(re.compile(""))(passed_over)
    app.action(re.compile(""))(passed_over)
    return app


def _understood(read: Callable[[], Event | None]) -> Event | None:
    """Return what an event means; one that we stumble over must not come again and again, so it means nothing."""
    try:
        return read()
    except Exception:  # noqa: BLE001 - whatever it is, it is logged and must not stop the others
        _log.exception("event not understood", platform="slack")
        return None
