"""What a platform calls a picture is known to the bot or workspace that was told, until long after its last use."""

from datetime import UTC, datetime, timedelta
from itertools import product

from bots.delivery.uploads import Uploads
from core.db.database import Database
from core.services.uploaded_pictures import LONGEST_FILE_ID, USE_IS_TOLD_APART_BY
from scheduler.ticks.purge import purge

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
MONTH = timedelta(days=30)


def uploads(database: Database, *, tenant: str = "1", platform: str = "telegram", at: datetime = NOW) -> Uploads:
    return Uploads(database, lambda: at, platform=platform, tenant=tenant)


async def test_nobody_is_told_what_a_picture_is_called_elsewhere(database: Database) -> None:
    bots = [
        uploads(database, tenant=tenant, platform=platform)
        for platform, tenant in product(("telegram", "slack"), map(str, range(20)))
    ]
    for number, bot in enumerate(bots[:-1]):
        await bot.keep(b"chart", f"file-{number}")
    expected = [f"file-{number}" for number in range(len(bots) - 1)]
    assert [await bot.name_of(b"chart") for bot in bots] == [*expected, None]
    assert await bots[0].name_of(b"chart ") is None


async def test_a_name_is_forgotten_unless_there_is_a_newer_one(database: Database) -> None:
    bot = uploads(database)
    await bot.keep(b"chart", "old")
    await bot.keep(b"chart", "new")
    await bot.forget(b"chart", "old")
    assert await bot.name_of(b"chart") == "new"
    await bot.forget(b"chart", "new")
    assert await bot.name_of(b"chart") is None


async def test_a_name_that_is_too_long_to_keep_is_not_kept(database: Database) -> None:
    bot = uploads(database)
    await bot.keep(b"chart", "x" * (LONGEST_FILE_ID + 1))
    assert await bot.name_of(b"chart") is None


async def test_what_nobody_asks_for_any_more_is_forgotten(database: Database) -> None:
    bot = uploads(database)
    await bot.keep(b"asked for", "1")
    await bot.keep(b"not asked for", "2")
    later = NOW + 2 * USE_IS_TOLD_APART_BY
    assert await uploads(database, at=later).name_of(b"asked for") == "1"
    database.write_now(lambda session: purge(session, NOW + MONTH + USE_IS_TOLD_APART_BY))
    assert [await bot.name_of(each) for each in (b"asked for", b"not asked for")] == ["1", None]
    database.write_now(lambda session: purge(session, later + MONTH + USE_IS_TOLD_APART_BY))
    assert await bot.name_of(b"asked for") is None
