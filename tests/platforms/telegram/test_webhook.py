"""Updates posted to an address: in order, with the secret, each until it is taken."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from core.domain.json import JsonObject
from tests.platforms.telegram.client import Caller
from tests.platforms.telegram.telegram import Telegram


class Receiver:
    """Takes what is posted; answers what it was told to, in order, and 200 in the end."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.posted: list[tuple[str | None, int]] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update: JsonObject = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.posted.append((secret, int(str(update["update_id"]))))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    given = Receiver()
    app = web.Application()
    app.add_routes([web.post("/hook", given.take)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    given.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield given
    await runner.cleanup()


async def test_updates_are_posted_in_order_with_the_secret_until_each_is_taken(
    telegram: Telegram, caller: Caller, receiver: Receiver
) -> None:
    receiver.statuses = [500, 200, 403]
    first = telegram.world.feed.next_id
    ada = telegram.user("ada")
    for text in ("one", "two", "three"):
        ada.says(text)
    await caller.result("setWebhook", url=receiver.url, secret_token="quiet")
    await telegram.taken()
    assert receiver.posted == [("quiet", first + each) for each in (0, 0, 1, 1, 2)]
    assert (await caller.result("getWebhookInfo"))["pending_update_count"] == 0


async def test_what_waits_can_be_dropped(telegram: Telegram, caller: Caller, receiver: Receiver) -> None:
    telegram.user("ada").says("one")
    await caller.result("setWebhook", url=receiver.url, drop_pending_updates=True)
    telegram.user("ada").says("two")
    await telegram.taken()
    assert len(receiver.posted) == 1
