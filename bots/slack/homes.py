"""Publishes Home tabs: when they are opened, after taps in them, and after logs while they were opened a while ago."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
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
from bots.conversation.wording import channels, fixed
from bots.conversation.wording.language import speaking
from bots.delivery.outages import OUTAGES
from bots.slack.errands import Errands
from bots.slack.failures import reason_of
from bots.slack.home import home, with_aside
from bots.slack.images import image_of
from bots.slack.render import Chart, Image
from bots.slack.visitors import Visitor
from bots.slack.web import ASIDE_SECONDS, Web
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject
from core.services.identities import actor_of_account, is_known
from core.services.inbox import is_first_delivery

RECENT = timedelta(hours=1)
MOST_REMEMBERED = 1000
Kept = TypeVar("Kept")
FAILURES = (SlackApiError, ClientError, OSError, *OUTAGES)
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(slots=True)
class Tap:
    """Something that was tapped in a Home tab, which looked as `shown`; `reply` is the answer once it `is_over`."""

    visitor: Visitor
    choice: str
    event_id: str
    shown: JsonObject
    reply: Reply | None = None
    is_over: bool = False


class Homes:
    """What was opened when is remembered by this process alone: every visit publishes a Home tab anew."""

    def __init__(self, database: Database, clock: Clock, *, errands: Errands, web: Web) -> None:
        self._database = database
        self._clock = clock
        self._errands = errands
        self._web = web
        self._opened: OrderedDict[tuple[str, str], datetime] = OrderedDict()
        self._images: OrderedDict[tuple[str, str], tuple[Chart, Image]] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def is_known(self, visitor: Visitor) -> bool:
        """Say whether somebody has come, or written, before."""
        return await self._database.read(lambda session: is_known(session, visitor.identity))

    async def opened(self, visitor: Visitor) -> bool:
        """Show somebody their Home tab, at first without its picture if that has to be drawn."""
        _remember(self._opened, visitor.key, self._clock())
        await self.publish(visitor)
        return True

    async def tapped(self, tap: Tap) -> None:
        """Carry out what was tapped, once, and show what came of it, or that it takes a moment."""
        key = tap.visitor.workspace.tenant, tap.event_id
        if await self._errands.in_time(key, lambda: self._carried_out(tap)) or tap.is_over:
            return
        await self.tell(tap.visitor, channels.one_moment, shown=tap.shown)
        if tap.reply is not None:  # it came meanwhile
            await self.publish(tap.visitor, notice=tap.reply)

    async def tell(self, visitor: Visitor, what: Callable[[], str], *, shown: JsonObject) -> None:
        """Tell something above a Home tab as it is shown, if that can be done now; nothing waits for it."""
        with speaking(visitor.locale), suppress(*FAILURES):
            async with asyncio.timeout(ASIDE_SECONDS):
                await self._publish(visitor, with_aside(shown, what()))

    async def _carried_out(self, tap: Tap) -> bool:
        return await self._errands.carried_through(lambda: self._attempted(tap), give_up=lambda: self._given_up(tap))

    async def _attempted(self, tap: Tap) -> bool:
        """Carry a tap out and show what came of it; say False where that cannot be had at the moment."""
        visitor, now = tap.visitor, self._clock()

        def handled(session: Session) -> Reply | None:
            identity = visitor.identity
            if not is_first_delivery(session, identity.platform, identity.tenant, event_id=tap.event_id, now=now):
                return None
            actor = actor_of_account(session, identity, now=now)
            return handle(session, actor, _incoming(visitor, now, choice=tap.choice), now=now)

        try:
            tap.reply = await self._database.write(handled)
        except OUTAGES as error:
            _log.warning("tap not taken", tenant=visitor.workspace.tenant, error=type(error).__name__)
            return False
        except Exception:  # noqa: BLE001 - whatever it is, the person gets an answer and the log a trace
            _log.exception("tap failed", tenant=visitor.workspace.tenant)
            await self._given_up(tap)
            return True
        tap.is_over = True
        await self.publish(visitor, notice=tap.reply)
        return True

    async def _given_up(self, tap: Tap) -> None:
        tap.is_over = True
        await self.tell(tap.visitor, fixed.failed, shown=tap.shown)

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
            _log.warning("home not shown", tenant=visitor.workspace.tenant, error=reason_of(error))

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
