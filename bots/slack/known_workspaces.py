"""Remembers for a while who the app is in each workspace: every event and delivery asks, and a database may be slow."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bots.delivery.outages import OUTAGES
from bots.slack.installations import Installations, Workspace
from core.clock import Clock

KNOWN_FOR = timedelta(minutes=1)
"""So long an installation that ended, or was renewed, in another process is taken as it was."""
LONGEST_WAIT_SECONDS = 0.5
MOST_WORKSPACES = 10_000
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Known:
    workspace: Workspace
    until: datetime


class KnownWorkspaces:
    """Installations that are asked for once a minute; while nobody says how they are now, they are as they were."""

    def __init__(self, installations: Installations, clock: Clock) -> None:
        self._installations = installations
        self._clock = clock
        self._known: OrderedDict[tuple[str, str | None], _Known] = OrderedDict()

    @property
    def tenant(self) -> str | None:
        return self._installations.tenant

    async def prepare(self, client: AsyncWebClient) -> None:
        await self._installations.prepare(client)

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:
        key, now = (tenant, enterprise), self._clock()
        known = self._known.get(key)
        if known is not None and now < known.until:
            return known.workspace
        if known is None:
            return self._kept(key, await self._installations.of(tenant, enterprise), now)
        self._kept(key, known.workspace, now)  # whoever comes meanwhile need not wait
        try:
            async with asyncio.timeout(LONGEST_WAIT_SECONDS):
                found = await self._installations.of(tenant, enterprise)
        except (TimeoutError, *OUTAGES) as error:
            _log.warning("an installation is taken as it was", tenant=tenant, error=type(error).__name__)
            return known.workspace
        return self._kept(key, found, now)

    async def end(self, tenant: str) -> None:
        await self._installations.end(tenant)
        for key in [key for key, known in self._known.items() if known.workspace.tenant == tenant]:
            del self._known[key]

    def _kept(self, key: tuple[str, str | None], workspace: Workspace | None, now: datetime) -> Workspace | None:
        """Remember a workspace; one where the app is not installed is asked for each time."""
        self._known.pop(key, None)
        if workspace is not None:
            self._known[key] = _Known(workspace, now + KNOWN_FOR)
        if len(self._known) > MOST_WORKSPACES:
            self._known.popitem(last=False)
        return workspace
