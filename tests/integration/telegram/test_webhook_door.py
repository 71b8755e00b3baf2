"""The door at which Telegram knocks: who has the secret is heard, in order, once it is on disk."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2
import pytest

from bots.delivery.bodies import LARGEST_BODY_BYTES
from bots.telegram.webhook import Webhook, WebhookDoor
from core.db.database import DatabaseUnavailableError
from core.domain.json import JsonObject

WEBHOOK = Webhook.of("https://goals.example/telegram/webhook", "1:token")
HEADERS = {"x-telegram-bot-api-secret-token": WEBHOOK.secret}
BOUND_SECONDS = 10


class Taker:
    """Takes updates; each may be made to wait, or not to be taken."""

    def __init__(self) -> None:
        self.taken: list[JsonObject] = []
        self.is_up = True
        self.error: Exception | None = None
        self.before: Callable[[JsonObject], Awaitable[None]] | None = None

    async def take_document(self, document: JsonObject) -> bool:
        if self.error is not None:
            raise self.error
        if self.before is not None:
            await self.before(document)
        if self.is_up:
            self.taken.append(document)
        return self.is_up


@pytest.fixture
def taker() -> Taker:
    """Give who is behind the door."""
    return Taker()


@pytest.fixture
async def client(taker: Taker) -> AsyncIterator[httpx2.AsyncClient]:
    """Give somebody before it."""
    transport = httpx2.ASGITransport(app=WebhookDoor(taker, WEBHOOK.secret))
    async with httpx2.AsyncClient(transport=transport, base_url="https://goals.example") as given:
        yield given


def update(number: int, *, chat: int = 1) -> JsonObject:
    return {"update_id": number, "message": {"message_id": number, "chat": {"id": chat}}}


async def posted(client: httpx2.AsyncClient, document: object, **headers: str) -> int:
    answer = await client.post(WEBHOOK.path, json=document, headers={**HEADERS, **headers})
    return answer.status_code


async def test_what_telegram_delivers_is_taken(client: httpx2.AsyncClient, taker: Taker) -> None:
    assert await posted(client, update(1)) == 200
    assert taker.taken == [update(1)]


async def test_whoever_lacks_the_secret_is_not_heard(client: httpx2.AsyncClient, taker: Taker) -> None:
    for given in ("", "wrong", WEBHOOK.secret[:-1], "\u00fc"):
        headers = {name.encode(): given.encode() for name in HEADERS}
        assert (await client.post(WEBHOOK.path, json=update(1), headers=headers)).status_code == 401
    assert (await client.post(WEBHOOK.path, json=update(1))).status_code == 401
    assert taker.taken == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"update_id": "1"}', b"\xff", b" " * LARGEST_BODY_BYTES])
async def test_what_is_no_update_is_refused(client: httpx2.AsyncClient, taker: Taker, body: bytes) -> None:
    answer = await client.post(WEBHOOK.path, content=body + b" ", headers=HEADERS)
    assert answer.status_code == 400
    assert taker.taken == []


async def test_only_posts_are_heard(client: httpx2.AsyncClient) -> None:
    assert (await client.get(WEBHOOK.path, headers=HEADERS)).status_code == 405


@pytest.mark.parametrize("why", ["the bot is not up yet", "the database is away"])
async def test_what_cannot_be_taken_now_is_to_be_delivered_again(
    client: httpx2.AsyncClient, taker: Taker, why: str
) -> None:
    taker.is_up = why != "the bot is not up yet"
    taker.error = DatabaseUnavailableError() if taker.is_up else None
    assert await posted(client, update(1)) == 503


async def test_updates_of_one_chat_are_carried_out_in_order_and_others_beside_them(
    client: httpx2.AsyncClient, taker: Taker
) -> None:
    may_go_on, has_begun = asyncio.Event(), asyncio.Event()

    async def slowly(document: JsonObject) -> None:
        if document["update_id"] == 1:
            has_begun.set()
            await may_go_on.wait()

    taker.before = slowly
    async with asyncio.timeout(BOUND_SECONDS):
        first = asyncio.create_task(posted(client, update(1)))
        await has_begun.wait()
        second = asyncio.create_task(posted(client, update(2)))
        assert await posted(client, update(3, chat=2)) == 200
        assert not second.done()
        may_go_on.set()
        assert await first == await second == 200
    assert [each["update_id"] for each in taker.taken] == [3, 1, 2]


def test_the_secret_belongs_to_the_token_and_does_not_tell_it() -> None:
    assert WEBHOOK.secret == Webhook.of("https://other.example/x", "1:token").secret
    assert WEBHOOK.secret != Webhook.of(WEBHOOK.url, "1:other").secret
    assert len(WEBHOOK.secret) <= 256
    assert WEBHOOK.secret.isalnum()
    assert WEBHOOK.secret not in repr(WEBHOOK)
