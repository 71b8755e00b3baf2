"""From a model to its table, for statements built without the ORM."""

from typing import cast

from sqlalchemy import Table
from sqlmodel import SQLModel


def table_of(model: type[SQLModel]) -> Table:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return the table of a model."""
    return cast("Table", model.__table__)  # type: ignore[attr-defined, explicit-any]  # SQLModel does not declare it
