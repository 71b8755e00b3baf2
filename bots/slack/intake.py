"""Takes events within the time that Slack gives. What it would not bring again is carried through, however long."""

from collections.abc import Callable

import structlog

from bots.conversation.wording import fixed
from bots.conversation.wording.language import speaking
from bots.delivery.lanes import Lanes
from bots.delivery.outages import OUTAGES
from bots.delivery.receiving import Event, receive
from bots.slack.errands import ACKNOWLEDGED_WITHIN_SECONDS, Errands
from bots.slack.installations import Workspace
from bots.slack.people import People
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Intake:
    """Carries events out, each chat's in their order."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        errands: Errands,
        people: People,
        web: Web,
        when_queued: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._errands = errands
        self._people = people
        self._web = web
        self._when_queued = when_queued
        self._lanes = Lanes()

    async def take(
        self,
        event: Event,
        workspace: Workspace,
        *,
        url: str | None = None,
        within: float = ACKNOWLEDGED_WITHIN_SECONDS,
    ) -> bool:
        """Carry an event out; say whether it is on disk within so many seconds. It goes on either way.

        One that came with an address for responses is not brought again: it is tried until it is done, or given up
        with an apology.
        """
        key = event.place.tenant, event.id
        return await self._errands.in_time(key, lambda: self._carried_out(event, workspace, url=url), within=within)

    def wake(self) -> None:
        """Let what was queued elsewhere go out at once."""
        self._when_queued()

    async def _carried_out(self, event: Event, workspace: Workspace, *, url: str | None) -> bool:
        async with self._lanes.of((event.place.tenant, event.place.address)):
            event = await self._people.described(event, workspace)
            if url is None:
                return await self._is_on_disk(event)
            return await self._errands.carried_through(
                lambda: self._is_on_disk(event), give_up=lambda: self._give_up(event, url)
            )

    async def _give_up(self, event: Event, url: str) -> None:
        _log.error("event given up", platform="slack", tenant=event.place.tenant, event_id=event.id)
        with speaking(event.identity.locale or "en"):
            text = fixed.failed()
        await self._web.whisper(url, text)

    async def _is_on_disk(self, event: Event) -> bool:
        try:
            await receive(self._database, event, now=self._clock())
        except OUTAGES as error:
            _log.warning("event not taken", platform="slack", tenant=event.place.tenant, error=type(error).__name__)
            return False
        self._when_queued()
        return True
