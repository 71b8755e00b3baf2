"""Socket Mode: Slack delivers over a connection that we open, so that no public address is needed."""

import asyncio

import structlog
from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bots.delivery.pausing import FIRST_PAUSE_SECONDS, paused
from bots.slack import failures

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def listen(app: AsyncApp, client: AsyncWebClient, *, app_token: str, until: asyncio.Event) -> None:
    """Keep a connection until the event; the library opens another when one ends.

    An app token that is refused ends it at once: the library would try it for ever.
    """
    handler = AsyncSocketModeHandler(app, app_token, web_client=client)
    handler.client.proxy = None  # as for all other calls
    try:
        handler.client.wss_uri = await _address(handler, until)
        if handler.client.wss_uri is not None:
            connecting = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call]  # as it is
            await until.wait()
            connecting.cancel()
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # the same


async def _address(handler: AsyncSocketModeHandler, until: asyncio.Event) -> str | None:
    """Return where to connect, asked until Slack says it; None when it refuses, or when it is time to end."""
    pause = FIRST_PAUSE_SECONDS
    while not until.is_set():
        try:
            return await handler.client.issue_new_wss_url()
        except SlackApiError as error:
            if failures.is_without_leave(error):
                _log.error("slack refuses the app token; nothing comes by Socket Mode", code=failures.code_of(error))
                return None
            _log.warning("slack gives no connection", error=failures.code_of(error))
        except (ClientError, OSError) as error:
            _log.warning("slack gives no connection", error=type(error).__name__)
        pause = await paused(until, pause)
    return None
