"""The databases that integration tests run on, and a clock that stands still until a test moves it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, make_url
from sqlmodel import SQLModel

from core.db.database import Database
from core.db.opening import open_database
from tests.postgres import libpq_url, postgres_url
from tests.sqlite import new_database

START = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
"""A Monday at noon, in UTC."""


class SettableClock:
    """A clock that tests set and move; call it to read it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def set(self, now: datetime) -> None:
        """Go to an instant."""
        self.now = now

    def move(self, *, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None:
        """Go forward, or back by negative steps."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the slow tests what a table of cases repeats on PostgreSQL: its first case has shown the statements."""
    shown = set()
    for item in items:
        if item.get_closest_marker("postgres") is not None and "[" in item.nodeid:
            test = item.nodeid.partition("[")[0]
            if test in shown:
                item.add_marker(pytest.mark.slow)
            shown.add(test)


@pytest.fixture
def clock() -> SettableClock:
    """Give every test the same instant to begin at."""
    return SettableClock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """Give an empty, migrated database of each kind in turn."""
    name = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    opened = request.getfixturevalue(name)
    assert isinstance(opened, Database)
    return opened


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty SQLite file."""
    opened = new_database(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def postgres_database(postgres_of_run: Database) -> Database:
    """Give the PostgreSQL database of this run, emptied."""
    _empty(postgres_of_run.engine)
    return postgres_of_run


@pytest.fixture(scope="session")
def postgres_of_run() -> Iterator[Database]:
    """Make a PostgreSQL database for this process and drop it at the end."""
    server = postgres_url()
    assert server is not None
    name = f"goalpost_test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}"
    with psycopg.connect(libpq_url(make_url(server)), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        # No test outlives the server, so none waits for its disk.
        connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off'.encode())
        opened = open_database(make_url(server).set(database=name).render_as_string(hide_password=False))
        yield opened
        opened.close()
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _empty(engine: Engine) -> None:
    """Delete all rows; of tables with few, TRUNCATE takes a hundred times as long: it makes new files."""
    with engine.begin() as connection:
        connection.exec_driver_sql(";".join(str(table.delete()) for table in reversed(SQLModel.metadata.sorted_tables)))
