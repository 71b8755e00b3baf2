"""Charts on Telegram: pictures with their words, also where a tap asks for one."""

from core.domain.notices import NoticeKind
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.noticed import noticed
from tests.platforms.telegram.people import labels
from tests.platforms.telegram.telegram import Telegram


async def test_a_tap_that_asks_for_a_chart_brings_the_picture_and_takes_the_button_away(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    ada = telegram.user("ada")
    for text in ("new read 12 books by 2099-12-31", "read 6 books"):
        ada.says(text)
        await telegram.sent(ada.chat)
    told = await noticed(telegram, bots, ada, kind=NoticeKind.MILESTONE, title="Read", percent=50)
    assert labels(told) == ["Show the chart"]
    ada.taps(told, "Show the chart")
    bare, shown = await telegram.sent(ada.chat), await telegram.sent(ada.chat)
    assert (bare["text"], labels(bare)) == (told["text"], [])
    assert "photo" in shown
    assert "6 of 12 books" in str(shown["caption"])
