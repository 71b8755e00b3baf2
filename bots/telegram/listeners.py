"""Telegram's updates as events: messages, edits of them, taps, reactions. What is not for the bot is nothing. Pure."""

import re
from collections.abc import Iterable
from datetime import datetime

from telegram import Chat, Message, MessageReactionUpdated, ReactionType, ReactionTypeEmoji, Update, User

from bots.conversation.incoming import Form
from bots.delivery.receiving import Event
from bots.delivery.signs import Sign
from bots.telegram.media import SentAlong, sent_with
from bots.telegram.messenger import HELLO
from core.services.identities import Identity
from core.services.outbox import Place

PLATFORM = "telegram"
KINDS = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_MEMBER,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
    Update.MESSAGE_REACTION,
]
DONE_SIGNS = frozenset("👍👌💯")
GROUPS = frozenset({Chat.GROUP, Chat.SUPERGROUP})


def event_of(update: Update, bot: User, *, now: datetime) -> Event | None:
    """Return what an update means for us, None when that is nothing. A tap is made now.

    A log that was sent by inline mode is heard of otherwise, though in some chats it comes as a message too.
    """
    if update.callback_query is not None:
        return _tap(update, bot, now=now)
    if update.message_reaction is not None:
        return _reaction(update.message_reaction, bot, event_id=str(update.update_id))
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot or message.via_bot == bot:
        return None
    text, sent = text_for(message, bot), sent_with(message, bot)
    if text is None or not (text or sent.pictures or _is_worth_a_word(update, sent)):
        return None
    return Event(
        id=str(update.update_id),
        identity=identity_of(message.from_user, bot),
        place=_place(message, message.from_user, bot=bot),
        sent_at=message.date,
        text=text,
        form=Form.NEW if update.edited_message is None else Form.EDIT,
        message_id=str(message.message_id),
        is_answered_to=message.chat.type in GROUPS,
        answered_at=str(message.from_user.id) if message.chat.type in GROUPS else None,
        answering=_answered(message, bot),
        pictures=sent.pictures,
        album=message.media_group_id,
        medium=sent.medium,
        group_title=message.chat.title,
    )


def _is_worth_a_word(update: Update, sent: SentAlong) -> bool:
    """Say whether to answer what has no words: in private, and once (a place that is shared live comes as edits)."""
    return sent.medium is not None and update.message is not None and update.message.chat.type == Chat.PRIVATE


def _answered(message: Message, bot: User) -> str | None:
    """Return the message of the bot's that a message is an answer to."""
    answered = message.reply_to_message
    is_own = answered is not None and answered.from_user is not None and answered.from_user.id == bot.id
    return str(answered.message_id) if answered is not None and is_own else None


def _tap(update: Update, bot: User, *, now: datetime) -> Event | None:
    query = update.callback_query
    if query is None or query.data is None or query.message is None:
        return None
    message = query.message
    place = (
        _place(message, query.from_user, bot=bot)
        if isinstance(message, Message)
        else Place(platform=PLATFORM, tenant=str(bot.id), address=str(message.chat.id))
    )
    return Event(
        id=str(update.update_id),
        identity=identity_of(query.from_user, bot),
        place=place,
        sent_at=now,
        choice=query.data,
        message_id=str(message.message_id),
        callback=query.id,
    )


def _reaction(changed: MessageReactionUpdated, bot: User, *, event_id: str) -> Event | None:
    """Return what a reaction says of a message of the private chat, where reminders are; None for all others."""
    before, after = _emoji(changed.old_reaction), _emoji(changed.new_reaction)
    sign = None
    if DONE_SIGNS & (after - before):
        sign = Sign.DONE
    elif DONE_SIGNS & before and not changed.new_reaction:
        sign = Sign.TAKEN_BACK
    if sign is None or changed.user is None or changed.chat.type != Chat.PRIVATE:
        return None
    return Event(
        id=event_id,
        identity=identity_of(changed.user, bot),
        place=Place(platform=PLATFORM, tenant=str(bot.id), address=str(changed.chat.id)),
        sent_at=changed.date,
        message_id=str(changed.message_id),
        sign=sign,
    )


def _emoji(reactions: Iterable[ReactionType]) -> frozenset[str]:
    return frozenset(each.emoji for each in reactions if isinstance(each, ReactionTypeEmoji))


def text_for(message: Message, bot: User) -> str | None:
    """Return what a message says to the bot, without its name; None when it speaks to somebody else.

    In a group these are commands, answers to what the bot said, and what names the bot.
    """
    text = message.text or message.caption or ""
    if text.startswith("/"):
        return _command(text, str(bot.username))
    name = re.search(rf"@{bot.username}\b", text, re.IGNORECASE)
    if message.chat.type in GROUPS and not (_answered(message, bot) or name):
        return None
    return text if name is None else f"{text[: name.start()]}{text[name.end() :]}".strip(" ,:")


def _command(text: str, username: str) -> str | None:
    command, *rest = text.split(maxsplit=1)
    word, _, addressee = command.partition("@")
    if addressee and addressee.casefold() != username.casefold():
        return None
    if word == "/start" and rest == [HELLO]:
        return word
    return f"{word}{text[len(command) :]}"


def identity_of(user: User, bot: User) -> Identity:
    """Return somebody as Telegram describes them to the bot."""
    return Identity(
        platform=PLATFORM,
        tenant=str(bot.id),
        account=str(user.id),
        user_name=f"{PLATFORM}:{user.id}",
        private_address=str(user.id),
        display_name=user.full_name,
        locale=user.language_code,
    )


def _place(message: Message, user: User, *, bot: User) -> Place:
    is_group = message.chat.type in GROUPS
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(
        platform=PLATFORM,
        tenant=str(bot.id),
        address=str(message.chat.id),
        thread=None if thread is None else str(thread),
        is_group=is_group,
        only_for=str(user.id) if is_group else None,
    )
