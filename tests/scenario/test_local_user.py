"""Whoever chats at this machine lives in its time zone from the first message on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.scenario.processes import run


@pytest.mark.parametrize(
    ("here", "kept"), [("Asia/Tokyo", "Asia/Tokyo"), (":Europe/Paris", "Europe/Paris"), ("X/Y", "UTC")]
)
def test_a_newcomer_gets_the_zone_of_the_machine(tmp_path: Path, here: str, kept: str) -> None:
    run("chat", "--user", "ada", at=tmp_path, env={"TZ": here}, given="today\n")
    assert zone_of(tmp_path, "ada") == kept


def test_somebody_who_is_known_keeps_their_zone(tmp_path: Path) -> None:
    run("token", "--user", "ada", "--timezone", "Europe/Paris", at=tmp_path)
    run("chat", "--user", "ada", at=tmp_path, env={"TZ": "Asia/Tokyo"}, given="today\n")
    assert zone_of(tmp_path, "ada") == "Europe/Paris"


def test_a_name_typed_with_spaces_around_it_is_the_same_name(tmp_path: Path) -> None:
    run("token", "--user", "ada", "--timezone", "Europe/Paris", at=tmp_path)
    run("chat", "--user", " ada ", at=tmp_path, env={"TZ": "Asia/Tokyo"}, given="today\n")
    assert zone_of(tmp_path, "ada") == "Europe/Paris"


def zone_of(at: Path, user: str) -> str:
    """Read a user's zone from the file."""
    with closing(sqlite3.connect(at / "data" / "goalpost.db")) as connection:
        (zone,) = connection.execute("SELECT timezone FROM app_user WHERE name = ?", [user]).fetchone()
    return str(zone)
