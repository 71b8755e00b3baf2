"""Rows that have been kept long enough, of any table: found by the index of one column, deleted some at a time."""

from datetime import date

from sqlalchemy import Column, Select, delete, select, tuple_
from sqlmodel import Session


def drop_before(session: Session, column: Column[object], *, before: date, most: int) -> int:
    """Delete rows whose column lies before an instant, or a day, no more than so many; return how many."""
    table = column.table
    gone = delete(table).where(tuple_(*table.primary_key).in_(old_rows(column, before=before, most=most)))
    return len(session.connection().execute(gone.returning(*table.primary_key)).all())


def old_rows(column: Column[object], *, before: date, most: int) -> Select[tuple[object, ...]]:
    """Return what finds the keys of such rows."""
    return select(*column.table.primary_key).where(column < before).limit(most)
