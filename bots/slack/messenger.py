"""Says replies on Slack. In a channel one line is public; all else is whispered to whom it is for."""

from dataclasses import dataclass, replace

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bots.conversation.replies import File
from bots.delivery.messenger import Broken, Delivery, Later, Outcome, Sent
from bots.delivery.rates import Rate, Rates
from bots.delivery.telling import is_one_line
from bots.slack import failures
from bots.slack.installations import Installations, Workspace
from bots.slack.mrkdwn import escaped
from bots.slack.people import private_channel
from bots.slack.pictures import Pictures
from bots.slack.render import Rendered, blocks, rendered
from bots.slack.unfurling import unfurled
from bots.slack.web import Web
from core.domain.json import JsonObject
from core.domain.public_address import PublicAddress
from core.services.outbox import Action

RATES = Rates(chat=Rate(1, burst=5), group=Rate(1, burst=5))
"""One a second in each channel but for short bursts: https://docs.slack.dev/apis/web-api/rate-limits"""
ATTEMPTS_WITH_A_NEW_FILE = 4
"""Slack may not know a file yet that it has just been given."""
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Message:
    """What one message shows, and what it says where blocks are not shown."""

    text: str
    blocks: list[JsonObject]


@dataclass(frozen=True, slots=True)
class _Saying:
    """A delivery on its way: the messages it became."""

    delivery: Delivery
    workspace: Workspace
    messages: tuple[Message, ...]

    @property
    def handle(self) -> str:
        return self.delivery.handle or ""

    @property
    def is_edit(self) -> bool:
        return self.delivery.action is Action.EDIT and self.delivery.message_id is not None


class SlackMessenger:
    """Posts, whispers and edits in every workspace that the app is installed in."""

    def __init__(
        self, web: Web, installations: Installations, *, pictures: Pictures, public: PublicAddress | None = None
    ) -> None:
        self._web = web
        self._installations = installations
        self._pictures = pictures
        self._public = public

    async def send(self, delivery: Delivery) -> Outcome:
        workspace = await self._installations.of(delivery.place.tenant)
        if workspace is None:
            return Later("not installed")
        if delivery.action is Action.UNFURL:
            return await unfurled(delivery, workspace, web=self._web, public=self._public)
        try:
            return await self._done(delivery, workspace)
        except (SlackApiError, ClientError) as error:
            outcome = failures.outcome_of(error)
        if isinstance(outcome, Broken):
            _log.warning("slack refused", delivery=delivery.id, code=outcome.reason)
            is_new_file = outcome.reason == "invalid_blocks" and delivery.attempts < ATTEMPTS_WITH_A_NEW_FILE
            return Later("file not ready") if is_new_file and rendered(delivery.reply).charts else outcome
        return outcome

    async def _done(self, delivery: Delivery, workspace: Workspace) -> Sent:
        place = delivery.place
        is_for_one = place.is_group and place.only_for is not None
        is_public = is_for_one and is_one_line(delivery.reply)
        said = rendered(delivery.reply, whose=place.only_for if is_public else None, public=self._public)
        saying = _Saying(delivery, workspace, await self._messages(said, workspace))
        if is_public:
            sent = await self._in_public(saying)
        elif is_for_one:
            sent = await self._whispered(saying)
        else:
            sent = await self._edited(saying) if saying.is_edit else await self._posted(saying)
        for file in said.files:
            await self._hand_over(file, saying)
        return sent

    async def _messages(self, said: Rendered, workspace: Workspace) -> tuple[Message, ...]:
        images = [await self._pictures.image_of(chart, workspace) for chart in said.charts]
        last = len(said.pages) - 1
        return tuple(
            Message(page.text, blocks(page, images if at == last else ())) for at, page in enumerate(said.pages)
        )

    async def _hand_over(self, file: File, saying: _Saying) -> None:
        """Put a file where whoever asked for it alone sees it."""
        place, workspace = saying.delivery.place, saying.workspace
        file_id = await self._web.upload(workspace, file.content.encode(), name=file.name)
        channel, thread = place.address, place.thread
        if place.is_group and place.only_for is not None:
            channel, thread = await private_channel(self._web.client, place.only_for, workspace=workspace), None
        await self._web.complete(workspace, file_id, title=escaped(file.caption), channel=channel, thread=thread)

    async def _posted(self, saying: _Saying, *, channel: str | None = None) -> Sent:
        """Post where the delivery goes, or in another channel."""
        place, posted = saying.delivery.place, None
        for message in saying.messages:
            posted = await self._web.client.chat_postMessage(
                channel=channel or place.address,
                thread_ts=place.thread if channel is None else None,
                text=message.text,
                blocks=message.blocks,
                unfurl_links=False,
                unfurl_media=False,
                token=saying.workspace.token,
            )
        return Sent(None if posted is None else str(posted.get("ts")))

    async def _edited(self, saying: _Saying) -> Sent:
        """Let a message say something else; if that cannot be, say it in a new one."""
        if len(saying.messages) != 1:
            return await self._posted(saying)
        [message], ts = saying.messages, str(saying.delivery.message_id)
        try:
            await self._web.client.chat_update(
                channel=saying.delivery.place.address,
                ts=ts,
                text=message.text,
                blocks=message.blocks,
                token=saying.workspace.token,
            )
        except SlackApiError as error:
            if not failures.is_not_editable(error):
                raise
            return await self._posted(saying)
        return Sent(ts)

    async def _in_public(self, saying: _Saying) -> Sent:
        """Say a line to everybody in a channel; what was whispered before it has been answered, and goes."""
        if not saying.handle:
            return await self._edited(saying) if saying.is_edit else await self._posted_or_told(saying)
        if saying.is_edit:
            await self._web.respond(saying.handle, {"delete_original": True})
        left = await self._responded(saying, response_type="in_channel")
        return await self._posted_or_told(replace(saying, messages=left)) if left else Sent()

    async def _whispered(self, saying: _Saying) -> Sent:
        """Say something to one person in a channel; a tap's answer takes the place of what was whispered before."""
        left = saying.messages
        if saying.handle:
            left = await self._responded(saying, response_type="ephemeral", is_replacing=saying.is_edit)
        if not left:
            return Sent()
        try:
            return await self._ephemeral(replace(saying, messages=left))
        except SlackApiError as error:
            if not failures.is_not_here(error):
                raise
            return await self._in_private(saying)

    async def _ephemeral(self, saying: _Saying) -> Sent:
        place, posted = saying.delivery.place, None
        for message in saying.messages:
            posted = await self._web.client.chat_postEphemeral(
                channel=place.address,
                user=place.only_for or "",
                thread_ts=place.thread,
                text=message.text,
                blocks=message.blocks,
                token=saying.workspace.token,
            )
        return Sent(None if posted is None else str(posted.get("message_ts")))

    async def _posted_or_told(self, saying: _Saying) -> Sent:
        """Post in a channel; where the app is not in it, tell whoever spoke."""
        try:
            return await self._posted(saying)
        except SlackApiError as error:
            if not failures.is_not_here(error):
                raise
            return await self._in_private(saying)

    async def _in_private(self, saying: _Saying) -> Sent:
        """Post in the chat of one person with the app. No message id: in the channel it would be another message's."""
        channel = await private_channel(
            self._web.client, saying.delivery.place.only_for or "", workspace=saying.workspace
        )
        await self._posted(saying, channel=channel)
        return Sent()

    async def _responded(
        self, saying: _Saying, *, response_type: str, is_replacing: bool = False
    ) -> tuple[Message, ...]:
        """Answer by the address for responses; return what is left to say because it takes no more."""
        thread = saying.delivery.place.thread
        for at, message in enumerate(saying.messages):
            answer = {
                "text": message.text,
                "blocks": message.blocks,
                "response_type": response_type,
                "replace_original": is_replacing and at == 0,
            }
            if not await self._web.respond(
                saying.handle, answer if thread is None else {**answer, "thread_ts": thread}
            ):
                return saying.messages[at:]
        return ()
