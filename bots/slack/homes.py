"""Publishes Home tabs: when they are opened, after taps in them, and after logs while they were opened a while ago."""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import TypeVar
from weakref import WeakValueDictionary

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.incoming import Incoming
from bots.conversation.overview import Overview, overview_of
from bots.conversation.replies import Reply
from bots.conversation.wording.language import speaking
from bots.delivery.outages import OUTAGES
from bots.slack.failures import code_of
from bots.slack.home import home
from bots.slack.images import image_of
from bots.slack.render import Chart, Image
from bots.slack.visitors import Visitor
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database
from core.services.identities import actor_of_account, is_known
from core.services.inbox import is_first_delivery

RECENT = timedelta(hours=1)
MOST_REMEMBERED = 1000
Kept = TypeVar("Kept")
FAILURES = (SlackApiError, ClientError, OSError, *OUTAGES)
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Homes:
    """What was opened when is remembered by this process alone: every visit publishes a Home tab anew."""

    def __init__(self, database: Database, clock: Clock, *, web: Web) -> None:
        self._database = database
        self._clock = clock
        self._web = web
        self._opened: OrderedDict[tuple[str, str], datetime] = OrderedDict()
        self._images: OrderedDict[tuple[str, str], tuple[Chart, Image]] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def is_known(self, visitor: Visitor) -> bool:
        """Say whether somebody has come, or written, before."""
        return await self._database.read(lambda session: is_known(session, visitor.identity))

    async def opened(self, visitor: Visitor) -> None:
        """Show somebody their Home tab, at first without its picture if that has to be drawn."""
        _remember(self._opened, visitor.key, self._clock())
        await self.publish(visitor)

    async def tapped(self, visitor: Visitor, choice: str, *, event_id: str) -> None:
        """Carry out what was tapped, once, and show what came of it.

        Raises: what the database raises while it cannot be had.
        """
        now = self._clock()

        def carried_out(session: Session) -> Reply | None:
            identity = visitor.identity
            if not is_first_delivery(session, identity.platform, identity.tenant, event_id=event_id, now=now):
                return None
            actor = actor_of_account(session, identity, now=now)
            return handle(session, actor, _incoming(visitor, now, choice=choice), now=now)

        await self.publish(visitor, notice=await self._database.write(carried_out))

    def refresh(self, visitor: Visitor, *, notice: Reply | None = None) -> None:
        """Show somebody's Home tab anew if they opened it a while ago; what fails shows itself at the next visit."""
        opened_at = self._opened.get(visitor.key)
        if opened_at is None or self._clock() - opened_at > RECENT:
            return
        task = asyncio.create_task(self.publish(visitor, notice=notice))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def publish(self, visitor: Visitor, *, notice: Reply | None = None) -> None:
        """Show somebody their Home tab, as it is when the one asked for before is shown; no loss when that fails."""
        turn = self._turns.setdefault(visitor.key, asyncio.Lock())
        try:
            async with turn:
                overview, locale = await self._database.write(lambda session: self._read(session, visitor))
                with speaking(locale):
                    await self._show(visitor, overview, notice=notice)
        except FAILURES as error:
            why = code_of(error) if isinstance(error, SlackApiError) else type(error).__name__
            _log.warning("home not shown", tenant=visitor.workspace.tenant, error=why)

    async def finish(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*self._tasks)

    async def _show(self, visitor: Visitor, overview: Overview, *, notice: Reply | None) -> None:
        chart = None if overview.picture is None else overview.picture.chart
        known = self._images.get(visitor.key)
        image = known[1] if known is not None and known[0] == chart else None
        await self._publish(visitor, home(overview, notice=notice, image=image))
        if chart is not None and image is None:
            image = await image_of(chart, visitor.workspace, web=self._web)
            _remember(self._images, visitor.key, (chart, image))
            await self._publish(visitor, home(overview, notice=notice, image=image))

    async def _publish(self, visitor: Visitor, view: dict[str, object]) -> None:
        await self._web.client.views_publish(user_id=visitor.identity.account, view=view, token=visitor.workspace.token)

    def _read(self, session: Session, visitor: Visitor) -> tuple[Overview, str]:
        now = self._clock()
        actor = actor_of_account(session, visitor.identity, now=now)
        return overview_of(session, actor, incoming=_incoming(visitor, now), now=now), actor.locale


def _incoming(visitor: Visitor, now: datetime, *, choice: str | None = None) -> Incoming:
    identity = visitor.identity
    conversation = f"{identity.tenant}/home/{identity.account}"
    return Incoming(channel=identity.platform, conversation=conversation, text="", sent_at=now, choice=choice)


def _remember(kept: OrderedDict[tuple[str, str], Kept], key: tuple[str, str], value: Kept) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > MOST_REMEMBERED:
        kept.popitem(last=False)
