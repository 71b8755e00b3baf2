"""Shows shared goals in people's messages: hears of the links in them, and says what stands behind.

https://docs.slack.dev/messaging/unfurling-links-in-messages
"""

from collections.abc import Callable
from dataclasses import replace

import structlog
from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from bots.conversation.replies import Preview
from bots.delivery.links import Posted, take_links
from bots.delivery.messenger import Delivery, Outcome, Sent
from bots.delivery.outages import OUTAGES
from bots.slack import failures
from bots.slack.errands import NOT_TAKEN, Errands
from bots.slack.installations import Workspace, workspace_of
from bots.slack.links import message_of, posted_in
from bots.slack.people import People
from bots.slack.previews import unfurls
from bots.slack.subscriptions import LINK_EVENT
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject
from core.domain.public_address import PublicAddress

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Links:
    """Hears of links in messages that are written, or being written."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        public: PublicAddress,
        errands: Errands,
        people: People,
        when_queued: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._public = public
        self._errands = errands
        self._people = people
        self._when_queued = when_queued

    def listen(self, app: AsyncApp) -> None:
        """Register what hears them."""
        app.event(LINK_EVENT)(self.posted)

    async def posted(self, event: JsonObject, request: AsyncBoltRequest) -> BoltResponse | None:
        """Take links; those that are not on disk in time are for Slack to tell of again."""
        workspace, event_id = workspace_of(request.context), str(request.body.get("event_id"))
        posted = posted_in(event, workspace, event_id=event_id, public=self._public)
        if posted is None:
            return None
        author = str(event.get("user"))
        key = workspace.tenant, event_id
        is_taken = await self._errands.in_time(key, lambda: self._is_on_disk(posted, workspace, author=author))
        return None if is_taken else BoltResponse(status=NOT_TAKEN)

    async def _is_on_disk(self, posted: Posted, workspace: Workspace, *, author: str) -> bool:
        person = await self._people.person(author, workspace)
        try:
            spoken = replace(posted, locale=person.locale or posted.locale)
            await take_links(self._database, spoken, now=self._clock())
        except OUTAGES as error:
            _log.warning("links not taken", platform="slack", tenant=workspace.tenant, error=type(error).__name__)
            return False
        self._when_queued()
        return True


async def unfurled(delivery: Delivery, workspace: Workspace, *, web: Web, public: PublicAddress | None) -> Outcome:
    """Show previews in the message that a delivery names; where Slack cannot get at the pictures, without them."""
    previews = [part for part in delivery.reply.parts if isinstance(part, Preview)]
    message = message_of(delivery)
    for address in (public, None):
        try:
            shown = unfurls(previews, public=address)
            await web.client.chat_unfurl(
                channel=message.channel,
                ts=message.ts,
                source=message.source,
                unfurl_id=message.unfurl_id,
                unfurls=shown,
                token=workspace.token,
            )
        except SlackApiError as error:
            if address is None or not failures.is_about_a_preview(error):
                return failures.outcome_of_preview(error)
        except ClientError as error:
            return failures.outcome_of(error)
        else:
            break
    return Sent()
