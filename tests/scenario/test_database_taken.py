"""A database that another process keeps for too long is a reason, not a traceback."""

from pathlib import Path

import pytest

from core.db.database import DatabaseUnavailableError
from core.settings import load_settings
from goalpost.preparation import opened
from goalpost.refusal import RefusalError


def test_a_database_that_is_not_to_be_had_in_time_is_one_clear_line(tmp_path: Path) -> None:
    settings = load_settings({"data_dir": tmp_path})
    with pytest.raises(RefusalError) as refused, opened(settings):
        raise DatabaseUnavailableError
    (line,) = refused.value.lines
    assert str(tmp_path) in line
    assert "another process" in line
