"""The terminal fed by a pipe: one answer a line, no prompt, an end that is quick."""

import io

import pytest

from bots.terminal.app import run_terminal
from core.db.database import Database
from core.domain.public_address import PublicAddress
from tests.integration.conftest import SettableClock


def piped(database: Database, clock: SettableClock, text: str, *, public: PublicAddress | None = None) -> str:
    stdout = io.StringIO()
    run_terminal(database, clock, user="ann", stdin=io.StringIO(text), stdout=stdout, public=public)
    return stdout.getvalue()


def test_a_pipe_is_answered_line_by_line(sqlite_database: Database, clock: SettableClock) -> None:
    said = piped(sqlite_database, clock, "/new meditate 20 min daily\n/log meditate 10m\n")
    assert said.splitlines() == [
        "New goal: Meditate, 20 min a day.",
        "Log it with `meditate 10m`.",
        "Meditate +10 min: 10/20 min today  ▓▓▓▓▓░░░░░  (undo)",
    ]


@pytest.mark.parametrize("ending", ["exit", "quit", "/exit", " EXIT "])
def test_an_ending_ends_it(sqlite_database: Database, clock: SettableClock, ending: str) -> None:
    assert piped(sqlite_database, clock, f"thanks\n{ending}\nhelp\n") == "You are welcome!\n"


def test_empty_lines_are_passed_over(sqlite_database: Database, clock: SettableClock) -> None:
    assert piped(sqlite_database, clock, "\n  \nthanks") == "You are welcome!\n"


def test_what_was_asked_in_one_run_is_answered_in_the_next(sqlite_database: Database, clock: SettableClock) -> None:
    piped(sqlite_database, clock, "/log meditate 10m\n")
    assert "Meditate +10 min: 10/20 min today" in piped(sqlite_database, clock, "2\n")


def test_bytes_that_are_no_text_are_answered_too(sqlite_database: Database, clock: SettableClock) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\nthanks\n"), encoding="utf-8")
    stdout = io.TextIOWrapper(raw := io.BytesIO(), encoding="ascii")
    run_terminal(sqlite_database, clock, user="ann", stdin=stdin, stdout=stdout)
    stdout.flush()
    assert raw.getvalue().endswith(b"You are welcome!\n")


def test_a_pipe_gets_no_colour(sqlite_database: Database, clock: SettableClock) -> None:
    assert "\x1b" not in piped(sqlite_database, clock, "help\nnew gym daily\ntoday\nlist\nblah\n")


def test_a_shared_goal_has_an_address_where_the_server_has_one(sqlite_database: Database, clock: SettableClock) -> None:
    public = PublicAddress("https://goals.example")
    said = piped(sqlite_database, clock, "new gym daily\nshare gym\n", public=public)
    code = said.partition("`link ")[2].partition("`")[0]
    assert said.splitlines()[-1] == f"Whoever has this address sees it too, without an account: {public.page(code)}"
    assert public.origin not in piped(sqlite_database, clock, "share gym\n")
    assert public.origin not in piped(sqlite_database, clock, "link\n", public=public)
