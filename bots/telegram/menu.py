"""The menus of commands beside the text field, from the catalogue: for private chats, groups and those who run them.

Telegram keeps one for each scope and language, and shows the nearest: https://core.telegram.org/bots/api#botcommandscope.
"""

import re

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bots.conversation.catalogue import CATALOGUE
from bots.conversation.wording.catalogues import SOURCE, languages
from bots.conversation.wording.language import speaking, translated

EVERYBODYS = ("log", "done", "undo", "today", "top")
FOR_GROUPS = (*EVERYBODYS, "team")
FOR_WHO_RUNS_THEM = (*FOR_GROUPS, "new", "help")
_NAME = re.compile(r"[a-z0-9_]{1,32}")


def commands() -> list[BotCommand]:
    """Return the menu of a private chat, in the language that is spoken."""
    return [BotCommand(entry.word, translated(entry.meaning)) for entry in CATALOGUE if _NAME.fullmatch(entry.word)]


async def set_menus(bot: Bot) -> None:
    """Show the menus in every language, wherever Telegram shows others. Raises: TelegramError."""
    for language in languages():
        with speaking(language):
            every = commands()
        code = None if language == SOURCE else language
        await _show(bot, every, scope=BotCommandScopeAllPrivateChats(), code=code)
        for scope, named in (
            (BotCommandScopeAllGroupChats(), FOR_GROUPS),
            (BotCommandScopeAllChatAdministrators(), FOR_WHO_RUNS_THEM),
        ):
            await _show(bot, [each for each in every if each.command in named], scope=scope, code=code)


async def _show(bot: Bot, menu: list[BotCommand], *, scope: BotCommandScope, code: str | None) -> None:
    if list(await bot.get_my_commands(scope=scope, language_code=code)) != menu:
        await bot.set_my_commands(menu, scope=scope, language_code=code)
