"""Telegram takes whatever the conversation answers: new or in place of a message, in private and in a group."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot

from bots.conversation.replies import File, Part, Picture, Reply, Text
from bots.conversation.wording.language import speaking
from bots.delivery.messenger import Delivery, Outcome, Sent
from bots.delivery.uploads import Uploads
from bots.telegram.messenger import TelegramMessenger
from bots.telegram.requests import AiohttpRequest, Connections
from core.charts.series import Bars
from core.clock import utc_now
from core.domain.calendar import PeriodUnit
from core.services.outbox import Action, Place
from tests.platforms.telegram.telegram import TOKEN, Telegram
from tests.platforms.telegram.world import BOT_ID
from tests.sqlite import new_database
from tests.unit.delivery.any_reply import values
from tests.unit.telegram.test_any_reply import LOCALES, PARTS, REPLIES

NOT_SO = {
    "Bad Request: there is no caption in the message to edit",
    "Bad Request: there is no text in the message to edit",
    "Bad Request: message is not modified",
}
"""What is found out by trying: whether a message is a text or a picture, and says this already."""
CHART = Bars("Coffee <&>", "cups", PeriodUnit.DAY, (), Decimal(2))
PICTURES = st.just(Picture(CHART))
LONG = st.sampled_from([100, 150, 600]).map(lambda times: Text("long <&> " * times))
"""More than a caption takes, and more than a message."""
FILES = values(File, REPLIES).filter(lambda file: bool(cast("File", file).content))
"""Telegram takes none that is empty, and nothing that we hand over is."""
OTHERS = {Picture: PICTURES, File: FILES}
SAID = st.one_of([LONG, *(OTHERS[part] if part in OTHERS else values(part, REPLIES) for part in PARTS)])
REPLY = st.lists(SAID, min_size=1, max_size=3).map(lambda parts: Reply(tuple(cast("list[Part]", parts))))


class Chat:
    """Two chats, and in each a text and a picture of the bot's that can be edited."""

    def __init__(self, at: Path) -> None:
        self.telegram = Telegram()
        self._database = new_database(at)
        self._runner = asyncio.Runner()
        self._connections = Connections()
        self._messenger = self._runner.run(self._begun())

    async def _begun(self) -> TelegramMessenger:
        await self.telegram.start()
        ada = self.telegram.user("ada")
        ada.says("hello")
        self.place = Place(platform="telegram", tenant=str(BOT_ID), address=str(ada.chat.id))
        group = ada.makes_group("Runners")
        self.group = replace(self.place, address=str(group.id), is_group=True, only_for=self.place.address)
        request = AiohttpRequest(self._connections)
        bot = Bot(TOKEN, base_url=f"{self.telegram.url}/bot", request=request, get_updates_request=request)
        await bot.initialize()
        return TelegramMessenger(bot, Uploads(self._database, utc_now, platform="telegram", tenant=str(BOT_ID)))

    def say(self, reply: Reply, *, locale: str, place: Place, edited: str | None = None) -> Outcome:
        """Say something, in place of a message if one is named."""
        action = Action.POST if edited is None else Action.EDIT
        delivery = Delivery(id="1", action=action, place=place, reply=reply, locale=locale, message_id=edited)

        async def said() -> Outcome:
            with speaking(locale):
                return await self._messenger.send(delivery)

        return self._runner.run(said())

    def close(self) -> None:
        """End it all."""
        self._runner.run(self._connections.close())
        self._runner.run(self.telegram.stop())
        self._runner.close()
        self._database.close()


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    """Give chats with the bot."""
    given = Chat(tmp_path_factory.mktemp("telegram"))
    yield given
    given.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reply=REPLY, locale=LOCALES, in_group=st.booleans())
def test_telegram_takes_any_reply_and_lets_it_be_edited_into(
    chat: Chat, reply: Reply, locale: str, *, in_group: bool
) -> None:
    place = chat.group if in_group else chat.place
    assert isinstance(chat.say(reply, locale=locale, place=place), Sent)
    for before in (Reply((Text("before"),)), Reply((Picture(CHART),))):
        first = chat.say(before, locale=locale, place=chat.place)
        assert isinstance(first, Sent)
        assert isinstance(chat.say(reply, locale=locale, place=chat.place, edited=first.message_id), Sent)
    assert {": ".join(why.split(": ")[:2]) for _, why in chat.telegram.refusals} <= NOT_SO
    assert chat.telegram.disagreements == []
