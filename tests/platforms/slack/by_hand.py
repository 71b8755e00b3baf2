"""The page on which somebody plays people on Slack, and what it asks: a workspace as one of them sees it, and acts."""

import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

from aiohttp import web

from core.domain.json import JsonObject
from tests.platforms.slack.failures import SlackError
from tests.platforms.slack.feed import Ack
from tests.platforms.slack.people import Person
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.slack import Slack

PAGE = Path(__file__).parent / "data" / "page.html"
MOST_MESSAGES = 200
WAIT_SECONDS = 20.0
Act = Callable[[Person, Channel, JsonObject], Awaitable[JsonObject]]


class ByHand:
    """Answers the page."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    def routes(self) -> list[web.RouteDef]:
        """Return the paths of the page."""
        asked = [web.get("/", self._page), web.get("/state", self._state), web.get("/show/{file}", self._show)]
        return [*asked, web.post("/acts", self._act)]

    async def _page(self, _request: web.Request) -> web.Response:
        return web.Response(text=PAGE.read_text("utf-8"), content_type="text/html")

    async def _show(self, request: web.Request) -> web.Response:
        kept = self._slack.world.files.get(request.match_info["file"])
        if kept is None or kept.content is None:
            raise web.HTTPNotFound
        return web.Response(body=kept.content, content_type=str(kept.document("", created=0)["mimetype"]))

    async def _state(self, request: web.Request) -> web.Response:
        """Return what somebody sees, as soon as it is other than what the page has."""
        who = self._person(dict(request.query))
        seen = request.query.get("seen", "")
        await self._slack.world.bell.until(lambda: self._stamp(who) != seen, seconds=WAIT_SECONDS)
        return web.json_response({**self._seen_by(who), "seen": self._stamp(who)})

    async def _act(self, request: web.Request) -> web.Response:
        """Let somebody do something in a conversation: the one with the app alone, or one by its id."""
        act = cast("JsonObject", await request.json())
        who = self._person(act)
        channel = self._slack.world.channels.get(str(act.get("channel")), who.dm)
        try:
            done = await ACTS[str(act["act"])](who, channel, act)
        except (KeyError, StopIteration, AssertionError) as error:
            return web.json_response({"problem": str(error) or "that is not there any more"}, status=400)
        except SlackError as error:
            return web.json_response({"problem": json.dumps(error.body)}, status=400)
        self._slack.world.bell.ring()
        return web.json_response({"channel": channel.id, **done})

    def _person(self, given: JsonObject) -> Person:
        return self._slack.team(str(given.get("team") or "acme")).person(str(given.get("who") or "ada"))

    def _seen_by(self, who: Person) -> JsonObject:
        world = self._slack.world
        seen = [who.dm, *(each for each in world.channels.values() if each is not who.dm and _sees(who, each))]
        names = {each.id: each.shown_name for each in world.users.values()}
        return {
            "me": who.user.id,
            "app": who.team.bot_user,
            "names": {**names, **{each.id: each.name for each in seen}, "USLACKBOT": "Slackbot"},
            "teams": sorted(each.domain for each in world.teams.values()),
            "channels": [_channel(who, each) for each in seen],
            "modal": who.modal,
            "home": who.home,
        }

    def _stamp(self, who: Person) -> str:
        return str(hash(json.dumps(self._seen_by(who), default=str)))


def _sees(who: Person, channel: Channel) -> bool:
    return who.user.id in channel.members or (channel.is_seen_in(who.user.team_id) and channel.type == "channel")


def _channel(who: Person, channel: Channel) -> JsonObject:
    mine = [each for each in channel.ephemerals if each["reader"] == who.user.id]
    messages = sorted([*channel.messages.values(), *mine], key=lambda each: str(each["ts"]))
    described: JsonObject = {"id": channel.id, "name": channel.name, "type": channel.type}
    described |= {"is_member": who.user.id in channel.members, "is_archived": channel.is_archived}
    has_app = who.team.bot_user in channel.members
    return {**described, "has_app": has_app, "messages": messages[-MOST_MESSAGES:]}


def _acked(ack: Ack | None) -> JsonObject:
    return {} if ack is None else {"status": ack.status, "seconds": round(ack.seconds, 3), "why": ack.why}


def _shown(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    """Return what somebody acts on: the modal, the Home tab, or a message."""
    views = {"modal": who.modal, "home": who.home}
    if act.get("view"):
        return cast("JsonObject", views[str(act["view"])])
    return _message(channel, act)


def _message(channel: Channel, act: JsonObject) -> JsonObject:
    stamp = str(act["message"])
    return next(each for each in [*channel.messages.values(), *channel.ephemerals] if each["ts"] == stamp)


async def _says(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    thread = channel.messages[str(act["thread"])] if act.get("thread") else None
    return {"ts": who.says(str(act["text"]), to=channel, thread=thread)["ts"]}


async def _runs(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    return _acked(await who.runs(str(act["text"]), to=channel))


async def _clicks(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    return _acked(await who.clicks(_shown(who, channel, act), str(act["what"]), in_=channel))


async def _chooses(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    return _acked(await who.chooses(_shown(who, channel, act), str(act["what"]), act["value"], in_=channel))


async def _submits(who: Person, _channel: Channel, act: JsonObject) -> JsonObject:
    submission = await who.submits(cast("dict[str, object]", act.get("values") or {}))
    return {**_acked(submission.ack), "errors": submission.errors}


async def _closes(who: Person, _channel: Channel, act: JsonObject) -> JsonObject:
    return _acked(await who.closes(is_all=bool(act.get("all"))))


async def _takes(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    if act.get("message"):
        message = _message(channel, act)
        return _acked(await who.takes_message_shortcut(str(act["what"]), message, in_=channel))
    return _acked(await who.takes_shortcut(str(act["what"])))


async def _makes(who: Person, _channel: Channel, act: JsonObject) -> JsonObject:
    made = who.makes_channel(str(act["text"]), is_private=bool(act.get("private")), has_app=bool(act.get("app", True)))
    return {"channel": made.id}


async def _uploads(who: Person, channel: Channel, act: JsonObject) -> JsonObject:
    content = b64decode(str(act["content"]))
    return {"ts": who.uploads(content, str(act["name"]), text=str(act.get("text") or ""), to=channel)["ts"]}


def _at_once(does: Callable[[Person, Channel, JsonObject], object]) -> Act:
    """Return an act that nobody has to answer."""

    async def act(who: Person, channel: Channel, given: JsonObject) -> JsonObject:
        does(who, channel, given)
        return {}

    return act


async def _disconnects(who: Person, _channel: Channel, _act: JsonObject) -> JsonObject:
    await who.courier.sockets.disconnect()
    return {}


ACTS: dict[str, Act] = {
    "say": _says,
    "run": _runs,
    "click": _clicks,
    "choose": _chooses,
    "submit": _submits,
    "close": _closes,
    "shortcut": _takes,
    "make channel": _makes,
    "upload": _uploads,
    "disconnect": _disconnects,
    "edit": _at_once(lambda who, channel, act: who.edits(_message(channel, act), str(act["text"]), in_=channel)),
    "delete": _at_once(lambda who, channel, act: who.deletes(_message(channel, act), in_=channel)),
    "react": _at_once(lambda who, channel, act: who.reacts(_message(channel, act), str(act["what"]), in_=channel)),
    "home": _at_once(lambda who, _channel, _act: who.opens_home()),
    "join": _at_once(lambda who, channel, _act: who.joins(channel)),
    "leave": _at_once(lambda who, channel, _act: who.leaves(channel)),
    "invite app": _at_once(lambda who, channel, _act: who.invites(channel, who.team.bot_user)),
    "remove app": _at_once(lambda who, channel, _act: who.leaves(channel, user=who.team.bot_user)),
    "archive": _at_once(lambda who, channel, _act: who.archives(channel)),
    "move": _at_once(lambda who, _channel, act: who.changes(tz=str(act["tz"]))),
}
