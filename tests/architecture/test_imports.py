"""The pure parts name only the standard library and what stands beside them; lint-imports holds the layers."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, name_of, parsed

DOMAIN = "core.domain"
GRAMMAR = "bots.conversation.grammar"

PURE = {
    DOMAIN: (DOMAIN,),
    GRAMMAR: (GRAMMAR, DOMAIN, "rapidfuzz"),
}


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_imports_only_the_standard_library_and_its_own(package: str) -> None:
    files = sorted((ROOT / package.replace(".", "/")).rglob("*.py"))
    assert files, f"{package} is gone: this test guards nothing"
    strangers = [f"{name_of(path)}: {name}" for path in files for name in imported(path) if not is_pure(name, package)]
    assert strangers == []


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of every module a file imports, inside functions too."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def is_pure(name: str, package: str) -> bool:
    """Tell whether a pure package may import this module."""
    if name.split(".", maxsplit=1)[0] in sys.stdlib_module_names:
        return True
    return any(name == allowed or name.startswith(f"{allowed}.") for allowed in PURE[package])
