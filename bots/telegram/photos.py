"""Charts shown on Telegram: drawn, and handed over unless Telegram has the very same picture already."""

import asyncio

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bots.conversation.wording.charts import chart_words
from bots.delivery.uploads import Uploads
from bots.telegram import failures
from bots.telegram.spots import Spot
from core.charts.pictures import png_of
from core.charts.series import Chart


class Photos:
    """Sends pictures by the id of their file where it is known: https://core.telegram.org/bots/api#sending-files."""

    def __init__(self, bot: Bot, uploads: Uploads) -> None:
        self._bot = bot
        self._uploads = uploads

    async def send(
        self, spot: Spot, chart: Chart, *, caption: str | None, keyboard: InlineKeyboardMarkup | None
    ) -> Message:
        """Show a chart. One that Telegram has lost is handed over again. Raises: TelegramError."""
        content = await asyncio.to_thread(png_of, chart, words=chart_words())
        file_id = await self._uploads.name_of(content)
        if file_id is not None:
            try:
                return await self._sent(spot, file_id, caption=caption, keyboard=keyboard)
            except BadRequest as error:
                if not failures.is_lost_file(error):
                    raise
                await self._uploads.forget(content, file_id)
        message = await self._sent(spot, content, caption=caption, keyboard=keyboard)
        await self._uploads.keep(content, message.photo[-1].file_id)
        return message

    async def _sent(
        self, spot: Spot, photo: str | bytes, *, caption: str | None, keyboard: InlineKeyboardMarkup | None
    ) -> Message:
        return await self._bot.send_photo(
            spot.chat_id,
            photo,
            caption=caption,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            message_thread_id=spot.thread_id,
            reply_parameters=spot.answering,
        )
