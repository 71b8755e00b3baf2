"""What the page asks of the server: a workspace as somebody sees it, and people who do what is clicked."""

from base64 import b64encode
from collections.abc import AsyncIterator
from typing import cast

import pytest
from aiohttp import ClientSession

from core.domain.json import JsonObject
from tests.platforms.slack.by_hand import ByHand
from tests.platforms.slack.client import calling
from tests.platforms.slack.receiver import Receiver, receiving
from tests.platforms.slack.slack import Slack


@pytest.fixture
async def page() -> AsyncIterator[Slack]:
    server = Slack()
    await server.start(more=ByHand(server).routes())
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.fixture
async def app(page: Slack) -> AsyncIterator[Receiver]:
    async with receiving() as given:
        page.app.posts_to(given.url)
        yield given


async def acted(page: Slack, **act: object) -> tuple[int, JsonObject]:
    async with ClientSession() as session, session.post(f"{page.url}/acts", json={"who": "ada", **act}) as response:
        body: JsonObject = await response.json()
        return response.status, body


async def state_of(page: Slack, who: str = "ada") -> JsonObject:
    async with ClientSession() as session, session.get(f"{page.url}/state", params={"who": who}) as response:
        body: JsonObject = await response.json()
        return body


async def test_a_click_is_what_a_person_does(page: Slack, app: Receiver) -> None:
    await acted(page, act="say", text="hello")
    ada = page.team("acme").person("ada")
    button = {"type": "button", "text": {"type": "plain_text", "text": "Undo"}, "action_id": "undo"}
    async with calling(page, page.team("acme").token) as caller:
        blocks = [{"type": "actions", "elements": [button]}]
        sent = await caller.result("chat.postMessage", channel=ada.dm.id, text="10", blocks=blocks)
    assert await acted(page, act="click", message=sent["ts"], what="Undo")
    assert app.last_act["type"] == "block_actions"
    assert (await acted(page, act="run", text="/goal list"))[1]["status"] == 200
    status, body = await acted(page, act="click", message=sent["ts"], what="Redo")
    assert (status, body["problem"]) == (400, "there is no button Redo among ['Undo']")


async def test_somebody_sees_their_channels_and_what_is_for_them(page: Slack) -> None:
    _, made = await acted(page, act="make channel", text="runners")
    runners = page.world.channels[str(made["channel"])]
    await acted(page, act="make channel", text="secret", private=True)
    await acted(page, act="upload", name="note.txt", content=b64encode(b"hi").decode(), channel=runners.id)
    async with calling(page, page.team("acme").token) as caller:
        ada = page.team("acme").person("ada")
        await caller.result("chat.postEphemeral", channel=runners.id, user=ada.user.id, text="just you")
    seen = {who: _messages(await state_of(page, who)) for who in ("ada", "bob")}
    assert [len(each) for each in seen["ada"].values()] == [0, 2, 0]
    assert {name: len(each) for name, each in seen["bob"].items()} == {"": 0, "runners": 1}
    [file] = cast("list[JsonObject]", seen["bob"]["runners"][0]["files"])
    async with ClientSession() as session, session.get(f"{page.url}/show/{file['id']}") as response:
        assert await response.text() == "hi"


async def test_the_page_is_there(page: Slack) -> None:
    async with ClientSession() as session, session.get(f"{page.url}/") as response:
        assert "<title>" in await response.text()


def _messages(state: JsonObject) -> dict[str, list[JsonObject]]:
    channels = cast("list[JsonObject]", state["channels"])
    return {str(each["name"]): cast("list[JsonObject]", each["messages"]) for each in channels}
