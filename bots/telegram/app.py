"""The bot at work: updates in, each chat's in their order, acknowledged once they are on disk; replies out."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

import structlog
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bots.delivery.channel import Channel
from bots.delivery.chats import ChatChange, changed
from bots.delivery.courier import Courier
from bots.delivery.figures import DeliveryFigures
from bots.delivery.notices import COMPOSERS
from bots.delivery.outages import OUTAGES
from bots.delivery.pausing import FIRST_PAUSE_SECONDS, paused
from bots.delivery.rates import Rates
from bots.delivery.receiving import Event, receive
from bots.delivery.uploads import Uploads
from bots.telegram.admins import Admins
from bots.telegram.chats import change_of
from bots.telegram.inline import InlineMode
from bots.telegram.listeners import KINDS, PLATFORM, event_of
from bots.telegram.menu import set_menus
from bots.telegram.messenger import RATES, TelegramMessenger
from bots.telegram.requests import AiohttpRequest, Connections, LimitedError
from bots.telegram.updates import id_of, read_update, waiting_updates
from bots.telegram.webhook import Webhook
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject
from core.domain.public_address import PublicAddress

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class TelegramApp:
    """One bot on the current event loop, from `run` to `stop`.

    It asks for its updates, so that no address is needed; should two ask at once, Telegram refuses one of them for a
    while. With a webhook it is Telegram that comes. Whichever way and however often, an update has its effect once.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        token: str,
        api_url: str,
        figures: DeliveryFigures,
        webhook: Webhook | None = None,
        public: PublicAddress | None = None,
        rates: Rates = RATES,
    ) -> None:
        self._database = database
        self._clock = clock
        self._figures = figures
        self._webhook = webhook
        self._public = public
        self._rates = rates
        self._connections = Connections()
        self._polling = AiohttpRequest(self._connections)
        self._bot = Bot(
            token,
            base_url=f"{api_url.rstrip('/')}/bot",
            base_file_url=f"{api_url.rstrip('/')}/file/bot",
            request=AiohttpRequest(self._connections),
            get_updates_request=self._polling,
        )
        self._admins = Admins(self._bot, clock)
        self._inline = InlineMode(database, self._bot)
        self._courier: Courier | None = None
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Take no more updates and let `run` end, once what is under way is done; from the loop's own thread."""
        self._stopped.set()

    async def run(self) -> None:
        """Work until `stop`, through outages of Telegram and of the database; a token that is refused ends it."""
        try:
            if await self._is_known():
                await self._work()
        finally:
            await self._connections.close()

    async def _work(self) -> None:
        tenant = str(self._bot.id)
        uploads = Uploads(self._database, self._clock, platform=PLATFORM, tenant=tenant)
        messenger = TelegramMessenger(self._bot, uploads, public=self._public)
        channel = Channel(platform=PLATFORM, messenger=messenger, tenant=tenant, rates=self._rates, notices=COMPOSERS)
        self._courier = Courier(self._database, channel, clock=self._clock, figures=self._figures)
        _log.info("telegram bot is up", name=self._bot.username)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._courier.run())
            beside = [group.create_task(self._show_menus())]
            beside += [group.create_task(self._poll())] if self._webhook is None else []
            await self._stopped.wait()
            for task in beside:
                task.cancel()
            self._courier.stop()

    async def _is_known(self) -> bool:
        """Say whether Telegram knows the token; asked until it answers, or until `stop`."""
        pause = FIRST_PAUSE_SECONDS
        while not self._stopped.is_set():
            try:
                await self._bot.initialize()
                await self._choose_way()
                return True
            except InvalidToken:
                _log.error("telegram refuses the token; the bot stays off")
                return False
            except TelegramError as error:
                _log.warning("telegram does not let us begin", error=_told(error))
                pause = await paused(self._stopped, pause)
        return False

    async def _show_menus(self) -> None:
        """Set the menus, however long Telegram lets us wait: nothing else waits for them."""
        pause = FIRST_PAUSE_SECONDS
        while not self._stopped.is_set():
            try:
                return await set_menus(self._bot)
            except LimitedError as error:
                await paused(self._stopped, error.seconds)
            except TelegramError as error:
                _log.warning("menus not set", error=_told(error))
                if isinstance(error, BadRequest):
                    return None
                pause = await paused(self._stopped, pause)
        return None

    async def _choose_way(self) -> None:
        """Tell Telegram whether it is to come, and to which address."""
        hook = self._webhook
        if hook is None:
            await self._bot.delete_webhook()
        else:
            await self._bot.set_webhook(hook.url, secret_token=hook.secret, allowed_updates=KINDS)

    async def take_document(self, document: JsonObject) -> bool:
        """Carry out an update as Telegram posted it; say False before the bot is up and when it is ending.

        Raises: what the database raises while it cannot be had.
        """
        if self._courier is None or self._stopped.is_set():
            return False
        await self._take([document])
        return True

    async def _poll(self) -> None:
        """Ask for updates without end. An offset acknowledges what came before it: it moves when that is on disk."""
        offset, pause = 0, FIRST_PAUSE_SECONDS
        while True:
            try:
                documents = await waiting_updates(self._bot, self._polling, offset=offset)
                await self._take(documents)
            except (TelegramError, *OUTAGES) as error:
                why = "another process asks for them" if isinstance(error, Conflict) else type(error).__name__
                _log.warning("no updates from telegram", error=why)
                pause = await paused(self._stopped, pause)
                continue
            pause = FIRST_PAUSE_SECONDS
            if documents:
                offset = id_of(documents[-1]) + 1

    async def _take(self, documents: Sequence[JsonObject]) -> None:
        read = (read_update(document, self._bot) for document in documents)
        await self.take([update for update in read if update is not None])

    async def take(self, updates: Sequence[Update]) -> None:
        """Carry updates out: chats beside each other, each chat's in their order. All is on disk then.

        Raises: what the database raises while it cannot be had.
        """
        chats: dict[int, list[Update]] = defaultdict(list)
        for update in updates:
            where = update.effective_chat or update.effective_user
            chats[0 if where is None else where.id].append(update)
        await asyncio.gather(*(self._in_order(each) for each in chats.values()))

    async def _in_order(self, updates: list[Update]) -> None:
        for update in updates:
            match await self._meaning(update):
                case Event() as event:
                    await receive(self._database, await self._admins.described(event), now=self._clock())
                case ChatChange() as change:
                    await changed(self._database, change, now=self._clock())
                case None:
                    continue
            if self._courier is not None:
                self._courier.wake()

    async def _meaning(self, update: Update) -> Event | ChatChange | None:
        """Return what an update means; one that we stumble over must not come for ever, so it means nothing."""
        try:
            bot, now = self._bot.bot, self._clock()
            inline = await self._inline.event_of(update, now=now)
            return inline or change_of(update, bot) or event_of(update, bot, now=now)
        except OUTAGES:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, it is logged and must not stop the others
            _log.exception("update not understood", update=update.update_id)
            return None


def _told(error: TelegramError) -> str:
    """Return what went wrong; of a refusal Telegram's own words, which name no token."""
    return error.message if isinstance(error, BadRequest) else type(error).__name__
