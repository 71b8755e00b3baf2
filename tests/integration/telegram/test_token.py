"""The token stands in every address; no log and no metric holds it, whatever goes wrong."""

import io
from pathlib import Path

from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_private import UNREADABLE
from tests.logged import logging_here
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import ApiError, bad_request, conflict, forbidden, too_many
from tests.platforms.telegram.telegram import TOKEN, Telegram
from tests.sqlite import new_database

SECRET = TOKEN.partition(":")[2]


FAULTS = (
    Fault("getMe", is_dropped=True),
    Fault("setMyCommands", error=ApiError(500, "Internal Server Error")),
    Fault("getUpdates", error=ApiError(500, "Internal Server Error")),
    Fault("getUpdates", error=conflict("terminated by other getUpdates request")),
    Fault("getUpdates", is_dropped=True),
    Fault("getUpdates", body=b"<html>Bad Gateway</html>"),
    UNREADABLE,
    Fault("sendMessage", error=bad_request("something new")),
    Fault("sendMessage", error=forbidden("bot was blocked by the user")),
    Fault("sendMessage", error=too_many(1)),
    Fault("sendMessage", is_dropped=True),
    Fault("sendMessage", is_dropped=True, has_effect=True),
    Fault("sendMessage", body=b"{"),
)


async def test_the_token_is_never_written(telegram: Telegram, tmp_path: Path) -> None:
    stream, wrong = io.BytesIO(), "12345:a-token-that-nobody-gave-out"
    database = new_database(tmp_path)
    with logging_here(stream, level="debug"):
        bots = Bots(database, telegram)
        for number, fault in enumerate(FAULTS):
            telegram.fails(fault)
            bots.start()
            ada, ben = telegram.user(f"ada{number}"), telegram.user(f"ben{number}")
            ada.says("hello")
            ben.says("hello")
            await telegram.sent(ben.chat)
            await bots.stop()
        bots.start(token=wrong)
        await bots.ended()
    database.close()
    written = stream.getvalue().decode()
    assert written.count("telegram bot is up") == len(FAULTS)
    assert all(
        said in written
        for said in ("does not let us begin", "no updates", "telegram refused", "not read", "refuses the token")
    )
    for told in (written, bots.metrics.exposition().decode()):
        assert SECRET not in told
        assert wrong.partition(":")[2] not in told
