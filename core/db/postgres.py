"""PostgreSQL through psycopg 3: a bounded pool of threads, each use case one transaction on a pooled connection."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from psycopg import Connection
from psycopg.errors import DeadlockDetected, SerializationFailure
from psycopg.types.string import TextLoader
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from core.db.database import Database, UseCase
from core.db.documents import dumps

Result = TypeVar("Result")

CONNECTIONS = 16
ATTEMPTS = 3


def postgres_engine(url: str) -> Engine:
    """Return an engine for a `postgresql://` or `postgresql+psycopg://` address.

    Its connections hand out ids and documents as text: a document is decoded by its column, which may know it already.
    """
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        json_serializer=dumps,
    )
    event.listen(engine, "connect", _take_text)
    return engine


def _take_text(connection: Connection[tuple[object, ...]], _entry: ConnectionPoolEntry) -> None:
    for kind in ("uuid", "jsonb"):
        connection.adapters.register_loader(kind, TextLoader)


class PostgresDatabase(Database):
    """Writes are read committed; where a rule needs it, the use case locks rows, and a deadlock's loser is run again.

    A read sees one snapshot.
    """

    def __init__(self, url: str) -> None:
        self.engine = postgres_engine(url)
        self._snapshots = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._threads = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="goalpost-db")

    async def write(self, use_case: UseCase[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.write_now, use_case)

    async def read(self, use_case: UseCase[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.read_now, use_case)

    def write_now(self, use_case: UseCase[Result]) -> Result:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with Session(self.engine) as session, session.begin():
                    return use_case(session)
            except OperationalError as error:
                if attempt == ATTEMPTS or not isinstance(error.orig, DeadlockDetected | SerializationFailure):
                    raise
        raise AssertionError

    def read_now(self, use_case: UseCase[Result]) -> Result:
        with Session(self._snapshots, autoflush=False) as session:
            return use_case(session)

    def close(self) -> None:
        self._threads.shutdown()
        self.engine.dispose()
