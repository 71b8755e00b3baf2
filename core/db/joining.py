"""Sessions that join a transaction which is not theirs, and the driver's own connection underneath."""

from typing import cast

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import Session

_DRIVER = "driver"


def joined_session(connection: Connection, *, autoflush: bool = True) -> Session:
    """Return a session on a connection whose transaction it neither commits nor, by closing, ends."""
    info = {_DRIVER: connection.connection.driver_connection}
    return Session(connection, autoflush=autoflush, join_transaction_mode="rollback_only", info=info)


def driver_of(session: Session) -> DBAPIConnection:
    """Return the driver's connection that a session's statements run on."""
    known = session.info.get(_DRIVER)
    return cast("DBAPIConnection", known or session.connection().connection.driver_connection)


def forget_objects(session: Session, *, is_flushed: bool = True) -> None:
    """Let go of the objects that a use case loaded or added, so that the next one begins with none."""
    if not is_flushed or len(session.identity_map):
        session.expunge_all()
