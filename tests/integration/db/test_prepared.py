"""Prepared statements give and take what those of a session do."""

import pytest
from sqlalchemy import Dialect
from sqlmodel import SQLModel

import core.db.tables  # noqa: F401 - registers the tables with the metadata
from core.db.postgres import postgres_engine
from core.db.sqlite import sqlite_engine

DIALECTS = (sqlite_engine("sqlite://").dialect, postgres_engine("postgresql://nowhere").dialect)


@pytest.mark.parametrize("dialect", [pytest.param(dialect, id=dialect.name) for dialect in DIALECTS])
def test_nothing_is_null_in_every_column_and_on_the_way_back(dialect: Dialect) -> None:
    made = {}
    for column in [column for table in SQLModel.metadata.sorted_tables for column in table.columns]:
        kind = column.type.dialect_impl(dialect)
        ways = (kind.bind_processor(dialect), kind.result_processor(dialect, None))
        made[str(column)] = [convert(None) for convert in ways if convert is not None]
    assert len(made) > 200
    assert {name: values for name, values in made.items() if any(value is not None for value in values)} == {}
