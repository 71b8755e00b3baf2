"""The source tree as the architecture tests read it: packages, files, functions. Nothing here imports the code."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("goalpost", "core", "api", "bots", "scheduler")
PROVING = ("tests", "benchmarks")
MIGRATIONS = ROOT / "core" / "db" / "migrations"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Written:
    """A function where it stands: `lines` counts from `def` to its last line, docstring included."""

    where: str
    node: Function

    @property
    def lines(self) -> int:
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1


def sources(*packages: str) -> list[Path]:
    """Return the Python files of these root packages, migrations left out: those are generated frames."""
    found = [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in found if not path.is_relative_to(MIGRATIONS)]


def name_of(path: Path) -> str:
    """Write a path as it reads from the root of the tree."""
    return path.relative_to(ROOT).as_posix()


def functions(*packages: str) -> Iterator[Written]:
    """Yield every function and method of these root packages, nested ones too."""
    for path in sources(*packages):
        for node in ast.walk(parsed(path)):
            if isinstance(node, Function):
                yield Written(f"{name_of(path)} {node.name}", node)


@cache
def parsed(path: Path) -> ast.Module:
    """Parse a file once for all tests."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def tracked() -> list[Path]:
    """Return the files that git tracks and that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S607 - git is where the user has it
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def table(*keys: str) -> dict[str, object]:
    """Return one table of pyproject.toml by its path of keys."""
    found: object = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for key in keys:
        assert isinstance(found, dict)
        found = found[key]
    assert isinstance(found, dict)
    return found


def words(*keys: str) -> list[str]:
    """Return one list of strings of pyproject.toml by its path of keys."""
    found = table(*keys[:-1])[keys[-1]]
    assert isinstance(found, list)
    return [str(each) for each in found if not isinstance(each, dict)]
