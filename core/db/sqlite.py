"""SQLite as a production database: WAL, `synchronous=FULL`, one writer that commits in groups.

An acknowledged write is on disk: callers are answered after the commit of the group that their use case ran in.
"""

import sqlite3
import threading
from collections.abc import Awaitable
from typing import TypeVar, cast

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool
from sqlmodel import Session

from core.db.database import Database, UseCase
from core.db.documents import dumps, loads
from core.db.group_commit import GroupWriter
from core.db.joining import driver_of, forget_objects, joined_session

Result = TypeVar("Result")

BUSY_TIMEOUT_MS = 15_000


def sqlite_engine(url: str) -> Engine:
    """Return an engine whose connections leave transactions to us.

    The driver's own transaction control loses updates (it begins late and deferred), so it is switched off and
    `BEGIN IMMEDIATE` is ours to say.
    """
    engine = create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000, "cached_statements": 512},
        json_serializer=dumps,
        json_deserializer=loads,
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-16000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


class SqliteDatabase(Database):
    """One file, one host. Writes are committed in groups; reads run where they are asked for."""

    def __init__(self, url: str, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        self.engine = sqlite_engine(url)
        self._writer = GroupWriter(self.engine, busy_timeout_ms=busy_timeout_ms)
        self._local = threading.local()
        self._readers: list[Session] = []

    def write(self, use_case: UseCase[Result]) -> Awaitable[Result]:
        return self._writer.write(use_case)

    async def read(self, use_case: UseCase[Result]) -> Result:
        return self.read_now(use_case)

    def write_now(self, use_case: UseCase[Result]) -> Result:
        return self._writer.write_now(use_case)

    def read_now(self, use_case: UseCase[Result]) -> Result:
        session = self._reading_session()
        driver = cast("sqlite3.Connection", driver_of(session))
        driver.execute("BEGIN")
        try:
            return use_case(session)
        finally:
            forget_objects(session)
            if driver.in_transaction:
                driver.execute("ROLLBACK")
            if not session.is_active:
                session.rollback()

    def _reading_session(self) -> Session:
        """Return this thread's session: making one costs more than most reads."""
        session: Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = joined_session(self.engine.connect(), autoflush=False)
            session.connection().exec_driver_sql("PRAGMA query_only=ON")
            self._readers.append(session)
        return session

    def close(self) -> None:
        self._writer.close()
        for session in self._readers:
            session.connection().close()
        self.engine.dispose()
