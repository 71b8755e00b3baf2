"""The page on which somebody plays people on Telegram, and what it asks: the chats as they are, and acts."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

from aiohttp import web

from core.domain.json import JsonObject
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import BOT_ID, PRIVATE, Chat

PAGE = Path(__file__).parent / "data" / "page.html"
MOST_MESSAGES = 200
WAIT_SECONDS = 20.0
Act = Callable[[Person, Chat, JsonObject], object]


class ByHand:
    """Answers the page."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        """Return the paths of the page."""
        return [web.get("/", self._page), web.get("/chats", self._chats), web.post("/acts", self._act)]

    async def _page(self, _request: web.Request) -> web.Response:
        return web.Response(text=PAGE.read_text("utf-8"), content_type="text/html")

    async def _chats(self, request: web.Request) -> web.Response:
        """Return all chats, as soon as they are other than what the page has."""
        seen = request.query.get("seen", "")
        bell = self._telegram.world.feed.bell
        await bell.until(lambda: self._stamp() != seen, seconds=WAIT_SECONDS)
        chats = [self._chat(chat) for chat in self._telegram.world.chats.values() if chat.migrated_to is None]
        return web.json_response({"seen": self._stamp(), "chats": chats, "bot": self._telegram.world.bot.username})

    async def _act(self, request: web.Request) -> web.Response:
        """Let somebody do something in a chat: their private one, or a group by its id. Tells the chat to look at."""
        act = cast("JsonObject", await request.json())
        who = self._telegram.user(str(act["who"]))
        number = act.get("chat")
        chat = self._telegram.world.chats[number] if isinstance(number, int) else who.chat
        if chat.type == PRIVATE and act["act"] in ONLY_IN_GROUPS:
            return web.json_response({"problem": "that is for groups"}, status=400)
        try:
            done = ACTS[str(act["act"])](who, chat, act)
        except (KeyError, StopIteration):
            return web.json_response({"problem": "that is not there any more"}, status=400)
        self._telegram.world.feed.bell.ring()
        shown = done if isinstance(done, Chat) else who.chat if chat.type == PRIVATE else chat
        return web.json_response({"chat": shown.id})

    def _chat(self, chat: Chat) -> JsonObject:
        inside = [number for number, status in chat.members.items() if number != BOT_ID and status not in OUTSIDE]
        people = [self._telegram.world.accounts[number].first_name for number in inside]
        messages = [{**each, "signs": signs} for each, signs in _shown(chat)]
        is_out = chat.members[BOT_ID] in OUTSIDE
        scope = "all_private_chats" if chat.type == PRIVATE else "all_group_chats"
        menu = self._telegram.world.menus.get((scope, ""), [])
        return {**chat.document, "people": people, "is_out": is_out, "messages": messages, "menu": menu}

    def _stamp(self) -> str:
        chats = self._telegram.world.chats.values()
        parts = [[_shown(chat), list(chat.members.values())] for chat in chats]
        return str(hash(json.dumps(parts)))


def _shown(chat: Chat) -> list[tuple[JsonObject, list[object]]]:
    """Return the last messages of a chat, each with the signs that people and the bot put on it."""
    last = list(chat.messages.items())[-MOST_MESSAGES:]
    return [(each, [sign for signs in chat.signs.get(at, {}).values() for sign in signs]) for at, each in last]


def _says(who: Person, chat: Chat, act: JsonObject) -> object:
    """Write a message, as the caption of a picture if one is there."""
    answering = act.get("answering")
    answered = chat.messages[answering] if isinstance(answering, int) else None
    where = None if chat.type == PRIVATE else chat
    text, picture = str(act["text"]), base64.b64decode(str(act.get("picture") or ""))
    if picture:
        return who.shows(picture, caption=text, to=where, answering=answered)
    return who.says(text, to=where, answering=answered)


ACTS: dict[str, Act] = {
    "say": _says,
    "edit": lambda who, chat, act: who.edits(_message(chat, act), str(act["text"])),
    "delete": lambda who, chat, act: who.deletes(_message(chat, act)),
    "tap": lambda who, chat, act: who.taps(_message(chat, act), str(act["label"])),
    "group": lambda who, _, act: who.makes_group(str(act["text"])),
    "react": lambda who, chat, act: who.reacts(_message(chat, act), str(act["sign"])),
    "join": lambda who, chat, _: who.joins(chat),
    "leave": lambda who, chat, _: who.leaves(chat),
    "block": lambda who, chat, _: who.moves_bot(chat, "kicked"),
    "let in": lambda who, chat, _: who.moves_bot(chat, "member"),
    "upgrade": lambda who, chat, _: who.upgrades(chat),
}
OUTSIDE = frozenset({"kicked", "left"})
ONLY_IN_GROUPS = frozenset({"join", "leave", "upgrade"})


def _message(chat: Chat, act: JsonObject) -> JsonObject:
    return chat.messages[int(str(act["message"]))]
