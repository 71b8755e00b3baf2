"""The configuration guide says of each setting what the code does."""

import re
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from core.settings import Settings, variable

GUIDE = Path(__file__).parents[3] / "docs" / "configuration.md"
ROW = re.compile(r"^\| `(GOALPOST_\w+)` \| ([^|]+) \|", re.MULTILINE)
TOLD_IN_WORDS = {
    "database_url": "a file in the data folder",
    "rate_limits": "on",
    "cors_origins": "*",
    "slack_token_key": "a file `slack-token.key` in the data folder",
}


@pytest.fixture
def defaults() -> dict[str, str]:
    """Read the guide's table: the default of each variable."""
    return {name: told.strip().strip("`") for name, told in ROW.findall(GUIDE.read_text("utf-8"))}


def test_the_guide_lists_the_settings_that_exist_and_no_others(defaults: dict[str, str]) -> None:
    assert set(defaults) == {variable(field) for field in Settings.model_fields}


@pytest.mark.parametrize("field", list(Settings.model_fields))
def test_the_guide_tells_the_default(field: str, defaults: dict[str, str]) -> None:
    default = Settings.model_fields[field].default
    assert default is not PydanticUndefined
    told = TOLD_IN_WORDS.get(field, "none" if default is None else str(default))
    assert defaults[variable(field)] == told
