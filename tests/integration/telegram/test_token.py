"""The token stands in every address; no log holds it, whatever goes wrong."""

import io
from pathlib import Path

from core.db.opening import open_database
from core.logs import logging_to
from tests.integration.telegram.conftest import Bots
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import ApiError, bad_request
from tests.platforms.telegram.telegram import TOKEN, Telegram


async def test_the_token_is_never_written(telegram: Telegram, tmp_path: Path) -> None:
    stream = io.BytesIO()
    database = open_database(f"sqlite:///{tmp_path / 'goalpost.db'}")
    with logging_to(stream, level="debug"):
        bots = Bots(database, telegram)
        telegram.fails(Fault("getMe", is_dropped=True))
        telegram.fails(Fault("getUpdates", error=ApiError(500, "Internal Server Error")))
        telegram.fails(Fault("sendMessage", error=bad_request("something new")))
        bots.start()
        ada = telegram.user("ada")
        ada.says("hello")
        ada.says("hello")
        await telegram.sent(ada.chat)
        await bots.stop()
    database.close()
    written = stream.getvalue().decode()
    assert "telegram refused" in written
    assert "does not answer" in written
    assert TOKEN.partition(":")[2] not in written
