"""PostgreSQL: connections that have died while they rested are made anew, unseen by whoever writes."""

import os

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlmodel import Session

from core.db.database import Database
from core.db.postgres import PostgresDatabase
from tests.postgres import libpq_url

MORTAL = f"mortal {os.getpid()}"
"""By this name the connections of these tests are known, which other tests at the same time must not lose."""


def _one(session: Session) -> int:
    return int(session.connection().execute(text("SELECT 1")).scalar_one())


@pytest.mark.postgres
def test_a_connection_that_died_while_it_rested_is_made_anew(postgres_database: Database) -> None:
    url = postgres_database.engine.url.update_query_dict({"application_name": MORTAL})
    database = PostgresDatabase(url.render_as_string(hide_password=False), trusted_seconds=0)
    database.write_now(_one)
    with psycopg.connect(libpq_url(make_url(url)), autocommit=True) as connection:
        ours = f"FROM pg_stat_activity WHERE application_name = '{MORTAL}' AND pid <> pg_backend_pid()"
        connection.execute(f"SELECT pg_terminate_backend(pid, 1000) {ours}".encode())
    assert (database.write_now(_one), database.read_now(_one)) == (1, 1)
    database.close()
