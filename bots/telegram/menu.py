"""The menu of commands beside the text field, from the catalogue: all of them in private, a few in groups."""

import re

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bots.conversation.catalogue import CATALOGUE

FOR_GROUPS = ("log", "done", "undo", "today")
_NAME = re.compile(r"[a-z0-9_]{1,32}")


def commands() -> list[BotCommand]:
    """Return the menu of a private chat."""
    return [BotCommand(entry.word, entry.meaning) for entry in CATALOGUE if _NAME.fullmatch(entry.word)]


async def set_menus(bot: Bot) -> None:
    """Show the menus. Raises: TelegramError."""
    every = commands()
    await bot.set_my_commands(every, scope=BotCommandScopeAllPrivateChats())
    few = [each for each in every if each.command in FOR_GROUPS]
    await bot.set_my_commands(few, scope=BotCommandScopeAllGroupChats())
