"""Alembic's entry: runs the migrations on the connection that `running.upgrade` opened."""

from alembic import context
from sqlmodel import SQLModel

import core.db.tables  # noqa: F401 - registers the tables with the metadata


def run() -> None:
    """Configure Alembic for the given connection and run inside the caller's transaction."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=False,
    )
    context.run_migrations()


run()
