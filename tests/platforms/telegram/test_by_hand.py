"""What the page asks of the server: chats as they are, and people who do what is clicked."""

import base64
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from core.domain.json import JsonObject
from tests.platforms.telegram.by_hand import ByHand
from tests.platforms.telegram.client import calling
from tests.platforms.telegram.telegram import Telegram


@pytest.fixture
async def page() -> AsyncIterator[Telegram]:
    server = Telegram(token=None)
    await server.start(more=ByHand(server).routes())
    yield server
    await server.stop()
    assert server.disagreements == []


async def acted(server: Telegram, **act: object) -> tuple[int, JsonObject]:
    async with ClientSession() as session, session.post(f"{server.url}/acts", json=act) as response:
        body: JsonObject = await response.json()
        return response.status, body


async def test_a_click_is_what_a_person_does(page: Telegram) -> None:
    await acted(page, who="ada", act="say", text="hello")
    ada = page.user("ada")
    async with calling(page) as caller:
        keyboard = {"inline_keyboard": [[{"text": "Undo", "callback_data": "u"}]]}
        sent = await caller.result("sendMessage", chat_id=ada.chat.id, text="10", reply_markup=keyboard)
        await acted(page, who="ada", act="tap", message=sent["message_id"], label="Undo")
        await acted(page, who="ada", act="edit", message=1, text="goodbye")
        kinds = [next(kind for kind in update if kind != "update_id") for update in await caller.updates()]
    assert kinds == ["message", "callback_query", "edited_message"]
    assert (await acted(page, who="ada", act="tap", message=sent["message_id"], label="Redo"))[0] == 400
    await acted(page, who="ada", act="react", message=sent["message_id"], sign="👍")
    signs = ada.chat.signs[int(str(sent["message_id"]))]
    assert signs == {ada.account.id: [{"type": "emoji", "emoji": "👍"}]}


async def test_a_picture_and_a_sign_come_from_the_page_too(page: Telegram) -> None:
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
    await acted(page, who="ada", act="say", text="by the lake", picture=png)
    async with calling(page) as caller:
        await caller.result("sendMessage", chat_id=page.user("ada").chat.id, text="10")
        await caller.updates(allowed_updates=["message", "message_reaction"])
        await acted(page, who="ada", act="react", message=2, sign="👍")
        updates = await caller.updates()
    assert [set(each) - {"update_id"} for each in updates] == [{"message"}, {"message_reaction"}]
    async with ClientSession() as session, session.get(f"{page.url}/chats") as response:
        [chat] = (await response.json())["chats"]
    assert chat["messages"][0]["caption"] == "by the lake"
    assert [sign["emoji"] for sign in chat["messages"][1]["signs"]] == ["👍"]


async def test_who_makes_a_group_looks_at_it_and_follows_it(page: Telegram) -> None:
    _, made = await acted(page, who="ada", act="group", text="Runners")
    _, moved = await acted(page, who="ada", act="upgrade", chat=made["chat"])
    assert page.world.chats[int(str(made["chat"]))].migrated_to == moved["chat"]
    for act in ("join", "leave"):
        await acted(page, who="ben", act=act, chat=moved["chat"])
    moved_to = page.world.chats[int(str(moved["chat"]))]
    assert moved_to.members[page.user("ben").account.id] == "left"
    for act in ("join", "leave", "upgrade"):
        assert await acted(page, who="ada", act=act) == (400, {"problem": "that is for groups"})


async def test_the_page_gets_every_chat_and_waits_for_news(page: Telegram) -> None:
    await acted(page, who="ada", act="group", text="Runners")
    async with ClientSession() as session:
        async with session.get(f"{page.url}/chats") as response:
            body = await response.json()
        assert [chat.get("title") for chat in body["chats"]] == [None, "Runners"]
        async with session.get(f"{page.url}/") as response:
            assert "<title>" in await response.text()
