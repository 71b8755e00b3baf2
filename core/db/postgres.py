"""PostgreSQL through psycopg 3: a bounded pool of threads, each use case one transaction on a pooled connection."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from psycopg import Connection
from psycopg.errors import DeadlockDetected, SerializationFailure
from psycopg.types.string import TextLoader
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from core.db.database import Database, UseCase
from core.db.documents import dumps
from core.db.joining import joined_session

Result = TypeVar("Result")

CONNECTIONS = 16
ATTEMPTS = 3
TRUSTED_SECONDS = 1.0
"""A connection that served so lately is taken to be alive; to ask each time is one more round trip for each write."""
_SERVED_AT = "served_at"


def postgres_engine(url: str, *, trusted_seconds: float = TRUSTED_SECONDS) -> Engine:
    """Return an engine for a `postgresql://` or `postgresql+psycopg://` address.

    Its connections hand out ids and documents as text: a document is decoded by its column, which may know it already.
    The one that served last serves next: it and its process at the other end know the statements.
    """
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_use_lifo=True,
        hide_parameters=True,
        json_serializer=dumps,
    )
    event.listen(engine, "connect", _take_text)
    event.listen(engine, "checkin", _served)
    event.listen(engine, "checkout", _check(engine, trusted_seconds))
    return engine


def _take_text(connection: Connection[tuple[object, ...]], _entry: ConnectionPoolEntry) -> None:
    for kind in ("uuid", "jsonb"):
        connection.adapters.register_loader(kind, TextLoader)


def _served(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
    entry.info[_SERVED_AT] = time.monotonic()


def _check(engine: Engine, trusted_seconds: float) -> Callable[[DBAPIConnection, ConnectionPoolEntry, object], None]:
    """Return what asks a connection that has rested whether it is alive; if not, all that rest are made anew."""

    def _checked(connection: DBAPIConnection, entry: ConnectionPoolEntry, _pool: object) -> None:
        served_at = entry.info.get(_SERVED_AT)
        if served_at is None or time.monotonic() - served_at < trusted_seconds:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    return _checked


class PostgresDatabase(Database):
    """Writes are read committed; where a rule needs it, the use case locks rows, and a deadlock's loser is run again.

    A read sees one snapshot.
    """

    def __init__(self, url: str, *, trusted_seconds: float = TRUSTED_SECONDS) -> None:
        self.engine = postgres_engine(url, trusted_seconds=trusted_seconds)
        self._snapshots = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="goalpost-db")

    async def write(self, use_case: UseCase[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.write_now, use_case)

    async def read(self, use_case: UseCase[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.read_now, use_case)

    def write_now(self, use_case: UseCase[Result]) -> Result:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._written(use_case)
            except OperationalError as error:
                if attempt == ATTEMPTS or not isinstance(error.orig, DeadlockDetected | SerializationFailure):
                    raise
        raise AssertionError

    def read_now(self, use_case: UseCase[Result]) -> Result:
        with self._snapshots.connect() as connection, joined_session(connection, autoflush=False) as session:
            return use_case(session)

    def _written(self, use_case: UseCase[Result]) -> Result:
        with self.engine.begin() as connection, joined_session(connection) as session:
            result = use_case(session)
            session.flush()
            return result

    def close(self) -> None:
        self._threads.shutdown()
        self.engine.dispose()
