"""The app at work: events in, each chat's in their order, acknowledged once they are on disk; replies out."""

import asyncio

import structlog
from aiohttp import ClientError
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from bots.delivery.channel import Channel
from bots.delivery.courier import Courier
from bots.delivery.figures import DeliveryFigures
from bots.delivery.links import LINKS, previews
from bots.delivery.notices import COMPOSERS
from bots.delivery.pausing import FIRST_PAUSE_SECONDS, paused
from bots.slack import failures
from bots.slack.bolt import Listeners, bolt_app
from bots.slack.errands import Errands
from bots.slack.homes import Homes
from bots.slack.installations import Installations
from bots.slack.intake import Intake
from bots.slack.listeners import PLATFORM
from bots.slack.messenger import RATES, SlackMessenger
from bots.slack.modals import Modals
from bots.slack.people import People
from bots.slack.pictures import Pictures
from bots.slack.sockets import listen
from bots.slack.surfaces import Surfaces
from bots.slack.tending import tend
from bots.slack.unfurling import Links
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database
from core.domain.public_address import PublicAddress

FAREWELL_SECONDS = 4.0
ANSWERED_WITHIN_SECONDS = 2.8
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class SlackApp:
    """The app on the current event loop, from `run` to `stop`, in every workspace that it is installed in.

    Slack comes to `dispatch` by a door, or, with an app token, over a connection that is opened here; both may be.
    Whichever way and however often, an event has its effect once.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        installations: Installations,
        api_url: str,
        figures: DeliveryFigures,
        app_token: str | None = None,
        public: PublicAddress | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._figures = figures
        self._installations = installations
        self._app_token = app_token
        self._public = public
        self._web = Web(api_url)
        people = People(self._web.client, clock)
        self._errands = Errands(clock)
        intake = Intake(database, clock, errands=self._errands, people=people, web=self._web, when_queued=self._wake)
        self._pictures = Pictures(database, clock, web=self._web)
        self._homes = Homes(database, clock, errands=self._errands, web=self._web, pictures=self._pictures)
        modals = Modals(
            database, clock, errands=self._errands, web=self._web, homes=self._homes, when_queued=self._wake
        )
        surfaces = Surfaces(
            database,
            clock,
            people=people,
            errands=self._errands,
            intake=intake,
            homes=self._homes,
            modals=modals,
            installations=installations,
        )
        listeners = Listeners(intake, people, clock, web=self._web, surfaces=surfaces)
        links = None
        if public is not None:
            links = Links(database, clock, public=public, errands=self._errands, people=people, when_queued=self._wake)
        self._bolt = bolt_app(self._web.client, installations, listeners=listeners, surfaces=surfaces, links=links)
        self._courier: Courier | None = None
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Take no more events and let `run` end, once what is under way is done; from the loop's own thread."""
        self._stopped.set()

    @property
    def is_up(self) -> bool:
        """Say whether events are taken: from when Slack has said who we are until `stop`."""
        return self._courier is not None and not self._stopped.is_set()

    async def run(self) -> None:
        """Work until `stop`, through outages of Slack and of the database; a token that is refused ends it."""
        self._web.open()
        try:
            if await self._is_known():
                await self._work()
        finally:
            await self._web.close()

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse | None:
        """Carry a request out through Bolt; None before the app is up, when it is ending, and when that takes too long.

        What waits longest here is for a database that does not say who we are in a workspace.
        """
        if not self.is_up:
            return None
        try:
            async with asyncio.timeout(ANSWERED_WITHIN_SECONDS):
                return await self._bolt.async_dispatch(request)
        except TimeoutError:
            return None

    async def _work(self) -> None:
        messenger = SlackMessenger(self._web, self._installations, pictures=self._pictures, public=self._public)
        channel = Channel(
            platform=PLATFORM,
            messenger=messenger,
            tenant=self._installations.tenant,
            rates=RATES,
            notices={**COMPOSERS, LINKS: previews},
        )
        self._courier = Courier(self._database, channel, clock=self._clock, figures=self._figures)
        _log.info("slack app is up", workspace=self._installations.tenant)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._courier.run())
            group.create_task(tend(self._homes, self._pictures, installations=self._installations, until=self._stopped))
            if self._app_token is not None:
                group.create_task(listen(self._bolt, self._web.client, app_token=self._app_token, until=self._stopped))
            await self._stopped.wait()
            await self._errands.finish(within_seconds=FAREWELL_SECONDS)
            self._courier.stop()

    async def _is_known(self) -> bool:
        """Say whether Slack knows who we are; asked until it answers, or until `stop`."""
        pause = FIRST_PAUSE_SECONDS
        while not self._stopped.is_set():
            try:
                await self._installations.prepare(self._web.client)
                return True
            except SlackApiError as error:
                if failures.is_without_leave(error):
                    _log.error("slack refuses the bot token; the app stays off", code=failures.code_of(error))
                    return False
                _log.warning("slack does not answer", error=failures.code_of(error))
            except (ClientError, OSError) as error:
                _log.warning("slack does not answer", error=type(error).__name__)
            pause = await paused(self._stopped, pause)
        return False

    def _wake(self) -> None:
        if self._courier is not None:
            self._courier.wake()
