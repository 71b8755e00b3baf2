"""`goalpost db`: bring the database up to date, and check that it is sound and that its tables are the code's."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

import core.db.tables  # noqa: F401 - registers the tables with the metadata
from core.db.migrations import HEAD
from core.db.migrations.running import current_revision
from core.settings import Settings
from goalpost.preparation import address, opened
from goalpost.refusal import RefusalError


def upgraded(settings: Settings) -> str:
    """Migrate the database, and say where it stands."""
    with opened(settings):
        return f"{address(settings)} is at version {HEAD}"


def checked(settings: Settings) -> str:
    """Check the database. Raises: `RefusalError` with a line for each thing that is wrong."""
    with opened(settings) as database:
        wrong = problems(database.engine)
    if wrong:
        raise RefusalError(wrong)
    return f"{address(settings)} is sound, at version {HEAD}, and its tables are the ones this version expects"


def problems(engine: Engine) -> list[str]:
    """Return what is wrong with a database, nothing for a sound one."""
    with engine.connect() as connection:
        return [*_unsound(connection), *_differing(connection)]


def _unsound(connection: Connection) -> list[str]:
    """Ask SQLite to check its own file; PostgreSQL checks its pages itself."""
    if connection.dialect.name != "sqlite":
        return []
    reports = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    lost = [
        f"{row[0]} has a row whose {row[2]} is missing"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return [report for report in reports if report != "ok"] + lost


def _differing(connection: Connection) -> list[str]:
    """Compare the tables that are there with the ones that the code declares."""
    if current_revision(connection) != HEAD:
        return [f"the database is at version {current_revision(connection)}, not {HEAD}"]
    differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    return [f"the tables differ from the code: {difference}" for difference in differences]
