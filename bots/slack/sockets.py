"""Socket Mode: Slack delivers over a connection that we open, so that no public address is needed."""

import asyncio

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def listen(app: AsyncApp, client: AsyncWebClient, *, app_token: str, until: asyncio.Event) -> None:
    """Keep a connection until the event; the library opens another when one ends.

    An app token that is refused ends it at once: the library would try it for ever.
    """
    handler = AsyncSocketModeHandler(app, app_token, web_client=client)
    try:
        handler.client.wss_uri = await handler.client.issue_new_wss_url()
        await handler.connect_async()  # type: ignore[no-untyped-call]  # as the library has it
        _log.info("slack delivers over a connection of ours")
        await until.wait()
    except SlackApiError as error:
        _log.error("slack refuses the app token; nothing is delivered by Socket Mode", code=error.response.get("error"))
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # the same
