"""A part of a transaction that can be undone alone. SQLAlchemy's own savepoints cost several times as much."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlmodel import Session

from core.db.joining import forget_objects
from core.db.prepared import Prepared

_SET = Prepared(text("SAVEPOINT part"))
_UNDO = Prepared(text("ROLLBACK TO SAVEPOINT part"))
_LET_GO = Prepared(text("RELEASE SAVEPOINT part"))


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Keep what is written inside with the rest of the transaction; an exception undoes it, and goes on."""
    session.flush()
    _SET.run(session, {})
    try:
        yield
        session.flush()
    except BaseException:
        _UNDO.run(session, {})
        _LET_GO.run(session, {})
        forget_objects(session, is_flushed=False)
        raise
    _LET_GO.run(session, {})
