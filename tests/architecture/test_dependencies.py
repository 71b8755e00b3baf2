"""Every direct dependency is locked at a version it allows, and has its reason in docs/dependencies.md."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT, table, words

LOCKED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)

RUNTIME = {"requirements.lock": [("project", "dependencies"), ("dependency-groups", "build")]}
EVERYTHING = {
    "requirements-dev.lock": [
        *RUNTIME["requirements.lock"], ("dependency-groups", "bench"), ("dependency-groups", "dev"),
    ]
}  # fmt: skip


@pytest.mark.parametrize(("lock", "lists"), [*RUNTIME.items(), *EVERYTHING.items()])
def test_a_lock_holds_every_direct_dependency_at_a_version_it_allows(lock: str, lists: list[tuple[str, str]]) -> None:
    locked = versions(lock)
    wanted = [requirement for keys in lists for requirement in direct(*keys)]
    assert [each.name for each in wanted if locked.get(canonicalize_name(each.name), "") not in each.specifier] == []


def test_development_runs_on_the_versions_that_are_shipped() -> None:
    shipped, development = versions("requirements.lock"), versions("requirements-dev.lock")
    assert shipped.items() - development.items() == set()


@pytest.mark.parametrize("lock", [*RUNTIME, *EVERYTHING])
def test_a_lock_has_a_hash_for_every_version(lock: str) -> None:
    blocks = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text("utf-8"))
    assert [block.split(" ", maxsplit=1)[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_direct_dependency_has_its_reason_written_down() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([^`]+)`", page, re.MULTILINE))
    wanted = {each.name for keys in EVERYTHING["requirements-dev.lock"] for each in direct(*keys)}
    assert explained == wanted


def versions(lock: str) -> dict[str, str]:
    """Read the locked version of each distribution."""
    return dict(LOCKED.findall((ROOT / lock).read_text("utf-8")))


def direct(*keys: str) -> list[Requirement]:
    """Read one list of requirements from pyproject.toml."""
    assert table(*keys[:-1])
    return [Requirement(line) for line in words(*keys)]
