"""What Bolt hands over of the Home tab, forms, shortcuts, channels and the app's own end: converted, and handed on."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import cast

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bots.conversation.fields import Field, Kind
from bots.conversation.wording import fixed
from bots.delivery.chats import changed
from bots.delivery.receiving import Event
from bots.delivery.zones import zone_moved
from bots.slack.errands import NOT_TAKEN, Errands
from bots.slack.forms import PREFIX, Origin, filled_of
from bots.slack.home import FORM, TAP
from bots.slack.homes import Homes, Tap
from bots.slack.installations import Installations, workspace_of
from bots.slack.intake import Intake
from bots.slack.modals import Modals
from bots.slack.mrkdwn import spoken
from bots.slack.people import People
from bots.slack.rooms import ENDS, RENAMES, change_of
from bots.slack.subscriptions import LOG_MESSAGE, LOG_PROGRESS
from bots.slack.visitors import Visitor, visitor_of
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject

ROOM_EVENTS = ("member_joined_channel", "member_left_channel", *ENDS, *RENAMES)
END_EVENTS = ("app_uninstalled", "tokens_revoked")
FORMS_OF_COMMANDS = {"/goal": Kind.GOAL, "/new": Kind.GOAL, "/log": Kind.LOG, "/settings": Kind.SETTINGS}
"""Commands that open a form when no words follow."""


class Surfaces:
    """The listeners of everything that is not a message, a command with words, or a tap on a message."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        errands: Errands,
        people: People,
        intake: Intake,
        homes: Homes,
        modals: Modals,
        installations: Installations,
    ) -> None:
        self._database = database
        self._clock = clock
        self._errands = errands
        self._people = people
        self._intake = intake
        self._homes = homes
        self._modals = modals
        self._installations = installations

    @property
    def events(self) -> Mapping[str, Callable[..., Awaitable[BoltResponse | None]]]:  # type: ignore[explicit-any]  # as Bolt calls them
        """The events that are heard, beside messages, each by its type with what hears it."""
        rooms, ends = dict.fromkeys(ROOM_EVENTS, self.room_changed), dict.fromkeys(END_EVENTS, self.app_ended)
        return {"app_home_opened": self.home_opened, "user_change": self.person_changed, **rooms, **ends}

    def listen(self, app: AsyncApp) -> None:
        """Register all of them; of several that fit Bolt takes the first."""
        app.action(re.compile(f"^{TAP}-"))(self.home_tapped)
        app.action(re.compile(f"^{FORM}-"))(self.form_asked)
        app.action(Field.KIND.value)(self.kind_chosen)
        app.view(re.compile(f"^{PREFIX}"))(self.form_sent)
        app.shortcut(LOG_PROGRESS)(self.shortcut_taken)
        app.shortcut(LOG_MESSAGE)(self.message_chosen)
        for name, listener in self.events.items():
            app.event(name)(listener)

    async def home_opened(self, event: JsonObject, request: AsyncBoltRequest) -> BoltResponse | None:
        """Show somebody their Home tab, and greet whoever comes for the first time as their first words would be."""
        body, workspace = cast("JsonObject", request.body), workspace_of(request.context)
        if event.get("tab") != "home":
            return None
        visitor = await visitor_of({**event, "team_id": body.get("team_id")}, workspace, people=self._people)
        is_known = await self._homes.is_known(visitor)
        if not is_known and not await self._intake.take(_greeting(body, visitor, at=self._clock), workspace):
            return BoltResponse(status=NOT_TAKEN)
        await self._errands.in_time((workspace.tenant, str(body.get("event_id"))), lambda: self._homes.publish(visitor))
        return None

    async def home_tapped(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Carry out what was tapped in a Home tab."""
        body, visitor = await self._visited(request)
        choice, trigger = str(_action(body).get("value")), str(body.get("trigger_id"))
        await self._homes.tapped(Tap(visitor, choice, event_id=trigger, shown=_view(body)))
        await ack()

    async def form_asked(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Open the form that a button in a Home tab names."""
        body, visitor = await self._visited(request)
        kind, trigger = Kind(str(_action(body).get("value"))), str(body.get("trigger_id"))
        if not await self._modals.open(kind, visitor, trigger=trigger, origin=Origin()):
            await self._homes.tell(visitor, fixed.failed, shown=_view(body))
        await ack()

    async def kind_chosen(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Let the form for a new goal ask for what the kind needs."""
        body, visitor = await self._visited(request)
        view, values = _view(body), filled_of(_view(body)).values
        key = visitor.workspace.tenant, str(body.get("trigger_id"))
        await self._errands.in_time(key, lambda: self._modals.change(view, visitor, values=values))
        await ack()

    async def form_sent(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Take a form, or say at its fields what is wrong."""
        body, visitor = await self._visited(request)
        answer = await self._modals.take(_view(body), visitor)
        await ack(response_action=answer.action, errors=answer.errors, view=answer.view)

    async def shortcut_taken(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Open the form for a log from anywhere; it is answered in private."""
        body, visitor = await self._visited(request)
        origin, trigger = Origin(visitor.address), str(body.get("trigger_id"))
        if not await self._modals.open(Kind.LOG, visitor, trigger=trigger, origin=origin):
            await self._modals.apologise(visitor)
        await ack()

    async def message_chosen(self, request: AsyncBoltRequest, ack: AsyncAck) -> None:
        """Open the form for a log, filled in with what a message tells; it is answered where the message stands."""
        body, visitor = await self._visited(request)
        message, channel = cast("JsonObject", body.get("message") or {}), cast("JsonObject", body.get("channel") or {})
        thread = message.get("thread_ts")
        origin = Origin(str(channel.get("id")), thread if isinstance(thread, str) else None)
        text, trigger = spoken(str(message.get("text") or "")), str(body.get("trigger_id"))
        if not await self._modals.open(Kind.LOG, visitor, trigger=trigger, origin=origin, text=text):
            await self._modals.apologise(visitor, url=str(body.get("response_url")))
        await ack()

    async def command_opens(self, request: AsyncBoltRequest) -> bool:
        """Open the form that a command without words stands for; say whether there is one, and it is open."""
        body, workspace = request.body, workspace_of(request.context)
        kind = FORMS_OF_COMMANDS.get(str(body.get("command")))
        if kind is None or str(body.get("text") or "").strip():
            return False
        visitor = await visitor_of(body, workspace, people=self._people)
        origin = Origin(str(body.get("channel_id")))
        return await self._modals.open(kind, visitor, trigger=str(body.get("trigger_id")), origin=origin)

    async def person_changed(self, event: JsonObject, context: AsyncBoltContext) -> None:
        """Ask about somebody anew; one who lives in another zone now is told what we go by."""
        workspace, user = workspace_of(context), cast("JsonObject", event.get("user") or {})
        self._people.forget(str(user.get("id")), workspace.tenant)
        if isinstance(user.get("tz"), str):
            visitor = await visitor_of({"user": user}, workspace, people=self._people)
            await zone_moved(self._database, visitor.identity, now=self._clock())
            self._intake.wake()

    async def room_changed(self, event: JsonObject, request: AsyncBoltRequest) -> None:
        """Note that a channel has us now, or not any more, or another name."""
        workspace, inviter = workspace_of(request.context), event.get("inviter")
        locale = (await self._people.person(inviter, workspace)).locale if isinstance(inviter, str) else None
        change = change_of(request.body, event, workspace=workspace, locale=locale)
        if change is not None:
            self._people.names.forget(change.place.address, workspace)
            await changed(self._database, change, now=self._clock())
            self._intake.wake()

    async def app_ended(self, event: JsonObject, context: AsyncBoltContext) -> None:
        """Forget an installation whose bot token was revoked, or that was taken out."""
        tokens = cast("JsonObject", event.get("tokens") or {"bot": [True]})
        tenant = context.enterprise_id if context.is_enterprise_install else context.team_id
        if tokens.get("bot") and tenant is not None:
            await self._installations.end(tenant)

    async def _visited(self, request: AsyncBoltRequest) -> tuple[JsonObject, Visitor]:
        body = cast("JsonObject", request.body)
        return body, await visitor_of(body, workspace_of(request.context), people=self._people)


def _greeting(body: JsonObject, visitor: Visitor, *, at: Clock) -> Event:
    """Return what somebody would say who comes for the first time."""
    return Event(
        id=f"home:{body.get('event_id')}",
        identity=visitor.identity,
        place=visitor.place(visitor.address),
        sent_at=at(),
        text="/start",
    )


def _view(body: JsonObject) -> JsonObject:
    return cast("JsonObject", body.get("view") or {})


def _action(body: JsonObject) -> JsonObject:
    actions = cast("list[JsonObject]", body.get("actions") or [{}])
    return actions[0]
