"""The image and the compose file name what exists: settings, a supported Python, the lock file."""

import re
from collections.abc import Mapping

import pytest
import yaml

from tests.architecture.tree import ROOT, words

COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = ROOT / "Dockerfile"


@pytest.fixture
def services() -> Mapping[str, Mapping[str, object]]:
    """Read the compose file's services."""
    document = yaml.safe_load(COMPOSE.read_text("utf-8"))
    found = document["services"]
    assert isinstance(found, dict)
    return found


def test_goalpost_waits_for_a_healthy_database_that_keeps_its_data(
    services: Mapping[str, Mapping[str, object]],
) -> None:
    assert services["goalpost"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert "healthcheck" in services["postgres"]
    assert services["postgres"]["volumes"] == ["postgres:/var/lib/postgresql/data"]


def test_the_compose_file_sets_only_settings_that_exist(services: Mapping[str, Mapping[str, object]]) -> None:
    from core.settings import Settings  # noqa: PLC0415 - the rest of the file is judged without the code

    given = services["goalpost"]["environment"]
    assert isinstance(given, dict)
    assert given
    assert [name for name in given if name.removeprefix("GOALPOST_").lower() not in Settings.model_fields] == []


def test_the_image_has_a_supported_python_and_installs_from_the_lock() -> None:
    text = DOCKERFILE.read_text("utf-8")
    bases = set(re.findall(r"^FROM python:([\d.]+)-slim", text, re.MULTILINE))
    assert len(bases) == 1
    assert f"Programming Language :: Python :: {bases.pop()}" in words("project", "classifiers")
    assert "--require-hashes -r requirements.lock" in text


def test_the_image_gets_every_folder_that_the_wheel_ships() -> None:
    kept = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert set(words("tool", "hatch", "build", "targets", "wheel", "packages")) <= set(kept)
