"""Socket Mode: connections by ticket, envelopes to one of them, again when nobody says that they have them."""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from core.domain.json import JsonObject
from tests.platforms.slack.client import Caller
from tests.platforms.slack.pushing import Pace
from tests.platforms.slack.slack import Slack, Workspace

SHORT = Pace(ack_seconds=0.2)


class Listener:
    """An app at one end of a connection."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket

    async def next(self) -> JsonObject:
        """Return what comes next."""
        return cast("JsonObject", await self.socket.receive_json(timeout=5))

    async def takes(self, envelope: JsonObject, payload: object = None) -> None:
        """Say that an envelope has come, with an answer."""
        ack: JsonObject = {"envelope_id": envelope["envelope_id"]}
        await self.socket.send_json(ack if payload is None else {**ack, "payload": payload})


@pytest.fixture
async def session(slack: Slack) -> AsyncIterator[ClientSession]:
    slack.app.uses_sockets = True
    async with ClientSession() as given:
        yield given


async def listening(slack: Slack, session: ClientSession) -> Listener:
    """Open a connection; return it once it was greeted."""
    headers = {"Authorization": f"Bearer {slack.app.app_token}"}
    async with session.post(f"{slack.api_url}apps.connections.open", headers=headers) as response:
        url = str((await response.json())["url"])
    listener = Listener(await session.ws_connect(url))
    assert (await listener.next())["type"] == "hello"
    return listener


async def test_an_event_comes_in_an_envelope_and_is_taken(
    slack: Slack, acme: Workspace, session: ClientSession
) -> None:
    listener = await listening(slack, session)
    acme.person("ada").says("run 5k")
    envelope = await listener.next()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
    assert cast("JsonObject", envelope["payload"])["type"] == "event_callback"
    await listener.takes(envelope)
    await slack.settled()
    assert slack.world.feed.log[-1].is_taken


async def test_what_is_not_acknowledged_comes_again_over_another_connection(
    slack: Slack, acme: Workspace, session: ClientSession
) -> None:
    first = await listening(slack, session)
    acme.person("ada").says("run 5k")
    lost = await first.next()
    await first.socket.close()
    second = await listening(slack, session)
    again = await second.next()
    assert (again["retry_attempt"], again["payload"]) == (1, lost["payload"])
    assert again["envelope_id"] != lost["envelope_id"]
    await second.takes(again)
    await slack.settled()


async def test_what_is_never_acknowledged_is_given_up(session: ClientSession) -> None:
    slow = Slack(pace=SHORT)
    slow.app.uses_sockets = True
    await slow.start()
    listener = await listening(slow, session)
    slow.team("acme").person("ada").says("run 5k")
    attempts = [(await listener.next())["retry_attempt"] for _ in range(4)]
    await slow.settled()
    await slow.stop()
    assert attempts == [0, 1, 2, 3]


async def test_of_several_connections_one_gets_each_envelope(
    slack: Slack, acme: Workspace, session: ClientSession
) -> None:
    listeners = [await listening(slack, session) for _ in range(2)]
    for text in ("one", "two", "three", "four"):
        acme.person("ada").says(text)
    got = await asyncio.gather(*(_two(each) for each in listeners))
    assert sorted(text for texts in got for text in texts) == ["four", "one", "three", "two"]


async def test_a_command_is_answered_in_its_acknowledgement(
    slack: Slack, acme: Workspace, session: ClientSession
) -> None:
    listener = await listening(slack, session)
    ada = acme.person("ada")
    running = asyncio.create_task(ada.runs("/goal list"))
    envelope = await listener.next()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    await listener.takes(envelope, {"text": "nothing yet"})
    assert (await running).is_good
    assert (await slack.shown(ada, ada.dm))["text"] == "nothing yet"


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
async def test_a_connection_is_asked_to_end(slack: Slack, session: ClientSession, reason: str) -> None:
    listener = await listening(slack, session)
    await slack.courier.sockets.disconnect(reason=reason)
    asked = await listener.next()
    assert (asked["type"], asked["reason"]) == ("disconnect", reason)
    assert slack.courier.sockets.is_connected == (reason == "warning")


async def test_a_cut_connection_just_ends(slack: Slack, session: ClientSession) -> None:
    listener = await listening(slack, session)
    await slack.courier.sockets.drop()
    assert (await listener.socket.receive(timeout=5)).type in {WSMsgType.CLOSED, WSMsgType.ERROR}


async def test_a_ticket_opens_one_connection_and_a_bots_token_none(
    slack: Slack, session: ClientSession, caller: Caller
) -> None:
    async with session.get(f"{slack.url}/link/?ticket=none") as response:
        assert response.status == 401
    assert await caller.refusal("apps.connections.open") == "not_allowed_token_type"


async def _two(listener: Listener) -> list[str]:
    texts: list[str] = []
    for _ in range(2):
        envelope = await listener.next()
        texts.append(str(cast("dict[str, JsonObject]", envelope["payload"])["event"]["text"]))
        await listener.takes(envelope)
    return texts
