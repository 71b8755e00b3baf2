"""The write transactions of one SQLite connection, one at a time, whichever threads begin, fill and commit them."""

import sqlite3
import threading
from collections.abc import Iterable
from typing import cast

from sqlalchemy import Connection, Engine
from sqlmodel import Session

from core.db.database import DatabaseUnavailableError
from core.db.joining import forget_objects, joined_session
from core.db.waiting import Waiting


class GroupBrokenError(Exception):
    """A use case ended the shared transaction (a failed flush does): nobody's work in it can be kept."""


class WriteTransaction:
    """One transaction that writes. It is over after `commit` or `give_up`."""

    def __init__(self, connection: Connection, turn: threading.Lock) -> None:
        """Begin; the turn is the caller's, and is given back when the transaction is over.

        Raises: sqlite3.OperationalError when another process is writing.
        """
        self._connection = connection
        self._driver = driver_connection(connection)
        self._turn = turn
        self._transaction = connection.begin()
        try:
            self._driver.execute("BEGIN IMMEDIATE")
        except BaseException:
            connection.rollback()
            raise

    def run(self, group: Iterable[Waiting]) -> None:
        """Run use cases in the transaction, each in a savepoint: one that fails takes no other with it.

        Raises: GroupBrokenError.
        """
        # SQLAlchemy's own savepoints and a session for each use case cost 130 us, this 5.
        with joined_session(self._connection) as session:
            for write in group:
                self._driver.execute("SAVEPOINT use_case")
                self._run(session, write)

    def commit(self) -> None:
        """Commit: when this returns, the changes are on disk."""
        self._transaction.commit()
        self._turn.release()

    def give_up(self) -> None:
        """Undo whatever the transaction holds."""
        try:
            self._connection.rollback()
        finally:
            self._turn.release()

    def _run(self, session: Session, write: Waiting) -> None:
        write.run(session)
        forget_objects(session, is_flushed=write.error is None)
        if not (self._driver.in_transaction and session.is_active):
            raise GroupBrokenError
        if write.error is not None:
            self._driver.execute("ROLLBACK TO use_case")
        self._driver.execute("RELEASE use_case")


class WriteTransactions:
    """The write transactions of one connection: who begins one has the turn until it is over."""

    def __init__(self, engine: Engine, *, busy_timeout_ms: int) -> None:
        self._connection = engine.connect()
        self._busy_timeout_ms = busy_timeout_ms
        self._turn = threading.Lock()
        self._wait_for_others(0)

    def begin_at_once(self) -> WriteTransaction | None:
        """Begin if neither a thread nor another process is writing."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            return WriteTransaction(self._connection, self._turn)
        except sqlite3.OperationalError:
            self._turn.release()
            return None

    def begin(self) -> WriteTransaction:
        """Begin, waiting for this process's other writers and, so long as the timeout, for other processes'.

        Raises: DatabaseUnavailableError when another process keeps the database locked.
        """
        self._turn.acquire()
        self._wait_for_others(self._busy_timeout_ms)
        try:
            transaction = WriteTransaction(self._connection, self._turn)
        except sqlite3.OperationalError as error:
            self._wait_for_others(0)
            self._turn.release()
            raise DatabaseUnavailableError from error
        self._wait_for_others(0)
        return transaction

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _wait_for_others(self, milliseconds: int) -> None:
        driver_connection(self._connection).execute(f"PRAGMA busy_timeout={milliseconds}")


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)
