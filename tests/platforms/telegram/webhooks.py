"""The methods of the webhook, and who posts updates to it: in order, each until it is taken."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientTimeout

from core.domain.json import JsonObject
from tests.platforms.telegram.calls import Call
from tests.platforms.telegram.failures import bad_request
from tests.platforms.telegram.feed import Webhook, id_of
from tests.platforms.telegram.world import World

PAUSE_SECONDS = 0.05
"""Telegram pauses for seconds; tests need not."""
ANSWER_SECONDS = 10
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def set_webhook(world: World, call: Call) -> bool:
    """Post updates to an address from now on; an empty one ends it. Plain HTTP is taken, as no proxy stands between."""
    url = call.text("url") or ""
    if url and not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: invalid URL")
    secret = call.text("secret_token")
    if secret is not None and not (secret.replace("-", "").replace("_", "").isalnum() and len(secret) <= 256):
        raise bad_request("secret token contains unallowed characters")
    world.feed.webhook = Webhook(url, secret)
    world.feed.allow(call.words("allowed_updates"))
    return _dropped(world, call)


def delete_webhook(world: World, call: Call) -> bool:
    """Post no more."""
    world.feed.webhook = Webhook()
    return _dropped(world, call)


def webhook_info(world: World, _call: Call) -> JsonObject:
    """Say where updates are posted to and how that goes."""
    hook = world.feed.webhook
    info: JsonObject = {"url": hook.url, "has_custom_certificate": False}
    info["pending_update_count"] = len(world.feed.pending)
    if hook.last_error is not None:
        info |= {"last_error_message": hook.last_error, "last_error_date": hook.last_error_at}
    return info if world.feed.allowed is None else {**info, "allowed_updates": world.feed.allowed}


def _dropped(world: World, call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        world.feed.pending.clear()
    world.feed.bell.ring()
    return True


async def post_updates(world: World, *, stopped: Callable[[], bool]) -> None:
    """Post what waits to the webhook, one after another, until stopped."""
    feed = world.feed
    async with ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS)) as session:
        while not stopped():
            if not (feed.webhook.url and feed.pending):
                await feed.bell.until(lambda: stopped() or bool(feed.webhook.url and feed.pending), seconds=60)
                continue
            update = feed.pending[0]
            error = await _posted(session, feed.webhook, update)
            if error is None:
                feed.pending[:] = [each for each in feed.pending if id_of(each) != id_of(update)]
                feed.bell.ring()
                continue
            feed.webhook.last_error, feed.webhook.last_error_at = error, world.now()
            feed.bell.ring()
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.Event().wait(), PAUSE_SECONDS)


async def _posted(session: ClientSession, hook: Webhook, update: JsonObject) -> str | None:
    """Post an update; return why it was not taken."""
    headers = {} if hook.secret is None else {SECRET_HEADER: hook.secret}
    try:
        async with session.post(hook.url, json=update, headers=headers) as response:
            await response.read()
            is_taken = 200 <= response.status < 300
            return None if is_taken else f"Wrong response from the webhook: {response.status} {response.reason}"
    except TimeoutError:
        return "Read timeout expired"
    except (ClientError, OSError):
        return "Connection failed"
