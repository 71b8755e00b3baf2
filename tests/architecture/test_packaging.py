"""One flat wheel with plain package names: complete, private, and alone with those names in its environment."""

import os
import subprocess
import sys
import venv
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.specifiers import SpecifierSet

from tests.architecture.tree import PRODUCT, PROVING, ROOT, table, tracked, words

SHIPPED = (*PRODUCT, "contract")

IMPORT_ALL = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
"""


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Build the wheel as an installation would."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])))


@pytest.mark.parametrize("name", [*SHIPPED, *PROVING])
def test_no_other_distribution_owns_a_root_package(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"goalpost"}


def test_the_wheel_holds_every_tracked_file_of_its_packages_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    ours = {path.relative_to(ROOT).as_posix() for path in tracked() if path.relative_to(ROOT).parts[0] in SHIPPED}
    assert "contract/openapi.yaml" in inside
    assert ours - inside == set()
    assert {name.split("/", maxsplit=1)[0] for name in inside} == set(SHIPPED)


def test_the_wheel_is_private_and_brings_the_command(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        described = {name.rsplit("/", maxsplit=1)[-1]: name for name in archive.namelist() if ".dist-info/" in name}
        metadata = archive.read(described["METADATA"]).decode()
        commands = archive.read(described["entry_points.txt"]).decode()
    assert "Classifier: Private :: Do Not Upload" in metadata
    assert "goalpost = goalpost.cli:main" in commands


def test_the_installed_project_is_this_one() -> None:
    assert distribution("goalpost").version == table("project")["version"]


def test_every_named_python_is_supported_and_the_oldest_is_checked() -> None:
    supported = SpecifierSet(str(table("project")["requires-python"]))
    named = [line.rsplit(" ", maxsplit=1)[-1] for line in words("project", "classifiers") if " 3." in line]
    assert named
    assert all(version in supported for version in named)
    assert table("tool", "mypy")["python_version"] == named[0]
    assert table("tool", "ruff")["target-version"] == f"py{named[0].replace('.', '')}"


@pytest.mark.slow
def test_the_wheel_works_away_from_the_tree(wheel: Path, tmp_path: Path) -> None:
    """The dependencies come from this environment: what is tested is that the wheel lacks none of our files."""
    home = tmp_path / "fresh"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    run(python, "-I", "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel), at=home)
    run(python, "-c", IMPORT_ALL, *PRODUCT, at=home)
    assert "Usage" in run(home / "bin" / "goalpost", "--help", at=home)


def dependencies() -> str:
    """Return where this environment keeps what it installed; on PYTHONPATH, editable links there are not followed."""
    return next(path for path in sys.path if path.endswith("site-packages"))


def run(program: Path, *arguments: str, at: Path) -> str:
    """Run a program away from the tree and return what it printed; its own words stand in the failure."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": dependencies()}
    done = subprocess.run([program, *arguments], cwd=at, env=env, check=False, capture_output=True, text=True)  # noqa: S603 - our own programs
    assert done.returncode == 0, done.stderr
    return done.stdout
