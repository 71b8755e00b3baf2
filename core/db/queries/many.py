"""Many rows written at once: by one statement on PostgreSQL, where each costs a trip, by one for each row on SQLite.

For what JSON can say: documents are plain, and no column holds one of the domain's values.
"""

from collections.abc import Sequence

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from core.db.given import Row, given, of_rows
from core.db.prepared import Prepared
from core.db.queries.upsert import is_postgres


class ManyRows:
    """One way of writing rows, prepared for either database."""

    def __init__(self, *, for_each: Prepared, for_all: Prepared) -> None:
        self._for_each = for_each
        self._for_all = for_all

    def write(self, session: Session, rows: Sequence[Row]) -> None:
        """Write rows, all of which have the columns this was made for."""
        if not rows:
            return
        if is_postgres(session):
            self._for_all.run(session, of_rows(rows))
        else:
            self._for_each.run_all(session, rows)


def inserts(table: Table, columns: Sequence[str]) -> ManyRows:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return the insert of rows with these columns, but for those that are there."""
    rows = given(**{name: table.c[name] for name in columns})
    all_rows = select(*(rows.c[name] for name in columns))
    return ManyRows(
        for_each=Prepared(sqlite.insert(table).on_conflict_do_nothing(), columns),
        for_all=Prepared(postgresql.insert(table).from_select(columns, all_rows).on_conflict_do_nothing()),
    )


def updates(table: Table, columns: Sequence[str]) -> ManyRows:  # type: ignore[explicit-any]  # as above
    """Return the update of these columns of rows that are named by their whole key, `of_` before each column of it."""
    key = {f"of_{column.name}": column for column in table.primary_key}
    rows = given(**key, **{name: table.c[name] for name in columns})
    one = update(table).where(*(column == bindparam(name) for name, column in key.items()))
    each = update(table).where(*(column == rows.c[name] for name, column in key.items()))
    return ManyRows(
        for_each=Prepared(one, columns), for_all=Prepared(each.values({name: rows.c[name] for name in columns}))
    )
