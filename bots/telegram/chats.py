"""Telegram's news of chats: the bot or a person came or went, a group moved or has another name. Pure."""

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update, User

from bots.delivery.chats import ChatChange, Fate
from bots.telegram.listeners import GROUPS, PLATFORM
from core.services.outbox import Place

_IS_IN = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER})


def change_of(update: Update, bot: User) -> ChatChange | None:
    """Return what an update says of its chat, None when that is nothing.

    Of people who left, a message tells in small groups, and `chat_member` wherever the bot runs the group.
    """
    event_id = str(update.update_id)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member, bot, event_id=event_id)
    if update.chat_member is not None and not _is_in(update.chat_member.new_chat_member):
        return _parted(update.chat_member.chat, update.chat_member.new_chat_member.user, bot=bot, event_id=event_id)
    return None if update.message is None else _told_by(update.message, bot, event_id=event_id)


def _told_by(message: Message, bot: User, *, event_id: str) -> ChatChange | None:
    """Return what a message tells that nobody wrote."""
    if message.left_chat_member is not None:
        return _parted(message.chat, message.left_chat_member, bot=bot, event_id=event_id)
    if message.migrate_to_chat_id is not None:
        return _moved(message, bot, event_id=event_id)
    if message.new_chat_title is not None:
        place = _place(message.chat, bot)
        return ChatChange(id=event_id, place=place, fate=Fate.RENAMED, title=message.new_chat_title)
    return None


def _membership(news: ChatMemberUpdated, bot: User, *, event_id: str) -> ChatChange | None:
    was_in, is_in = _is_in(news.old_chat_member), _is_in(news.new_chat_member)
    is_group = news.chat.type in GROUPS
    if was_in == is_in or not (is_group or news.chat.type == Chat.PRIVATE):
        return None
    come = Fate.JOINED if is_group else Fate.OPEN
    return ChatChange(
        id=event_id,
        place=_place(news.chat, bot),
        fate=come if is_in else Fate.LOST,
        locale=news.from_user.language_code,
    )


def _parted(chat: Chat, user: User, *, bot: User, event_id: str) -> ChatChange | None:
    """Return that a group goes on without somebody; of the bot itself, there is other news."""
    if chat.type not in GROUPS or user.id == bot.id:
        return None
    return ChatChange(id=event_id, place=_place(chat, bot), fate=Fate.PARTED, account=str(user.id))


def _moved(message: Message, bot: User, *, event_id: str) -> ChatChange:
    """Return that a group is a supergroup from now on: https://core.telegram.org/bots/api#message."""
    place, moved_to = _place(message.chat, bot), str(message.migrate_to_chat_id)
    return ChatChange(id=event_id, place=place, fate=Fate.MOVED, moved_to=moved_to)


def _is_in(member: ChatMember) -> bool:
    return member.is_member if isinstance(member, ChatMemberRestricted) else member.status in _IS_IN


def _place(chat: Chat, bot: User) -> Place:
    return Place(platform=PLATFORM, tenant=str(bot.id), address=str(chat.id), is_group=chat.type in GROUPS)
