"""Shows Home tabs: when they are opened, after taps in them, and once their owner's goals have changed elsewhere."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
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
from bots.conversation.wording.charts import chart_version
from bots.conversation.wording.language import speaking
from bots.delivery.outages import OUTAGES
from bots.slack.errands import Errands
from bots.slack.failures import reason_of
from bots.slack.home import home, with_aside
from bots.slack.installations import Installations, Workspace
from bots.slack.listeners import PLATFORM
from bots.slack.pictures import Pictures
from bots.slack.render import Image, alt_text
from bots.slack.visitors import Visitor
from bots.slack.web import ASIDE_SECONDS, Web
from core.clock import Clock
from core.db.database import Database
from core.db.queries.homes import HomeKey
from core.db.records import Actor
from core.domain.json import JsonObject
from core.services import homes
from core.services.homes import Turn
from core.services.identities import Identity, actor_of_account, is_known, known_actor
from core.services.inbox import is_first_delivery

MOST_AT_ONCE = 20
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


@dataclass(frozen=True, slots=True)
class _Content:
    """What a turn shows."""

    turn: Turn
    overview: Overview
    locale: str


class Homes:
    """The Home tabs of everybody. What they show is in the database: any process shows them anew."""

    def __init__(self, database: Database, clock: Clock, *, errands: Errands, web: Web, pictures: Pictures) -> None:
        self._database = database
        self._clock = clock
        self._errands = errands
        self._web = web
        self._pictures = pictures
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def is_known(self, visitor: Visitor) -> bool:
        """Say whether somebody has come, or written, before."""
        return await self._database.read(lambda session: is_known(session, visitor.identity))

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

    async def publish(self, visitor: Visitor, *, notice: Reply | None = None) -> bool:
        """Show somebody who looks at it their Home tab, at first without its picture if that has to be drawn.

        It shows what is when the one asked for before is shown. No loss when that fails: it is tried again in a while.
        """

        def read(session: Session) -> _Content:
            now = self._clock()
            actor = actor_of_account(session, visitor.identity, now=now)
            turn = homes.opened(session, visitor.identity, actor, now=now)
            return self._content(session, visitor.identity, actor, turn)

        await self._shown(visitor, read, notice=notice)
        return True

    async def refresh_stale(self, installations: Installations) -> None:
        """Show Home tabs anew that somebody may look at, and whose owner's goals have changed.

        Raises: what the database raises while it cannot be had.
        """
        now = self._clock()
        stale = await self._database.read(
            lambda session: homes.stale(session, PLATFORM, installations.tenant, now=now, most=MOST_AT_ONCE)
        )
        for key in stale:
            await self._refresh(key, await installations.of(key.tenant))

    async def _refresh(self, key: HomeKey, workspace: Workspace | None) -> None:
        if workspace is None:
            await self._database.write(lambda session: homes.put_off(session, key, now=self._clock()))
            return
        visitor = Visitor(Identity(**key._asdict(), user_name=""), workspace)

        def read(session: Session) -> _Content | None:
            actor, now = known_actor(session, visitor.identity), self._clock()
            if actor is None:
                homes.put_off(session, key, now=now)
                return None
            turn = homes.refreshed(session, key, actor, now=now)
            return None if turn is None else self._content(session, visitor.identity, actor, turn)

        await self._shown(visitor, read)

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
            return handle(session, actor, _incoming(identity, now, choice=tap.choice), now=now)

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

    async def _shown(
        self, visitor: Visitor, read: Callable[[Session], _Content | None], *, notice: Reply | None = None
    ) -> None:
        """Take a turn and show what it reads, unless it is nobody's."""
        own = self._turns.setdefault(visitor.key, asyncio.Lock())
        try:
            async with own:
                content = await self._database.write(read)
                if content is not None:
                    await self._show(visitor, content, notice=notice)
        except FAILURES as error:
            _log.warning("home not shown", tenant=visitor.workspace.tenant, error=reason_of(error))

    async def _show(self, visitor: Visitor, content: _Content, *, notice: Reply | None) -> None:
        turn = content.turn
        try:
            with speaking(content.locale):
                await self._draw(visitor, content, notice=notice)
        except FAILURES:
            await self._database.write(
                lambda session: homes.note_doubt(session, turn, now=self._clock(), has_failed=True)
            )
            raise
        if not await self._database.read(lambda session: homes.is_latest(session, turn)):
            await self._database.write(lambda session: homes.note_doubt(session, turn, now=self._clock()))

    async def _draw(self, visitor: Visitor, content: _Content, *, notice: Reply | None) -> None:
        """Publish a Home tab: with the picture that stands there if it is the same, else with a new one once drawn."""
        overview, turn = content.overview, content.turn
        chart = None if overview.picture is None else overview.picture.chart
        picture = None if chart is None else chart_version(chart)
        is_same = chart is not None and turn.file_id is not None and picture == turn.picture
        image = Image(turn.file_id, alt_text(chart)) if chart and turn.file_id and is_same else None
        await self._publish(visitor, home(overview, notice=notice, image=image))
        if is_same or (chart is None and turn.file_id is None):
            return
        if chart is not None:
            image = await self._pictures.image_of(chart, visitor.workspace)
            await self._publish(visitor, home(overview, notice=notice, image=image))
        file_id, now = None if image is None else image.file_id, self._clock()
        await self._database.write(
            lambda session: homes.note_picture(session, turn, picture=picture, file_id=file_id, now=now)
        )

    async def _publish(self, visitor: Visitor, view: JsonObject) -> None:
        await self._web.client.views_publish(user_id=visitor.identity.account, view=view, token=visitor.workspace.token)

    def _content(self, session: Session, identity: Identity, actor: Actor, turn: Turn) -> _Content:
        now = self._clock()
        return _Content(turn, overview_of(session, actor, incoming=_incoming(identity, now), now=now), actor.locale)


def _incoming(identity: Identity, now: datetime, *, choice: str | None = None) -> Incoming:
    conversation = f"{identity.tenant}/home/{identity.account}"
    return Incoming(channel=identity.platform, conversation=conversation, text="", sent_at=now, choice=choice)
