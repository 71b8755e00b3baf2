"""Whether somebody runs the group in which they speak, asked for where it may matter and remembered for a while."""

from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bots.delivery.receiving import Event
from bots.telegram.menu import EVERYBODYS
from core.clock import Clock

KEPT_FOR = timedelta(minutes=5)
MOST_KEPT = 10_000
_RUNS = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
_EVERYBODYS = frozenset(f"/{word}" for word in EVERYBODYS)
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Admins:
    """Asks Telegram: https://core.telegram.org/bots/api#getchatmember."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[datetime, bool]] = {}

    async def described(self, event: Event) -> Event:
        """Return an event with whether its sender runs the group; as it is in private, and for what is everybody's."""
        if not event.place.is_group or event.text.partition(" ")[0] in _EVERYBODYS:
            return event
        return replace(event, is_admin=await self._is_admin(event.place.address, event.identity.account))

    async def _is_admin(self, chat: str, account: str) -> bool | None:
        """Return what Telegram says, or has said just now; None where it does not."""
        now = self._clock()
        asked_at, is_admin = self._known.get((chat, account), (None, False))
        if asked_at is not None and now - asked_at < KEPT_FOR:
            return is_admin
        try:
            member = await self._bot.get_chat_member(int(chat), int(account))
        except TelegramError as error:
            _log.warning("admin not known", error=type(error).__name__)
            return None
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[chat, account] = now, member.status in _RUNS
        return member.status in _RUNS
