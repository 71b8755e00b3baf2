"""A line that fails at the prompt: it is told of, it is in the log, and the next one is answered."""

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog

from bots.conversation.wording import fixed
from bots.terminal.app import run_terminal
from core.db.database import Database
from core.db.sqlite import SqliteDatabase
from tests.integration.conftest import SettableClock


class Locking(io.StringIO):
    """Lines, the second of which is typed while somebody else writes to the database."""

    def __init__(self, lines: Iterator[str], other: sqlite3.Connection) -> None:
        super().__init__()
        self._lines = enumerate(lines)
        self._other = other

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # bytes in _IOBase, text here
        number, line = next(self._lines, (0, ""))
        if number == 1:
            self._other.execute("BEGIN IMMEDIATE")
        elif self._other.in_transaction:
            self._other.execute("ROLLBACK")
        return line


@pytest.fixture
def impatient(sqlite_database: Database) -> Iterator[Database]:
    """Give the database to somebody who waits for nobody."""
    opened = SqliteDatabase(sqlite_database.engine.url.render_as_string(), busy_timeout_ms=20)
    yield opened
    opened.close()


def test_a_line_that_fails_does_not_end_the_prompt(impatient: Database, clock: SettableClock, tmp_path: Path) -> None:
    stdout = io.StringIO()
    typed = ["/new meditate 20 min daily\n", "/log meditate 5m\n", "/log meditate 10m\n"]
    with (
        closing(sqlite3.connect(tmp_path / "goalpost.db", isolation_level=None)) as other,
        structlog.testing.capture_logs() as logs,
    ):
        run_terminal(impatient, clock, user="ann", stdin=Locking(iter(typed), other), stdout=stdout)
    *_, said, answered = stdout.getvalue().splitlines()
    assert said == fixed.failed()
    assert "10/20 min" in answered
    told = [(line["log_level"], line["exc_info"]) for line in logs if line.get("channel") == "terminal"]
    assert told == [("error", True)]
