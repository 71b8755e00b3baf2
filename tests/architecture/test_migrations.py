"""The version that a database is brought up to is the newest that there is."""

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

from core.db import migrations


def test_databases_are_brought_up_to_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]
