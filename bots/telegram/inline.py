"""Inline mode: a log typed after the bot's name in any chat is offered there, and made once it is sent or tapped.

Telegram tells what was sent where inline feedback is on: https://core.telegram.org/bots/inline#collecting-feedback.
"""

from collections.abc import Awaitable
from dataclasses import replace
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
from bots.delivery.receiving import Event
from bots.telegram.intents import Intent
from bots.telegram.listeners import PLATFORM, identity_of
from bots.telegram.messenger import HELLO
from core.db.database import Database
from core.db.queries.button_texts import put_text, text_named
from core.services.identities import known_actor
from core.services.outbox import Place

THREAD = "inline"
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class InlineMode:
    """Offers logs while somebody types, and hears of those that are sent or tapped."""

    def __init__(self, database: Database, bot: Bot) -> None:
        self._database = database
        self._bot = bot

    async def event_of(self, update: Update, *, now: datetime) -> Event | None:
        """Return the log that an update sends or confirms, None when it does neither. One message makes one entry.

        What is of no use later is answered at once: what somebody types, and taps that log nothing.

        Raises: what the database raises while it cannot be had.
        """
        query, chosen, tap = update.inline_query, update.chosen_inline_result, update.callback_query
        if query is not None:
            await self._offer(query, now=now)
        elif chosen is not None and chosen.inline_message_id is not None:
            return _event(_sent(chosen), chosen, self._bot.bot, callback=None)
        elif tap is not None and (intent := _tapped(tap)) is not None:
            return await self._confirmed(tap, intent)
        return None

    async def _confirmed(self, tap: CallbackQuery, intent: Intent) -> Event | None:
        """Return the log that a tap confirms; who may not, or comes too late, is told so."""
        is_own = intent.account == tap.from_user.id
        whole = await self._whole(intent, tap.from_user) if is_own else None
        if whole is not None:
            return _event(whole, tap, self._bot.bot, callback=tap.id)
        with speaking(tap.from_user.language_code or DEFAULT):
            note = channels.too_old() if is_own else channels.not_yours()
        await _answered(self._bot.answer_callback_query(tap.id, note))
        return None

    async def _whole(self, intent: Intent, user: User) -> Intent | None:
        """Return an intent with its text, None where that is kept no more."""
        if not intent.name:
            return intent
        text = await self._database.read(lambda session: self._kept(session, user, intent))
        return None if text is None else replace(intent, text=text)

    async def _offer(self, query: InlineQuery, *, now: datetime) -> None:
        intent = Intent.typed(query.from_user.id, query.query.strip(), typed_at=int(now.timestamp()))
        locale, entry = await self._database.read(lambda session: self._foretold(session, query, intent, now=now))
        if entry is not None and intent.name:
            await self._database.write(lambda session: self._keep(session, query.from_user, intent, now=now))
        with speaking(locale):
            results = [] if entry is None else [_result(intent, entry)]
            hint = InlineQueryResultsButton(channels.write_a_log(), start_parameter=HELLO) if entry is None else None
        await _answered(self._bot.answer_inline_query(query.id, results, cache_time=0, is_personal=True, button=hint))

    def _foretold(
        self, session: Session, query: InlineQuery, intent: Intent, *, now: datetime
    ) -> tuple[str, str | None]:
        """Return how to speak to somebody, and what their text would log."""
        actor = known_actor(session, identity_of(query.from_user, self._bot.bot))
        if actor is None:
            return query.from_user.language_code or DEFAULT, None
        if not intent.text:
            return actor.locale, None
        incoming = Incoming(channel=PLATFORM, conversation=THREAD, text=intent.text, sent_at=now)
        return actor.locale, foretold(session, actor, incoming, now=now)

    def _keep(self, session: Session, user: User, intent: Intent, *, now: datetime) -> None:
        actor = known_actor(session, identity_of(user, self._bot.bot))
        if actor is not None:
            put_text(session, actor.user_id, intent.name, text=intent.text, at=now)

    def _kept(self, session: Session, user: User, intent: Intent) -> str | None:
        actor = known_actor(session, identity_of(user, self._bot.bot))
        return None if actor is None else text_named(session, actor.user_id, intent.name)


async def _answered(answer: Awaitable[object]) -> None:
    """Await an answer that nobody waits for any more if it fails."""
    try:
        await answer
    except TelegramError as error:
        _log.warning("not answered inline", error=type(error).__name__)


def _sent(chosen: ChosenInlineResult) -> Intent:
    return Intent(chosen.from_user.id, int(chosen.result_id, 16), chosen.query.strip())


def _tapped(tap: CallbackQuery) -> Intent | None:
    return Intent.held_by(tap.data or "") if tap.inline_message_id is not None else None


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


def _result(intent: Intent, entry: str) -> InlineQueryResultArticle:
    button = InlineKeyboardButton(channels.log_it(), callback_data=intent.choice)
    return InlineQueryResultArticle(
        f"{intent.typed_at:x}",
        channels.would_log(entry),
        InputTextMessageContent(entry),
        reply_markup=InlineKeyboardMarkup([[button]]),
    )
