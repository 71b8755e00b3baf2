"""From a database URL to a database that is ready: the right kind, migrated to this version's tables."""

from pathlib import Path

from sqlalchemy import make_url

from core.db.database import Database
from core.db.migrations.running import upgrade


def open_database(url: str) -> Database:
    """Open the database at a URL and bring its tables up to date."""
    database = _connect(url)
    upgrade(database.engine)
    return database


def _connect(url: str) -> Database:
    """Import only the kind that is asked for: each driver costs start-up time."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        from core.db.sqlite import SqliteDatabase  # noqa: PLC0415 - a start pays for one driver alone

        if address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        return SqliteDatabase(url)
    from core.db.postgres import PostgresDatabase  # noqa: PLC0415 - as above

    return PostgresDatabase(url)
