"""Slack's API over one session: its methods, addresses for responses, uploads. No error of ours quotes an address."""

import asyncio
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.installations import Workspace
from core.domain.json import JsonObject

ANSWER_SECONDS = 15.0
ASIDE_SECONDS = 0.6
"""With the time that an event may take, less than what Slack waits."""
MOST_CONNECTIONS = 64
OK = 200


class Web:
    """The connections that all calls share, from `open` to `close`. The library would make a session for each call."""

    def __init__(self, api_url: str) -> None:
        self.client = AsyncWebClient(base_url=api_url, retry_handlers=[])
        self.client.proxy = None  # the library takes one from the environment, and passes by no address
        self._session: ClientSession | None = None

    def open(self) -> None:
        """Make the session, on the running loop."""
        self._session = ClientSession(
            connector=TCPConnector(limit=MOST_CONNECTIONS, keepalive_timeout=60),
            timeout=ClientTimeout(total=ANSWER_SECONDS),
        )
        self.client.session = self._session

    async def close(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()

    async def respond(self, url: str, answer: JsonObject) -> bool:
        """Answer by the address that Slack gave with a command or a tap; say False when it is used up.

        It is good for five answers in half an hour: https://docs.slack.dev/interactivity/handling-user-interaction
        """
        async with self._opened().post(url, json=answer) as response:
            return response.status == OK

    async def whisper(self, url: str, text: str) -> None:
        """Say something to whoever gave a command or tapped, if the address still takes it; nothing waits for that."""
        with suppress(ClientError, OSError):
            async with asyncio.timeout(ASIDE_SECONDS):
                await self.respond(url, {"text": text, "response_type": "ephemeral", "replace_original": False})

    async def tell(self, workspace: Workspace, text: str, *, address: str) -> None:
        """Say something in a private chat, if that can be done now; nothing waits for it."""
        with suppress(SlackApiError, ClientError, OSError):
            async with asyncio.timeout(ASIDE_SECONDS):
                await self.client.chat_postMessage(channel=address, text=text, token=workspace.token)

    async def upload(self, workspace: Workspace, content: bytes, *, name: str, alt_text: str | None = None) -> str:
        """Give Slack a file that stands nowhere yet, and return its id."""
        place = await self.client.files_getUploadURLExternal(
            filename=name, length=len(content), alt_txt=alt_text, token=workspace.token
        )
        async with self._opened().post(str(place.get("upload_url")), data=content) as response:
            response.raise_for_status()
        return str(place.get("file_id"))

    async def complete(
        self, workspace: Workspace, file_id: str, *, title: str, channel: str | None = None, thread: str | None = None
    ) -> None:
        """Say that an upload is done; with a channel the file is shown there, under its title."""
        await self.client.files_completeUploadExternal(
            files=[{"id": file_id, "title": title}],
            channel_id=channel,
            thread_ts=thread,
            initial_comment=None if channel is None else title,
            token=workspace.token,
        )

    def _opened(self) -> ClientSession:
        assert self._session is not None  # noqa: S101 - nothing is said before `open`
        return self._session
