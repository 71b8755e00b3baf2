"""Charts as Slack shows them: drawn, given to it as files that stand nowhere, named in blocks, and deleted one day."""

import asyncio
from contextlib import suppress

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bots.conversation.wording.charts import chart_words
from bots.delivery.messenger import Later
from bots.delivery.outages import OUTAGES
from bots.slack.failures import outcome_of
from bots.slack.installations import Installations, Workspace
from bots.slack.listeners import PLATFORM
from bots.slack.render import Chart, Image, alt_text
from bots.slack.web import Web
from core.charts.pictures import png_of
from core.clock import Clock
from core.db.database import Database
from core.services import homes

MOST_DELETED_AT_ONCE = 1
"""Slack takes fifty a minute: https://docs.slack.dev/reference/methods/files.delete"""
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Pictures:
    """Files in all workspaces. One whose deletion fails does no harm: it is tried again, and given up one day."""

    def __init__(self, database: Database, clock: Clock, *, web: Web) -> None:
        self._database = database
        self._clock = clock
        self._web = web

    async def image_of(self, chart: Chart, workspace: Workspace) -> Image:
        """Draw a chart and hand it over. Raises: SlackApiError, and what the network raises."""
        content = await asyncio.to_thread(png_of, chart, words=chart_words())
        told = alt_text(chart)
        file_id = await self._web.upload(workspace, content, name="chart.png", alt_text=told)
        await self._web.complete(workspace, file_id, title="chart.png")
        tenant, now = workspace.tenant, self._clock()
        with suppress(*OUTAGES):
            await self._database.write(
                lambda session: homes.note_file(session, PLATFORM, tenant, file_id=file_id, now=now)
            )
        return Image(file_id, told)

    async def delete_over(self, installations: Installations) -> None:
        """Delete what is shown nowhere any more. Raises: what the database raises while it cannot be had."""
        now, tenant = self._clock(), installations.tenant
        if not await self._database.read(lambda session: homes.is_any_file_over(session, PLATFORM, tenant, now=now)):
            return
        taken = await self._database.write(
            lambda session: homes.take_files_over(session, PLATFORM, tenant, now=now, most=MOST_DELETED_AT_ONCE)
        )
        for each in taken:
            await self._delete(*each, installations=installations)

    async def _delete(self, tenant: str, file_id: str, *, installations: Installations) -> None:
        workspace = await installations.of(tenant)
        if workspace is None:
            return
        try:
            await self._web.client.files_delete(file=file_id, token=workspace.token)
        except (SlackApiError, ClientError) as error:
            outcome = outcome_of(error)
            _log.info("file not deleted", tenant=tenant, error=outcome)
            if isinstance(outcome, Later):
                return
        await self._database.write(lambda session: homes.drop_file(session, PLATFORM, tenant, file_id=file_id))
