"""A chart is handed to Telegram once, and shown by the id of its file from then on, as long as Telegram has it."""

from core.domain.json import JsonObject
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_private import logged
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import bad_request
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram


async def chart(telegram: Telegram, ada: Person) -> JsonObject:
    """Let somebody ask for their chart, and return the picture that comes."""
    ada.says("/chart meditate")
    shown = await telegram.sent(ada.chat)
    assert "photo" in shown
    return shown


def uploads(telegram: Telegram) -> list[bool]:
    """Say of each picture that was shown whether it was handed over for that."""
    return [bool(call.files) for call in telegram.made("sendPhoto")]


async def test_the_same_picture_is_handed_over_once_and_another_one_anew(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    first = await chart(telegram, ada)
    await bots.settled()
    await bots.stop()
    bots.start()
    again = await chart(telegram, ada)
    assert (again["photo"], again["caption"]) == (first["photo"], first["caption"])
    ada.says("meditate 5m yesterday")
    await telegram.sent(ada.chat)
    assert (await chart(telegram, ada))["photo"] != first["photo"]
    assert uploads(telegram) == [True, False, True]


async def test_a_picture_that_telegram_has_lost_is_handed_over_again_at_once(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    await chart(telegram, ada)
    await bots.settled()
    telegram.world.files.clear()
    await chart(telegram, ada)
    await bots.settled()
    await chart(telegram, ada)
    assert uploads(telegram) == [True, False, True, False]
    assert telegram.unheard(ada.chat) == []


async def test_a_picture_that_is_refused_for_another_reason_is_not_handed_over_again(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    await chart(telegram, ada)
    await bots.settled()
    telegram.fails(Fault("sendPhoto", error=bad_request("not enough rights to send photos to the chat")))
    ada.says("/chart meditate")
    await telegram.taken()
    await bots.settled()
    await chart(telegram, ada)
    assert uploads(telegram)[1:] == [False]
