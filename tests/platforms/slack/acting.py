"""What people do that the app has to answer within three seconds: commands, buttons, menus, modals, shortcuts."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import answering, interactions, reading
from tests.platforms.slack.accounts import User
from tests.platforms.slack.courier import Courier
from tests.platforms.slack.feed import Ack, Kind
from tests.platforms.slack.inputs import filled, lacking, state_of, with_value
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.world import World


@dataclass(frozen=True, slots=True)
class Submission:
    """What came of submitting a modal; `errors` are those the app put to fields, by block_id."""

    ack: Ack
    errors: dict[str, str]


class Acting:
    """Somebody who acts. Every act returns what the app answered; what it says comes in the conversation."""

    def __init__(self, courier: Courier, user: User) -> None:
        self.courier = courier
        self.user = user

    @property
    def world(self) -> World:
        """Where they are."""
        return self.courier.world

    def moment(self) -> datetime:
        """Return now."""
        return datetime.fromtimestamp(self.world.now(), UTC)

    @property
    def modal(self) -> JsonObject | None:
        """The modal they have before them."""
        stack = self.world.screens.stack(self.user.id)
        return stack[-1] if stack else None

    @property
    def home(self) -> JsonObject | None:
        """What the app has put into their Home tab."""
        return self.world.screens.homes.get(self.user.id)

    async def runs(self, command: str, *, to: Channel | None = None) -> Ack:
        """Run a slash command with what follows it, in private unless a conversation is named."""
        channel = self._direct() if to is None else to
        name, _, text = command.partition(" ")
        fields = interactions.command(
            self.world, self.world.base, user=self.user, channel=channel, name=name, text=text
        )
        ack = await self.courier.deliver(Kind.COMMAND, fields)
        answering.command_answered(self.world, ack, user=self.user, channel=channel, name=name)
        return ack

    async def clicks(self, shown: JsonObject, what: str, *, in_: Channel | None = None) -> Ack:
        """Click a button by what it reads, or by its action_id, in a message or a view."""
        for each in reading.elements(shown):
            if each["type"] == "button" and what in {reading.label(each), each["action_id"]}:
                return await self._acts(shown, each, {}, in_=in_)
        raise AssertionError(f"there is no button {what} among {reading.labels(shown)}")

    async def chooses(self, shown: JsonObject, action_id: str, value: object, *, in_: Channel | None = None) -> Ack:
        """Put a value into a menu or another element that acts at once, by its label or what stands behind."""
        element = next(each for each in reading.elements(shown) if each["action_id"] == action_id)
        return await self._acts(shown, element, with_value(element, value), in_=in_)

    async def types_into(self, shown: JsonObject, action_id: str, text: str) -> list[JsonObject]:
        """Type into a menu whose options the app offers; return those."""
        element = next(each for each in reading.elements(shown) if each["action_id"] == action_id)
        asked = interactions.interaction(self.world, self.user, "block_suggestion")
        asked |= {"action_id": action_id, "block_id": element["block_id"], "value": text, **self._place(shown, None)}
        ack = await self.courier.deliver(Kind.OPTIONS, asked)
        return answering.offered(ack)

    async def submits(self, values: dict[str, object] | None = None) -> Submission:
        """Submit the modal with values by action_id; what it answers happens to the modal."""
        view = self.modal
        assert view is not None, "no modal is open"
        state = filled(view, values or {})
        assert not (left := lacking(view, state)), f"Slack submits nothing while {left} are empty"
        view["state"] = state
        sent = interactions.interaction(self.world, self.user, "view_submission")
        sent |= {"view": view, "response_urls": [], "trigger_id": interactions.trigger(self.world, self.user)}
        ack = await self.courier.deliver(Kind.INTERACTION, sent)
        return Submission(ack, answering.submission_answered(self.world, ack, view=view, user=self.user))

    async def closes(self, *, is_all: bool = False) -> Ack | None:
        """Close the modal, or all; the app is told when it asked for that."""
        screens = self.world.screens
        view = screens.close(self.user.id)
        if is_all:
            screens.close_all(self.user.id)
        self.world.bell.ring()
        if not view.get("notify_on_close"):
            return None
        sent = interactions.interaction(self.world, self.user, "view_closed")
        return await self.courier.deliver(Kind.INTERACTION, {**sent, "view": view, "is_cleared": is_all})

    async def takes_shortcut(self, callback_id: str) -> Ack:
        """Choose a shortcut of the app from anywhere."""
        sent = interactions.interaction(self.world, self.user, "shortcut")
        sent |= {"callback_id": callback_id, "action_ts": self.world.stamp()}
        sent["trigger_id"] = interactions.trigger(self.world, self.user)
        return await self.courier.deliver(Kind.INTERACTION, sent)

    async def takes_message_shortcut(self, callback_id: str, message: JsonObject, *, in_: Channel) -> Ack:
        """Choose a shortcut of the app on a message."""
        sent = interactions.interaction(self.world, self.user, "message_action")
        sent |= {"callback_id": callback_id, "action_ts": self.world.stamp(), "message_ts": message["ts"]}
        sent |= {"trigger_id": interactions.trigger(self.world, self.user), "message": message}
        sent |= {"channel": interactions.in_message(in_, message)["channel"]}
        sent["response_url"] = self._response_url(in_, message)
        return await self.courier.deliver(Kind.INTERACTION, sent)

    async def _acts(self, shown: JsonObject, element: JsonObject, held: JsonObject, *, in_: Channel | None) -> Ack:
        if "blocks" in shown and "id" in shown and held:
            values = cast("dict[str, JsonObject]", cast("JsonObject", shown["state"])["values"])
            values[str(element["block_id"])][str(element["action_id"])] = held
        sent = interactions.interaction(self.world, self.user, "block_actions")
        sent |= {"trigger_id": interactions.trigger(self.world, self.user), **self._place(shown, in_)}
        sent["actions"] = [interactions.acted(element, held, stamp=self.world.stamp())]
        return await self.courier.deliver(Kind.INTERACTION, sent)

    def _place(self, shown: JsonObject, in_: Channel | None) -> JsonObject:
        """Return where something is done: in a view, or in a message with its address to answer to."""
        if "ts" not in shown:
            return interactions.in_view(shown)
        channel = self._direct() if in_ is None else in_
        place = interactions.in_message(channel, shown)
        return {**place, "state": state_of(shown), "response_url": self._response_url(channel, shown)}

    def _response_url(self, channel: Channel, message: JsonObject) -> str:
        team = self.world.teams[self.user.team_id]
        base = self.world.base
        return interactions.response_url(self.world, base, channel=channel, user=self.user, team=team, message=message)

    def _direct(self) -> Channel:
        return self.world.direct(self.world.teams[self.user.team_id], self.user.id)
