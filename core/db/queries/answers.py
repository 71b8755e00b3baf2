"""Answers kept under idempotency keys."""

from collections.abc import Mapping

from sqlalchemy import update
from sqlmodel import Session

from core.db.queries.upsert import upsert
from core.db.tables import AnswerRow
from core.db.tables.access import table_of

_answer = table_of(AnswerRow)


def claim_key(session: Session, values: Mapping[str, object]) -> bool:
    """Insert an empty answer for a key; say False when the key has one already.

    On PostgreSQL this waits for another transaction that claimed the same key.
    """
    claim = upsert(session, _answer).on_conflict_do_nothing().returning(_answer.c.key)
    claimed = session.connection().execute(claim, dict(values))
    return claimed.first() is not None


def find_answer(session: Session, user_id: str, key: str) -> AnswerRow:
    """Return the answer kept under a key that has been claimed."""
    return session.get_one(AnswerRow, (user_id, key))


def keep_answer(session: Session, user_id: str, key: str, *, values: Mapping[str, object]) -> None:
    """Write the answer of a key that this transaction has claimed."""
    session.connection().execute(
        update(_answer).where(_answer.c.user_id == user_id, _answer.c.key == key), dict(values)
    )
