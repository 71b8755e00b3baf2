"""The same commands on PostgreSQL: named by one variable, with nothing else to do."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from tests.postgres import libpq_url, postgres_url
from tests.scenario.processes import run

pytestmark = pytest.mark.postgres


@pytest.fixture
def settings() -> Iterator[dict[str, str]]:
    """Make a database of this test's own, named by its setting, and drop it afterwards."""
    server = make_url(postgres_url() or "")
    name = f"goalpost_commands_{os.getpid()}"
    with psycopg.connect(libpq_url(server), autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield {"GOALPOST_DATABASE_URL": libpq_url(server.set(database=name))}
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_a_new_database_is_migrated_and_its_tables_are_the_code_s(tmp_path: Path, settings: dict[str, str]) -> None:
    ended = run("db", "check", at=tmp_path, env=settings)
    assert (ended.code, ended.err) == (0, "")
    assert not (tmp_path / "data").exists()


def test_messages_are_answered_and_kept(tmp_path: Path, settings: dict[str, str]) -> None:
    run("chat", "--user", "ada", at=tmp_path, env=settings, given="new meditate 20 min daily\nmeditate 10m\n")
    ended = run("chat", "--user", "ada", at=tmp_path, env=settings, given="meditate 10m\n")
    assert "20/20 min" in ended.out


def test_a_server_that_cannot_be_reached_is_one_line_without_the_password(tmp_path: Path) -> None:
    nobody = {"GOALPOST_DATABASE_URL": "postgresql://me:hush@127.0.0.1:1/goals"}
    ended = run("token", "--user", "ada", at=tmp_path, env=nobody)
    (line,) = ended.complaints
    assert ended.code == 1
    assert "hush" not in line
