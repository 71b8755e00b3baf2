"""A PostgreSQL database for one run, where there is a server; its address is the tests'."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import make_url

from core.db.database import Database
from core.db.opening import open_database
from tests.postgres import libpq_url, postgres_url, why_there_is_none


@contextmanager
def postgres_of_run() -> Iterator[Database | None]:
    """Make a database and drop it at the end; None, with a word about it, where there is no server."""
    server = postgres_url()
    if server is None:
        print(f"PostgreSQL: not measured, {why_there_is_none()}")
        yield None
        return
    name = f"goalpost_bench_{os.getpid()}"
    with psycopg.connect(libpq_url(make_url(server)), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        opened = open_database(make_url(server).set(database=name).render_as_string(hide_password=False))
        try:
            yield opened
        finally:
            opened.close()
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
