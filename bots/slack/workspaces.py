"""The workspaces that have installed the app themselves: by which token it speaks there, renewed before it expires."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack.failures import reason_of
from bots.slack.installations import Workspace
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject
from core.sealing import Seal, SealedOtherwiseError
from core.services.installations import (
    Installation,
    Tokens,
    install,
    installation_of,
    renew,
    reseal,
    takes_renewal,
    uninstall,
)

PLATFORM = "slack"
NO_ANSWER = (SlackClientError, ClientError, OSError, TimeoutError)
"""What a call fails with, be it refused or not heard."""
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Credentials:
    """By what the app itself is known to Slack, wherever it is installed."""

    client_id: str
    client_secret: str = field(repr=False)


class EveryWorkspace:
    """The installations of an app that any workspace may install, or a whole organisation."""

    def __init__(self, database: Database, clock: Clock, *, seal: Seal, credentials: Credentials) -> None:
        self._database = database
        self._clock = clock
        self._seal = seal
        self._credentials = credentials
        self._client: AsyncWebClient | None = None

    @property
    def tenant(self) -> str | None:
        return None

    async def prepare(self, client: AsyncWebClient) -> None:
        """Bring all tokens to the newest key; a workspace whose key is gone has to install the app again."""
        for tenant in await self._database.write(lambda session: reseal(session, PLATFORM, seal=self._seal)):
            _log.error("a token is sealed by a key that is not set", tenant=tenant)
        self._client = client

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:
        for each in (tenant, enterprise):
            found = None if each is None else await self._found(each)
            if found is not None:
                return Workspace(tenant=found.tenant, bot_user=found.bot_account, token=found.tokens.bot_token)
        return None

    async def add(self, code: str) -> Installation:
        """Keep the installation that a code stands for, which Slack gives to whoever allowed it.

        Raises: SlackApiError for a code that Slack does not take, and what a connection fails with.
        """
        answer = await self._asked(code=code)
        installation = installation_in(answer, now=self._clock())
        await self._database.write(lambda session: install(session, installation, seal=self._seal, now=self._clock()))
        return installation

    async def end(self, tenant: str) -> None:
        """Forget an installation that Slack says has ended."""
        if await self._database.write(lambda session: uninstall(session, PLATFORM, tenant, now=self._clock())):
            _log.info("slack app uninstalled", tenant=tenant)

    async def _found(self, tenant: str) -> Installation | None:
        """Return an installation with tokens that are good."""
        try:
            found = await self._database.read(
                lambda session: installation_of(session, PLATFORM, tenant, seal=self._seal)
            )
        except SealedOtherwiseError:
            _log.exception("a token is sealed by a key that is not set", tenant=tenant)
            return None
        return found if found is None or not found.tokens.is_due(self._clock()) else await self._renewed(found)

    async def _renewed(self, installation: Installation) -> Installation:
        """Renew the tokens unless another replica does; whoever cannot goes on with the one that is still good."""
        now, refresh_token = self._clock(), installation.tokens.refresh_token or ""
        if not await self._database.write(lambda session: takes_renewal(session, installation, now=now)):
            return installation
        try:
            answer = await self._asked(grant_type="refresh_token", refresh_token=refresh_token)
        except NO_ANSWER as error:
            _log.warning("token not renewed", tenant=installation.tenant, error=reason_of(error))
            return installation
        tokens = tokens_in(answer, now=now)
        return await self._database.write(
            lambda session: renew(session, installation, tokens, seal=self._seal, now=now)
        )

    async def _asked(self, **given: str) -> JsonObject:
        """Ask for tokens: https://docs.slack.dev/reference/methods/oauth.v2.access."""
        if self._client is None:
            raise ClientError("the app is not up yet")
        asked = {
            "client_id": self._credentials.client_id,
            "client_secret": self._credentials.client_secret,
            **given,
        }
        # The library's own method sends these in a header that aiohttp has given up.
        answer = await self._client.api_call("oauth.v2.access", data=asked)
        return cast("JsonObject", answer.data)


def installation_in(answer: JsonObject, *, now: datetime) -> Installation:
    """Read an installation from Slack's answer."""
    team, enterprise, person = (_part(answer, name) for name in ("team", "enterprise", "authed_user"))
    is_organisation = answer.get("is_enterprise_install") is True
    return Installation(
        platform=PLATFORM,
        bot_account=str(answer["bot_user_id"]),
        tokens=tokens_in(answer, now=now),
        enterprise=enterprise.get("id"),
        workspace=None if is_organisation else team.get("id"),
        name=enterprise.get("name") if is_organisation else team.get("name"),
        scopes=tuple(str(answer.get("scope", "")).split(",")),
        installed_by=person.get("id"),
    )


def tokens_in(answer: JsonObject, *, now: datetime) -> Tokens:
    """Read tokens from Slack's answer; without `expires_in` they do not expire."""
    seconds, refresh_token = answer.get("expires_in"), answer.get("refresh_token")
    return Tokens(
        bot_token=str(answer["access_token"]),
        refresh_token=None if refresh_token is None else str(refresh_token),
        expires_at=now + timedelta(seconds=seconds) if isinstance(seconds, int) else None,
    )


def _part(answer: JsonObject, name: str) -> dict[str, str]:
    part = answer.get(name)
    return cast("dict[str, str]", part) if isinstance(part, dict) else {}
