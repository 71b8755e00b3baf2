"""New SQLite databases for tests: the migrations run once in a process, then the file is copied."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from core.db.database import Database
from core.db.opening import open_database

FILE = "goalpost.db"


def new_database(at: Path) -> Database:
    """Make an empty database of this version in a folder, and open it."""
    file = at / FILE
    file.write_bytes(_migrated())
    return open_database(f"sqlite:///{file}")


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        open_database(f"sqlite:///{file}").close()
        return file.read_bytes()
