"""Group commit: many use cases a commit, each with its own fate."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session

from core.clock import utc_now
from core.db.database import DatabaseUnavailableError
from core.db.group_commit import WriterClosedError
from core.db.opening import open_database
from core.db.sqlite import SqliteDatabase
from core.db.tables import UserRow
from tests.sqlite import new_database


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[SqliteDatabase]:
    database = new_database(tmp_path)
    assert isinstance(database, SqliteDatabase)
    yield database
    database.close()


def insert(name: str) -> Callable[[Session], str]:
    def use_case(session: Session) -> str:
        session.add(UserRow(id=name, name=name, created_at=utc_now()))
        session.flush()
        return name

    return use_case


def set_hour(session: Session, *, hour: int) -> None:
    session.get_one(UserRow, "user").day_starts_at = hour


def names(session: Session) -> list[str]:
    return [name for (name,) in session.connection().execute(text("SELECT name FROM app_user ORDER BY name"))]


async def test_use_cases_of_one_group_are_all_kept(sqlite: SqliteDatabase) -> None:
    await asyncio.gather(*(sqlite.write(insert(f"user-{number:03}")) for number in range(200)))
    assert len(await sqlite.read(names)) == 200


async def test_a_use_case_that_fails_takes_no_other_with_it(sqlite: SqliteDatabase) -> None:
    await sqlite.write(insert("taken"))
    writes = [sqlite.write(insert(name)) for name in ("first", "taken", "second", "taken", "third")]
    outcomes = await asyncio.gather(*writes, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [str, IntegrityError, str, IntegrityError, str]
    assert await sqlite.read(names) == ["first", "second", "taken", "third"]


async def test_a_use_case_that_raises_leaves_nothing_behind(sqlite: SqliteDatabase) -> None:
    def half_done(session: Session) -> None:
        insert("half")(session)
        raise LookupError

    outcomes = await asyncio.gather(sqlite.write(half_done), sqlite.write(insert("whole")), return_exceptions=True)
    assert isinstance(outcomes[0], LookupError)
    assert await sqlite.read(names) == ["whole"]


async def test_reading_and_then_writing_loses_no_update(sqlite: SqliteDatabase) -> None:
    await sqlite.write(insert("counter"))

    def increment(session: Session) -> None:
        user = session.get_one(UserRow, "counter")
        user.day_starts_at += 1

    await asyncio.gather(*(sqlite.write(increment) for _ in range(300)))
    assert (await sqlite.read(lambda session: session.get_one(UserRow, "counter"))).day_starts_at == 300


async def test_a_caller_that_gave_up_does_not_stop_the_others(sqlite: SqliteDatabase) -> None:
    impatient = asyncio.ensure_future(sqlite.write(insert("impatient")))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await sqlite.write(insert("patient")) == "patient"


def test_closing_finishes_what_was_accepted(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/goalpost.db"
    database = open_database(url)

    async def accept_and_close() -> list[str | BaseException]:
        writes = [asyncio.ensure_future(database.write(insert(f"user-{number}"))) for number in range(20)]
        await asyncio.sleep(0)
        await asyncio.to_thread(database.close)
        return await asyncio.gather(*writes, return_exceptions=True)

    assert asyncio.run(accept_and_close()) == [f"user-{number}" for number in range(20)]
    reopened = open_database(url)
    assert len(reopened.read_now(names)) == 20
    reopened.close()
    with pytest.raises(WriterClosedError):
        database.write_now(insert("late"))


def test_a_reader_cannot_write_and_reads_on_after_it_tried(sqlite: SqliteDatabase) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        sqlite.read_now(insert("sneaky"))
    assert sqlite.read_now(names) == []
    sqlite.write_now(insert("honest"))
    assert sqlite.read_now(names) == ["honest"]


def test_every_read_sees_what_was_committed_before_it(sqlite: SqliteDatabase) -> None:
    sqlite.write_now(insert("user"))
    for hour in range(5):
        sqlite.write_now(partial(set_hour, hour=hour))
        assert sqlite.read_now(lambda session: session.get_one(UserRow, "user").day_starts_at) == hour


async def test_a_file_that_stays_locked_fails_all_that_wait_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/goalpost.db"
    open_database(url).close()
    impatient = SqliteDatabase(url, busy_timeout_ms=200)
    with closing(sqlite3.connect(tmp_path / "goalpost.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.perf_counter()
        writes = [impatient.write(insert(f"user-{number}")) for number in range(20)]
        outcomes = await asyncio.gather(*writes, return_exceptions=True)
        assert {type(outcome) for outcome in outcomes} == {DatabaseUnavailableError}
        assert time.perf_counter() - started < 2
        other.execute("ROLLBACK")
    assert await impatient.write(insert("patient")) == "patient"
    impatient.close()


def test_threads_and_two_event_loops_write_side_by_side(sqlite: SqliteDatabase) -> None:
    async def many(prefix: str) -> None:
        for number in range(30):
            await sqlite.write(insert(f"{prefix}-{number:02}"))

    def one_by_one() -> None:
        for number in range(30):
            sqlite.write_now(insert(f"thread-{number:02}"))

    loops = [threading.Thread(target=asyncio.run, args=(many(prefix),)) for prefix in ("first", "second")]
    writers = [*loops, threading.Thread(target=one_by_one)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=30)
    assert len(sqlite.read_now(names)) == 90
