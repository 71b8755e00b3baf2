"""The group-commit writer beside plain sqlite3 with a commit for each row: the same table, the same durability."""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlmodel import Session

from benchmarks.promises import Promise, report, say
from core.db.sqlite import SqliteDatabase

ROWS = 4000
WRITERS = 32
TABLE = "CREATE TABLE row (id INTEGER PRIMARY KEY, note TEXT NOT NULL)"
INSERT = "INSERT INTO row (note) VALUES ('ten minutes')"


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    with tempfile.TemporaryDirectory() as folder:
        return report("SQLite, durable rows", promises(Path(folder)))


def promises(folder: Path) -> Iterator[Promise]:
    """Yield what was measured."""
    say("a commit for each row")
    plain = plain_rate(folder / "plain.db")
    alone = asyncio.run(our_rate(folder / "alone.db", writers=1))
    together = asyncio.run(our_rate(folder / "together.db", writers=WRITERS))
    yield Promise("sqlite3, one commit a row", plain, "rows/s")
    yield Promise("Database.write, 1 writer", alone, "rows/s")
    yield Promise(f"Database.write, {WRITERS} writers", together, "rows/s")
    yield Promise("1 writer / one commit a row", alone / plain)
    yield Promise(f"{WRITERS} writers / one commit a row", together / plain, at_least=1.0)


def plain_rate(path: Path) -> float:
    """Return the rows a second of the driver alone, in WAL with full synchronisation as ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(TABLE)
        started = time.perf_counter()
        for _ in range(ROWS):
            connection.execute(INSERT)
        return ROWS / (time.perf_counter() - started)


async def our_rate(path: Path, *, writers: int) -> float:
    """Return the rows a second of so many tasks that each wait for their row to be durable."""
    say(f"{writers} at a time")
    database = SqliteDatabase(f"sqlite:///{path}")
    try:
        await database.write(lambda session: execute(session, TABLE))
        started = time.perf_counter()
        await asyncio.gather(*(write_rows(database, ROWS // writers) for _ in range(writers)))
        return ROWS / (time.perf_counter() - started)
    finally:
        database.close()


async def write_rows(database: SqliteDatabase, count: int) -> None:
    """Write rows one after another."""
    for _ in range(count):
        await database.write(lambda session: execute(session, INSERT))


def execute(session: Session, statement: str) -> None:
    """Run a statement without the cost of the ORM."""
    session.connection().exec_driver_sql(statement)


if __name__ == "__main__":
    raise SystemExit(not main())
