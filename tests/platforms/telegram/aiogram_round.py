"""A round with aiogram, in an environment of its own: `python -I aiogram_round.py URL TOKEN`; see `test_aiogram.py`.

People act through the server's page. What goes wrong on purpose waits in the server: one call of `sendChatAction` is
told to come later.
"""

import asyncio
import io
import sys
from collections.abc import Awaitable
from typing import TypeVar

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import ClientSession, web

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03"
PATIENCE_SECONDS = 20
SECRET = "quiet"
Error = TypeVar("Error", bound=Exception)


def keyboard(label: str) -> InlineKeyboardMarkup:
    """Return one button."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=label.lower())]])


class Round:
    """A bot, and Ada, who does what is clicked on the page."""

    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self.bot = self.bot_of(token)
        self.heard: asyncio.Queue[str] = asyncio.Queue()

    def bot_of(self, token: str) -> Bot:
        """Return a bot that speaks to the server."""
        return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(self.url)))

    async def acts(self, **act: object) -> int:
        """Let Ada do something; return the chat."""
        async with ClientSession() as session, session.post(f"{self.url}/acts", json={"who": "ada", **act}) as answer:
            assert answer.status == 200, await answer.text()
            return int((await answer.json())["chat"])

    async def next_heard(self) -> str:
        """Return what a handler heard next."""
        return await asyncio.wait_for(self.heard.get(), PATIENCE_SECONDS)

    def dispatcher(self) -> Dispatcher:
        """Return handlers for what Ada does."""
        dispatcher = Dispatcher()
        dispatcher.message.register(self.greets, CommandStart())
        dispatcher.message.register(self.hears)
        dispatcher.edited_message.register(self.hears)
        dispatcher.callback_query.register(self.is_tapped, F.data == "undo")
        dispatcher.my_chat_member.register(self.is_moved)
        return dispatcher

    async def greets(self, message: Message) -> None:
        """Answer a start."""
        sent = await message.answer("<b>Hello</b>", parse_mode="HTML", reply_markup=keyboard("Undo"))
        self.heard.put_nowait(str(sent.message_id))

    async def hears(self, message: Message) -> None:
        """Note a text."""
        self.heard.put_nowait(message.text)

    async def is_tapped(self, query: CallbackQuery) -> None:
        """Answer a tap, and change the message it was under."""
        assert await query.answer("Done")
        edited = await query.message.edit_text("Gone")
        assert edited.reply_markup is None
        self.heard.put_nowait(edited.text)

    async def is_moved(self, change: ChatMemberUpdated) -> None:
        """Note what became of the bot in a chat."""
        self.heard.put_nowait(f"{change.chat.type}: {change.new_chat_member.status}")


async def asks_for_updates(on: Round) -> None:
    """Poll for a command, a tap, an edit, a group."""
    dispatcher = on.dispatcher()
    polling = asyncio.create_task(dispatcher.start_polling(on.bot, handle_signals=False))
    await on.acts(act="say", text="/start hello")
    number = int(await on.next_heard())
    await on.acts(act="tap", message=number, label="Undo")
    assert await on.next_heard() == "Gone"
    await on.acts(act="say", text="meditate 10m")
    assert await on.next_heard() == "meditate 10m"
    await on.acts(act="edit", message=number + 1, text="meditate 12m")
    assert await on.next_heard() == "meditate 12m"
    group = await on.acts(act="group", text="Runners")
    assert await on.next_heard() == "group: member"
    await dispatcher.stop_polling()
    await polling
    await on.acts(act="upgrade", chat=group)
    moved = await error_of(on.bot.send_message(group, "x"), TelegramMigrateToChat)
    assert (await on.bot.send_message(moved.migrate_to_chat_id, "x")).chat.type == "supergroup"


async def takes_updates(on: Round) -> None:
    """Be delivered to: the registration, its secret, an update that comes by it."""
    app = web.Application()
    dispatcher = on.dispatcher()
    SimpleRequestHandler(dispatcher, on.bot, secret_token=SECRET).register(app, path="/hook")
    setup_application(app, dispatcher, bot=on.bot)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    assert await on.bot.set_webhook(hook, secret_token=SECRET, allowed_updates=["message"], drop_pending_updates=True)
    assert (await on.bot.get_webhook_info()).url == hook
    await on.acts(act="say", text="read 5m")
    assert await on.next_heard() == "read 5m"
    assert await on.bot.delete_webhook()
    assert not (await on.bot.get_webhook_info()).url
    await runner.cleanup()


async def sends(on: Round, chat: int) -> None:
    """Send messages of each kind, and files there and back."""
    assert (await on.bot.get_me()).username == "goalpost_bot"
    photo = await on.bot.send_photo(chat, BufferedInputFile(PNG, "year.png"), caption="<i>Year</i>", parse_mode="HTML")
    assert (photo.photo[0].width, photo.photo[0].height) == (2, 3)
    assert (await photo.edit_caption(caption="Month")).caption == "Month"
    edited = await photo.edit_reply_markup(reply_markup=keyboard("Undo"))
    assert edited.reply_markup.model_dump() == keyboard("Undo").model_dump()
    again = await on.bot.send_photo(chat, photo.photo[0].file_id)
    content = await on.bot.download(again.photo[0], io.BytesIO())
    assert content.read() == PNG
    document = await on.bot.send_document(chat, BufferedInputFile(b"{}", "goals.json"))
    assert document.document.file_size == 2
    assert (await again.reply("here")).reply_to_message.message_id == again.message_id
    assert await document.delete()
    commands, scope = [BotCommand(command="log", description="Log")], BotCommandScopeAllPrivateChats()
    assert await on.bot.set_my_commands(commands, scope=scope, language_code="de")
    assert [each.command for each in await on.bot.get_my_commands(scope=scope, language_code="de")] == ["log"]
    assert (await on.bot.get_chat(chat)).first_name == "Ada"


async def is_refused(on: Round, chat: int) -> None:
    """Be refused, each time by the exception that says what to do."""
    invalid = await error_of(on.bot.send_message(chat, "<b>10", parse_mode="HTML"), TelegramBadRequest)
    assert "find end tag" in str(invalid)
    limited = await error_of(on.bot.send_chat_action(chat, "typing"), TelegramRetryAfter)
    assert limited.retry_after == 1
    assert await on.bot.send_chat_action(chat, "typing")
    await on.acts(act="block")
    blocked = await error_of(on.bot.send_message(chat, "10"), TelegramForbiddenError)
    assert "blocked" in str(blocked)
    stranger = on.bot_of("1:wrong")
    await error_of(stranger.get_me(), TelegramUnauthorizedError)
    await stranger.session.close()


async def error_of(call: Awaitable[object], kind: type[Error]) -> Error:
    """Return the error of a call that has to fail."""
    try:
        await call
    except kind as error:
        return error
    raise AssertionError(kind)


async def main() -> None:
    """Go round once."""
    on = Round(sys.argv[1], sys.argv[2])
    async with on.bot:
        await asks_for_updates(on)
        await takes_updates(on)
        chat = await on.acts(act="say", text="hello")
        await sends(on, chat)
        await is_refused(on, chat)


if __name__ == "__main__":
    asyncio.run(main())
