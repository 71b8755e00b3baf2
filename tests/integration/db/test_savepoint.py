"""A savepoint undoes what is written inside it, and nothing else."""

from contextlib import suppress

import pytest
from sqlmodel import Session

from core.db.database import Database
from core.db.queries.inbox import claim_event
from core.db.savepoint import savepoint
from tests.integration.conftest import START


class _RefusedError(Exception):
    """A rule was broken."""


def is_new(session: Session, event_id: str) -> bool:
    """Say whether an event has not been written yet, and write it."""
    return claim_event(session, {"platform": "p", "tenant": "t", "event_id": event_id, "received_at": START})


def kept(database: Database, *names: str) -> list[str]:
    """Return those of some events that have been written."""

    def look(session: Session) -> list[str]:
        return [name for name in names if not is_new(session, name)]

    return database.write_now(look)


def refused(session: Session, *written: str) -> None:
    """Write events in a savepoint that is left by an exception."""
    with suppress(_RefusedError), savepoint(session):
        for event_id in written:
            is_new(session, event_id)
        raise _RefusedError


def test_what_is_refused_is_undone_alone(database: Database) -> None:
    def use_case(session: Session) -> None:
        is_new(session, "before")
        refused(session, "inside")
        is_new(session, "after")

    database.write_now(use_case)
    assert kept(database, "before", "inside", "after") == ["before", "after"]


def test_a_savepoint_in_another_is_undone_alone(database: Database) -> None:
    def use_case(session: Session) -> None:
        with savepoint(session):
            is_new(session, "outer")
            refused(session, "inner")
        with suppress(_RefusedError), savepoint(session):
            with savepoint(session):
                is_new(session, "kept by the inner alone")
            raise _RefusedError

    database.write_now(use_case)
    names = ("outer", "inner", "kept by the inner alone")
    assert kept(database, *names) == ["outer"]


def test_a_refusal_goes_on_to_the_caller(database: Database) -> None:
    def use_case(session: Session) -> None:
        with savepoint(session):
            raise _RefusedError

    with pytest.raises(_RefusedError):
        database.write_now(use_case)
