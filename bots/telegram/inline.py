"""Inline mode: a log typed after the bot's name in any chat is offered there, and made once it is sent or tapped.

Telegram tells what was sent where inline feedback is on: https://core.telegram.org/bots/inline#collecting-feedback.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from sqlmodel import Session
from telegram import (
    Bot,
    CallbackQuery,
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
    User,
)
from telegram.error import TelegramError

from bots.conversation.foretelling import foretold
from bots.conversation.incoming import Incoming
from bots.conversation.wording import channels
from bots.conversation.wording.language import DEFAULT, speaking
from bots.delivery.outages import OUTAGES
from bots.delivery.receiving import Event
from bots.telegram.listeners import PLATFORM, identity_of
from bots.telegram.messenger import HELLO
from core.db.database import Database
from core.services.identities import known_actor
from core.services.outbox import Place

THREAD = "inline"
MOST_BYTES = 64
"""Of a button: https://core.telegram.org/bots/api#inlinekeyboardbutton."""
_HELD = re.compile(r"in:(\d{1,19}):([0-9a-f]{1,8}):(.+)")
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Intent:
    """A log that somebody typed, and when, in seconds: a day named in it, or none, is that of its typing."""

    account: int
    typed_at: int
    text: str

    @property
    def choice(self) -> str:
        """The intent as a button holds it, so that nothing has to be kept for it."""
        return f"in:{self.account}:{self.typed_at:x}:{self.text}"

    @classmethod
    def of(cls, choice: str) -> "Intent | None":
        """Return what a button holds, None for a button of another kind."""
        held = _HELD.fullmatch(choice)
        return None if held is None else cls(int(held[1]), int(held[2], 16), held[3])


def inline_event_of(update: Update, bot: User) -> Event | None:
    """Return the log that an update sends or confirms, None when it does neither. One message makes one entry."""
    chosen, tap = update.chosen_inline_result, update.callback_query
    if chosen is not None and chosen.inline_message_id is not None:
        return _event(_sent(chosen), chosen, bot, callback=None)
    intent = None if tap is None else _tapped(tap)
    if tap is None or intent is None or intent.account != tap.from_user.id:
        return None
    return _event(intent, tap, bot, callback=tap.id)


def _sent(chosen: ChosenInlineResult) -> Intent:
    return Intent(chosen.from_user.id, int(chosen.result_id, 16), chosen.query.strip())


def _tapped(tap: CallbackQuery) -> Intent | None:
    return Intent.of(tap.data or "") if tap.inline_message_id is not None else None


def _event(intent: Intent, told: ChosenInlineResult | CallbackQuery, bot: User, *, callback: str | None) -> Event:
    return Event(
        id=f"inline:{told.inline_message_id}",
        identity=identity_of(told.from_user, bot),
        place=_place(intent.account, bot),
        sent_at=datetime.fromtimestamp(intent.typed_at, UTC),
        text=intent.text,
        callback=callback,
        handle=told.inline_message_id,
    )


def _place(account: int, bot: User) -> Place:
    """Return the sender's private chat, in a conversation of its own: a question that is open there stays open."""
    return Place(platform=PLATFORM, tenant=str(bot.id), address=str(account), thread=THREAD)


class InlineMode:
    """Answers at once what cannot wait: offers while somebody types, and taps of those who may not log."""

    def __init__(self, database: Database, bot: Bot) -> None:
        self._database = database
        self._bot = bot

    async def answer(self, update: Update, *, now: datetime) -> None:
        """Answer an update if it is one of these; of no use later, so that a failure is only logged.

        Raises: what the database raises while it cannot be had.
        """
        query, tap = update.inline_query, update.callback_query
        try:
            if query is not None:
                await self._offer(query, now=now)
            elif tap is not None and (intent := _tapped(tap)) is not None and intent.account != tap.from_user.id:
                with speaking(tap.from_user.language_code or DEFAULT):
                    await self._bot.answer_callback_query(tap.id, channels.not_yours())
        except OUTAGES:
            raise
        except TelegramError as error:
            _log.warning("not answered inline", error=type(error).__name__)
        except Exception:  # noqa: BLE001 - whatever it is, it is logged and must not stop the others
            _log.exception("not answered inline", update=update.update_id)

    async def _offer(self, query: InlineQuery, *, now: datetime) -> None:
        intent = Intent(query.from_user.id, int(now.timestamp()), query.query.strip())
        locale, entry = await self._database.read(lambda session: self._foretold(session, query, intent, now=now))
        with speaking(locale):
            results = [] if entry is None else [_result(intent, entry)]
            hint = InlineQueryResultsButton(channels.write_a_log(), start_parameter=HELLO) if entry is None else None
        await self._bot.answer_inline_query(query.id, results, cache_time=0, is_personal=True, button=hint)

    def _foretold(
        self, session: Session, query: InlineQuery, intent: Intent, *, now: datetime
    ) -> tuple[str, str | None]:
        """Return how to speak to somebody, and what their text would log."""
        actor = known_actor(session, identity_of(query.from_user, self._bot.bot))
        if actor is None:
            return query.from_user.language_code or DEFAULT, None
        if not intent.text or len(intent.choice.encode()) > MOST_BYTES:
            return actor.locale, None
        incoming = Incoming(channel=PLATFORM, conversation=THREAD, text=intent.text, sent_at=now)
        return actor.locale, foretold(session, actor, incoming, now=now)


def _result(intent: Intent, entry: str) -> InlineQueryResultArticle:
    button = InlineKeyboardButton(channels.log_it(), callback_data=intent.choice)
    return InlineQueryResultArticle(
        f"{intent.typed_at:x}",
        channels.would_log(entry),
        InputTextMessageContent(entry),
        reply_markup=InlineKeyboardMarkup([[button]]),
    )
