"""SQLite as a production database: WAL, `synchronous=FULL`, one writer thread that commits in groups.

An acknowledged write is on disk: callers are answered after the commit of the group that their use case ran in.
"""

import threading
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool
from sqlmodel import Session

from core.db.database import Database, UseCase
from core.db.documents import dumps, loads
from core.db.group_commit import GroupWriter

Result = TypeVar("Result")

BUSY_TIMEOUT_SECONDS = 15


def sqlite_engine(url: str) -> Engine:
    """Return an engine whose connections leave transactions to us.

    The driver's own transaction control loses updates (it begins late and deferred), so it is switched off and
    `BEGIN IMMEDIATE` is ours to say.
    """
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_SECONDS, "cached_statements": 512},
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
    """One file, one host. Writes queue to a writer thread; reads run where they are asked for."""

    def __init__(self, url: str) -> None:
        self.engine = sqlite_engine(url)
        self._writer = GroupWriter(self.engine)
        self._local = threading.local()
        self._readers: list[Connection] = []

    async def write(self, use_case: UseCase[Result]) -> Result:
        return await self._writer.write(use_case)

    async def read(self, use_case: UseCase[Result]) -> Result:
        return self.read_now(use_case)

    def write_now(self, use_case: UseCase[Result]) -> Result:
        return self._writer.write_now(use_case)

    def read_now(self, use_case: UseCase[Result]) -> Result:
        connection = self._reader()
        try:
            connection.exec_driver_sql("BEGIN")
            with Session(connection, autoflush=False, join_transaction_mode="rollback_only") as session:
                return use_case(session)
        finally:
            connection.rollback()

    def _reader(self) -> Connection:
        reader: Connection | None = getattr(self._local, "connection", None)
        if reader is None:
            reader = self.engine.connect()
            reader.exec_driver_sql("PRAGMA query_only=ON")
            reader.rollback()
            self._local.connection = reader
            self._readers.append(reader)
        return reader

    def close(self) -> None:
        self._writer.close()
        for reader in self._readers:
            reader.close()
        self.engine.dispose()
