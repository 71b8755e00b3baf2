"""INSERT ... ON CONFLICT, which SQLAlchemy spells once for each database."""

from collections.abc import Callable

from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from core.db.prepared import Prepared

Upsert = sqlite.Insert | postgresql.Insert
Inserting = Callable[[Table], Upsert]  # type: ignore[explicit-any]  # the default of Table's parameter


def is_postgres(session: Session) -> bool:
    """Say whether a session speaks to PostgreSQL."""
    return session.get_bind().dialect.name == "postgresql"


def upsert(session: Session, table: Table) -> Upsert:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return an insert into a table that may say what happens on a conflict."""
    return postgresql.insert(table) if is_postgres(session) else sqlite.insert(table)


def prepared_insert(table: Table, returning: Column[str]) -> Callable[[Session], Prepared]:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return the insert of a whole row, prepared for either database; it returns nothing of one that is there."""
    columns = [column.name for column in table.columns]
    for_sqlite = Prepared(sqlite.insert(table).on_conflict_do_nothing().returning(returning), columns)
    for_postgres = Prepared(postgresql.insert(table).on_conflict_do_nothing().returning(returning), columns)
    return lambda session: for_postgres if is_postgres(session) else for_sqlite
