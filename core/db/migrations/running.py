"""Bring a database to this version's tables. Alembic is slow to import, so it is not imported when nothing is due."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from core.db.migrations import HEAD

MIGRATION_LOCK = 7_203_946_115
"""PostgreSQL advisory lock: replicas that start together migrate one after another."""


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database lacks."""
    with engine.connect() as connection:
        if current_revision(connection) == HEAD:
            return
        connection.rollback()
        _lock(connection)
        if current_revision(connection) != HEAD:
            _run_alembic(connection)
        connection.commit()


def current_revision(connection: Connection) -> str | None:
    """Return the revision the database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})


def _run_alembic(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - 0.2 s that a start with up-to-date tables does not pay
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
