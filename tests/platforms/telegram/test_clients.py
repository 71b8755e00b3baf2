"""Client libraries that know nothing of this server get along with it."""

import asyncio

import pytest
from telebot import TeleBot, apihelper
from telebot.types import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from telegram import Bot, Update
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Markup
from telegram.error import BadRequest, Forbidden, RetryAfter

from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import too_many
from tests.platforms.telegram.people import labels
from tests.platforms.telegram.telegram import TOKEN, Telegram

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03"


def bot_of(telegram: Telegram) -> Bot:
    return Bot(TOKEN, base_url=f"{telegram.url}/bot", base_file_url=f"{telegram.url}/file/bot")


async def test_python_telegram_bot_does_a_round(telegram: Telegram) -> None:
    ada = telegram.user("ada")
    async with bot_of(telegram) as bot:
        ada.says("/start hello")
        [update] = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.text == "/start hello"
        keyboard = Markup([[Button("Undo", callback_data="u1")]])
        sent = await bot.send_message(ada.chat.id, "<b>10</b> min", parse_mode="HTML", reply_markup=keyboard)
        assert sent.text == "10 min"
        query = ada.taps(await telegram.sent(ada.chat), "Undo")
        [tap] = await bot.get_updates(offset=update.update_id + 1, timeout=5, allowed_updates=Update.ALL_TYPES)
        assert tap.callback_query is not None
        assert tap.callback_query.data == "u1"
        await bot.answer_callback_query(query)
        await bot.edit_message_text("Gone", chat_id=ada.chat.id, message_id=sent.message_id)
        photo = await bot.send_photo(ada.chat.id, PNG, caption="<i>Year</i>", parse_mode="HTML")
        assert (photo.photo[0].width, photo.photo[0].height) == (2, 3)
        again = await bot.send_photo(ada.chat.id, photo.photo[0].file_id)
        assert bytes(await (await bot.get_file(again.photo[0].file_id)).download_as_bytearray()) == PNG
        assert await bot.set_webhook("http://127.0.0.1:1/x", secret_token="s")
        assert (await bot.get_webhook_info()).url == "http://127.0.0.1:1/x"


async def test_python_telegram_bot_sees_refusals_as_what_they_are(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    ada = telegram.user("ada")
    ada.says("hello")
    async with bot_of(telegram) as bot:
        with pytest.raises(BadRequest, match="find end tag"):
            await bot.send_message(ada.chat.id, "<b>10", parse_mode="HTML")
        telegram.fails(Fault("sendMessage", error=too_many(7)))
        with pytest.raises(RetryAfter):
            await bot.send_message(ada.chat.id, "10")
        ada.blocks()
        with pytest.raises(Forbidden, match="blocked"):
            await bot.send_message(ada.chat.id, "10")


@pytest.fixture
def telebot(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> TeleBot:
    """Give a bot of pyTelegramBotAPI, which keeps where it speaks to in its module."""
    monkeypatch.setattr(apihelper, "API_URL", telegram.url + "/bot{0}/{1}")
    monkeypatch.setattr(apihelper, "FILE_URL", telegram.url + "/file/bot{0}/{1}")
    return TeleBot(TOKEN, threaded=False)


async def test_telebot_sees_refusals_as_what_they_are(telegram: Telegram, telebot: TeleBot) -> None:
    ada, chat = telegram.user("ada"), telegram.user("ada").chat.id
    ada.says("hello")
    telegram.fails(Fault("sendMessage", error=too_many(7)))
    limited = await asyncio.to_thread(_telebot_refused, telebot, chat, "10")
    assert (limited.error_code, limited.result_json["parameters"]) == (429, {"retry_after": 7})
    invalid = await asyncio.to_thread(_telebot_refused, telebot, chat, "<b>10")
    assert (invalid.error_code, "find end tag" in invalid.description) == (400, True)
    ada.blocks()
    assert (await asyncio.to_thread(_telebot_refused, telebot, chat, "10")).error_code == 403


def _telebot_refused(bot: TeleBot, chat: int, text: str) -> apihelper.ApiTelegramException:
    with pytest.raises(apihelper.ApiTelegramException) as caught:
        bot.send_message(chat, text, parse_mode="HTML")
    return caught.value


async def test_telebot_does_a_round(telegram: Telegram, telebot: TeleBot) -> None:
    bot = telebot
    ada = telegram.user("ada")
    ada.says("hello")
    await asyncio.to_thread(_telebot_round, bot, ada.chat.id)
    assert labels(await telegram.sent(ada.chat)) == ["Undo"]
    query = ada.taps((await telegram.sent(ada.chat)), "Redo")
    updates = await asyncio.to_thread(bot.get_updates, offset=telegram.world.feed.next_id - 1, timeout=5)
    assert [each.callback_query and each.callback_query.data for each in updates] == ["u2"]
    assert await asyncio.to_thread(bot.answer_callback_query, query)
    assert await asyncio.to_thread(bot.set_webhook, url="http://127.0.0.1:1/x", secret_token="s")
    assert (await asyncio.to_thread(bot.get_webhook_info)).url == "http://127.0.0.1:1/x"
    assert await asyncio.to_thread(bot.remove_webhook)


def _telebot_round(bot: TeleBot, chat: int) -> None:
    assert bot.get_me().username == "goalpost_bot"
    [update] = bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.text == "hello"
    sent = bot.send_message(
        chat, "10", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="u1")]])
    )
    changed = InlineKeyboardMarkup([[InlineKeyboardButton("Redo", callback_data="u2")]])
    bot.edit_message_text("11", chat, sent.message_id, reply_markup=changed)
    photo = bot.send_photo(chat, PNG, caption="Year")
    assert photo.photo is not None
    assert bot.download_file(bot.get_file(photo.photo[0].file_id).file_path or "") == PNG
    changed_photo = bot.edit_message_caption("Month", chat, photo.message_id)
    assert isinstance(changed_photo, Message)
    assert changed_photo.caption == "Month"
    document = bot.send_document(chat, b"{}", visible_file_name="goals.json")
    assert bot.delete_message(chat, document.message_id)
    assert bot.set_my_commands([BotCommand("log", "Log")], language_code="de")
    assert [each.command for each in bot.get_my_commands(language_code="de")] == ["log"]
