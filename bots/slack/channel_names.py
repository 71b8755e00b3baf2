"""What channels are called. Messages do not say it, so Slack is asked, once in a while and never for long."""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import cast

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.installations import Workspace
from core.clock import Clock
from core.domain.json import JsonObject

KNOWN_FOR = timedelta(minutes=10)
"""That a channel was renamed is told to one process alone."""
MOST_CHANNELS = 5_000
LONGEST_WAIT_SECONDS = 0.4


class ChannelNames:
    """Remembers names, and that a channel has none, for a while."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[str | None, datetime]] = OrderedDict()

    async def name_of(self, channel: str, workspace: Workspace) -> str | None:
        """Return what a channel is called, None where Slack does not say."""
        key, now = (workspace.tenant, channel), self._clock()
        found = self._known.get(key)
        if found is None or found[1] <= now:
            found = await self._asked(channel, workspace), now + KNOWN_FOR
            self._known[key] = found
            self._known.move_to_end(key)
            if len(self._known) > MOST_CHANNELS:
                self._known.popitem(last=False)
        return found[0]

    def forget(self, channel: str, workspace: Workspace) -> None:
        """Ask anew the next time; Slack has said that a channel changed."""
        self._known.pop((workspace.tenant, channel), None)

    async def _asked(self, channel: str, workspace: Workspace) -> str | None:
        try:
            async with asyncio.timeout(LONGEST_WAIT_SECONDS):
                told = await self._client.conversations_info(channel=channel, token=workspace.token)
        except (SlackClientError, ClientError, OSError):  # a timeout is an OSError
            return None
        return title_of(str(cast("JsonObject", told.get("channel") or {}).get("name") or ""))


def title_of(name: str) -> str | None:
    """Return the name of a channel, None where Slack only says of what kind it is."""
    return None if name in ("", "directmessage", "privategroup") or name.startswith("mpdm-") else name
