"""Prepared statements give and take what those of a session do."""

import pytest
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from core.db.database import Database

COLUMNS = [column for table in SQLModel.metadata.sorted_tables for column in table.columns]


@pytest.mark.parametrize("kind", [pytest.param(column.type, id=str(column)) for column in COLUMNS])
def test_nothing_is_null_in_every_column_and_on_the_way_back(database: Database, kind: TypeEngine[object]) -> None:
    dialect = database.engine.dialect
    ways = (
        kind.dialect_impl(dialect).bind_processor(dialect),
        kind.dialect_impl(dialect).result_processor(dialect, None),
    )
    assert [convert(None) for convert in ways if convert is not None] == [None for convert in ways if convert]
