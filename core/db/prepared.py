"""Statements compiled once and handed straight to the driver: a fifth of what executing them through a session costs.

For the few that every log and every read needs; all others go through the session. Same transaction, same values in
and out; what a session holds unflushed is not seen here.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, cast

from sqlalchemy import Column, Compiled, Date, Dialect, Select, UpdateBase
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from core.db.joining import driver_of

Convert = Callable[[object], object]
Make = Callable[[Sequence[object]], "Fetched"]
Values = Mapping[str, object]
Parameters = tuple[object, ...] | dict[str, object]

_INSTANT, _DAY = cast("TypeEngine[object]", UTCDateTime()), cast("TypeEngine[object]", Date())
"""What stands for all columns of instants and of days: a write says the same instant in four of them."""


class Statement(Protocol):
    """What can be compiled: a select, an insert, update or delete of Core, or a text."""

    def compile(self, *, dialect: Dialect, column_keys: list[str] | None) -> Compiled: ...


class Fetched(Protocol):
    """A fetched row: its columns by name, of the types that their table gives them."""

    def __getitem__(self, span: slice, /) -> tuple[Any, ...]: ...  # type: ignore[explicit-any]  # as below

    def __getattr__(self, name: str, /) -> Any: ...  # type: ignore[explicit-any]  # noqa: ANN401 - known to the table alone


class Prepared:
    """One statement, with a plan for each driver it has met."""

    def __init__(self, statement: Statement, columns: Sequence[str] = ()) -> None:
        """Keep a statement; `columns` are the ones an insert or update sets."""
        self._statement = statement
        self._columns = list(columns) or None
        self._plans: dict[type, _Plan] = {}

    def first(self, session: Session, values: Values) -> Fetched | None:
        """Return the first row as a named tuple."""
        plan, cursor = self._executed(session, values)
        row = cursor.fetchone()
        cursor.close()
        return None if row is None else plan.record(row)

    def all(self, session: Session, values: Values) -> list[Fetched]:
        """Return all rows as named tuples."""
        plan, cursor = self._executed(session, values)
        rows = [plan.record(row) for row in cursor.fetchall()]
        cursor.close()
        return rows

    def run(self, session: Session, values: Values) -> None:
        """Execute a statement that returns no rows."""
        self._executed(session, values)[1].close()

    def run_all(self, session: Session, rows: Sequence[Values]) -> None:
        """Execute a statement that returns no rows once for each of many."""
        if not rows:
            return
        driver = driver_of(session)
        plan = self._plan(session, type(driver))
        cursor = driver.cursor()
        many = [plan.parameters(values) for values in rows]
        try:
            cursor.executemany(plan.sql, cast("Sequence[tuple[object, ...]]", many))
        except plan.driver_error as error:
            raise plan.failure(error, many[0]) from error
        finally:
            cursor.close()

    def _executed(self, session: Session, values: Values) -> "tuple[_Plan, DBAPICursor]":
        driver = driver_of(session)
        plan = self._plan(session, type(driver))
        cursor = driver.cursor()
        parameters = plan.parameters(values)
        try:
            cursor.execute(plan.sql, parameters)
        except plan.driver_error as error:
            cursor.close()
            raise plan.failure(error, parameters) from error
        return plan, cursor

    def _plan(self, session: Session, driver: type) -> "_Plan":
        plan = self._plans.get(driver)
        if plan is None:
            plan = self._plans[driver] = _Plan(self._statement, self._columns, session.get_bind().dialect)
        return plan


class _Plan:
    """A statement as one dialect spells it, and the conversions of its values on their way in and out."""

    def __init__(self, statement: Statement, columns: list[str] | None, dialect: Dialect) -> None:
        compiled = cast("SQLCompiler", statement.compile(dialect=dialect, column_keys=columns))
        self.sql = compiled.string
        self.driver_error = dialect.loaded_dbapi.Error
        self._dialect = dialect
        self._is_positional = compiled.positional
        self._constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._names = list(compiled.positiontup or compiled.binds)
        converts = [_inward(_alike(compiled.binds[name].type), dialect) for name in self._names]
        self._inward = [(index, convert) for index, convert in enumerate(converts) if convert is not None]
        self.record = _reader(statement, dialect)

    def failure(self, error: Exception, parameters: Parameters) -> BaseException:
        """Return what SQLAlchemy would raise for a driver's error; it does not show the values."""
        return DBAPIError.instance(
            self.sql, parameters, error, self.driver_error, hide_parameters=True, dialect=self._dialect
        )

    def parameters(self, values: Values) -> Parameters:
        """Return values as the driver wants them; None is NULL, whatever the type."""
        given = {**self._constants, **values} if self._constants else values
        ready = [given[name] for name in self._names]
        for index, convert in self._inward:
            if ready[index] is not None:
                ready[index] = convert(ready[index])
        return tuple(ready) if self._is_positional else dict(zip(self._names, ready, strict=True))


def _reader(statement: Statement, dialect: Dialect) -> Callable[[Sequence[object]], Fetched]:
    """Return what turns a driver's row into a named tuple of Python's values."""
    columns = _returned(statement)
    make = _named_tuple([column.key for column in columns])
    processors = (_outward(_alike(column.type), dialect) for column in columns)
    outward = [(index, convert) for index, convert in enumerate(processors) if convert is not None]

    def record(row: Sequence[object]) -> Fetched:
        values = list(row)
        for index, convert in outward:
            if values[index] is not None:
                values[index] = convert(values[index])
        return make(values)

    return record


def _returned(statement: Statement) -> list[Column[object]]:
    """Return the columns of the rows that a statement returns."""
    if not isinstance(statement, Select | UpdateBase):
        return []
    return cast("list[Column[object]]", list(statement.exported_columns))


def _named_tuple(names: list[str]) -> Make:
    row = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024 - the names are known at run time alone
    return cast("Make", row._make)


@lru_cache(maxsize=256)
def _inward(kind: TypeEngine[object], dialect: Dialect) -> Convert | None:
    return _remembered(kind, kind.dialect_impl(dialect).bind_processor(dialect))


@lru_cache(maxsize=256)
def _outward(kind: TypeEngine[object], dialect: Dialect) -> Convert | None:
    return _remembered(kind, kind.dialect_impl(dialect).result_processor(dialect, None))


def _alike(kind: TypeEngine[object]) -> TypeEngine[object]:
    """Return the type whose conversion a column shares."""
    match kind:
        case UTCDateTime():
            return _INSTANT
        case Date():
            return _DAY
        case _:
            return kind


def _remembered(kind: TypeEngine[object], convert: Convert | None) -> Convert | None:
    """Return a conversion of instants and days that knows what it converted of late: the same few come again."""
    return convert if convert is None or kind not in (_INSTANT, _DAY) else lru_cache(maxsize=4096)(convert)
