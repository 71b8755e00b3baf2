"""Where the app is installed, and by which token it speaks there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

import structlog
from slack_sdk.web.async_client import AsyncWebClient

WORKSPACE = "workspace"
"""Under this name an event's context holds the installation that it came to."""
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One installation; `tenant` is the workspace, or the organisation that has the app in all of its workspaces."""

    tenant: str
    bot_user: str
    token: str = field(repr=False)


class Installations(Protocol):
    """Knows who the app is in each workspace."""

    @property
    def tenant(self) -> str | None:
        """The one workspace whose messages are delivered; None for all of them."""
        ...

    async def prepare(self, client: AsyncWebClient) -> None:
        """Learn what is needed before the first event. Raises: SlackApiError, and what the network raises."""
        ...

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:
        """Return the installation of a workspace, or of the organisation that it belongs to."""
        ...

    async def end(self, tenant: str) -> None:
        """Forget an installation that Slack says has ended."""
        ...


class OneWorkspace:
    """The installation of a bot token that an operator has set; Slack says whose it is."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._workspace: Workspace | None = None
        self._is_of_enterprise = False

    @property
    def tenant(self) -> str | None:
        return None if self._workspace is None or self._is_of_enterprise else self._workspace.tenant

    async def prepare(self, client: AsyncWebClient) -> None:
        told = await client.auth_test(token=self._token)
        self._is_of_enterprise = told.get("is_enterprise_install") is True
        owner = told.get("enterprise_id") if self._is_of_enterprise else told.get("team_id")
        self._workspace = Workspace(tenant=str(owner), bot_user=str(told.get("user_id")), token=self._token)

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:  # noqa: ARG002 - the token says it
        is_ours = self._workspace is not None and (self._is_of_enterprise or tenant == self._workspace.tenant)
        return self._workspace if is_ours else None

    async def end(self, tenant: str) -> None:
        _log.error("the bot token has ended; install the app anew", tenant=tenant)


def workspace_of(context: Mapping[str, object]) -> Workspace:
    """Return the installation that an event came to."""
    return cast("Workspace", context[WORKSPACE])
