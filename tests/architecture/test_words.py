"""Nothing in the tree tells of the machine it was written on or of where packages happen to be fetched."""

import re

import pytest

from tests.architecture.tree import name_of, tracked

LARGEST_BYTES = 2_000_000

FORBIDDEN = {
    "the address of a package registry": r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|proxy\.golang\.org",
    "a registry option": r"--(?:extra-)?index[-]url\b|--find[-]links\b",
    "a path of one machine": r"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+)/",
    "a conflict left in a merge": r"^(?:<{7}|>{7}) ",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_contains(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = [f"{name}: {match[0]}" for name, text in texts() for match in pattern.finditer(text)]
    assert found == []


def texts() -> list[tuple[str, str]]:
    """Read every tracked text file; binary and very large ones tell nothing."""
    small = [path for path in tracked() if path.stat().st_size < LARGEST_BYTES]
    raw = [(name_of(path), path.read_bytes()) for path in small]
    return [(name, data.decode("utf-8", errors="replace")) for name, data in raw if b"\0" not in data]
