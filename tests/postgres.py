"""Where tests find a PostgreSQL server they may make databases on, and what is said when there is none."""

import os
from functools import cache

import psycopg
from sqlalchemy.engine import URL, make_url

VARIABLE = "GOALPOST_TEST_POSTGRES_URL"
DEFAULT_URL = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
CONNECT_TIMEOUT_SECONDS = 3


@cache
def postgres_url() -> str | None:
    """Return the address of a reachable server, for a user who may create databases, or None.

    Raises: `RuntimeError` under CI, where PostgreSQL must be tested.
    """
    url = wanted_url()
    try:
        psycopg.connect(libpq_url(url), connect_timeout=CONNECT_TIMEOUT_SECONDS).close()
    except psycopg.OperationalError as error:
        if os.environ.get("CI"):
            raise RuntimeError(f"{why_there_is_none()}: {error}") from error
        return None
    return url.render_as_string(hide_password=False)


def why_there_is_none() -> str:
    """Name the address that was tried, without its password, and the variable that changes it."""
    return f"no server at {wanted_url().render_as_string()} ({VARIABLE} names another)"


def wanted_url() -> URL:
    """Return the address from the environment, or this machine's standard port."""
    return make_url(os.environ.get(VARIABLE) or DEFAULT_URL)


def libpq_url(url: URL) -> str:
    """Write an address the way libpq reads it: without the name of a driver."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
