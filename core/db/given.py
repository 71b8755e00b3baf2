"""Rows that a statement is given as one parameter: however many there are, it is one text, prepared once.

They are joined like a table, and on PostgreSQL inserted or written into one.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import JSON, Column, ColumnElement, TableValuedAlias, bindparam, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Row = Mapping[str, object]
_ROWS = "given"


class _Given(FunctionElement[object]):
    """The function that makes a table of a JSON array of objects: the array, then the columns that are its members."""

    name = "given"
    inherit_cache = True  # type: ignore[mutable-override]  # as SQLAlchemy's own documentation says it


def given(**columns: Column[object]) -> TableValuedAlias:
    """Return rows whose columns are like these, to be joined; a statement gets them as `of_rows` says."""
    named: list[ColumnElement[object]] = [column(name, like.type) for name, like in columns.items()]
    return _Given(bindparam(_ROWS, type_=JSON()), *named).table_valued(*named, name=_ROWS)


def of_rows(rows: Sequence[Row]) -> dict[str, object]:
    """Return the parameter of a statement that is given these rows, whose values JSON can say."""
    return {_ROWS: rows}


@compiles(_Given, "sqlite")
def _on_sqlite(element: _Given, compiler: SQLCompiler, **_options: object) -> str:
    rows, *columns = element.clauses
    quote = compiler.preparer.quote
    members = ", ".join(f"json_extract(value, '$.{each.name}') AS {quote(each.name)}" for each in columns)
    return f"(SELECT {members} FROM json_each({compiler.process(rows)}))"  # noqa: S608 - names of our own columns


@compiles(_Given, "postgresql")
def _on_postgres(element: _Given, compiler: SQLCompiler, **_options: object) -> str:
    rows, *columns = element.clauses
    quote, type_of = compiler.preparer.quote, compiler.dialect.type_compiler_instance.process
    members = ", ".join(f"{quote(each.name)} {type_of(each.type)}" for each in columns)
    return f"(SELECT * FROM json_to_recordset({compiler.process(rows)}) AS {_ROWS}({members}))"  # noqa: S608 - as above
