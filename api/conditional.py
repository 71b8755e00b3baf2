"""ETags and the headers that name them (RFC 9110, sections 8.8.3 and 13.1).

A tag is the goal's version and the owner's today, since time alone changes progress. A change compares the version
alone.
"""

import re
from datetime import date

_TAG = re.compile(r'(W/)?"([!#-~\x80-\xff]*)"')
_VERSION = re.compile(r"([0-9]{1,18})(?:-|\Z)")
_NO_VERSION = -1
"""No goal has it: a tag that is not ours matches nothing."""


def goal_tag(version: int, today: date) -> str:
    """Return the tag of a goal on a day."""
    return f'"{version}-{_compact(today)}"'


def progress_tag(version: int, today: date, *, window: str) -> str:
    """Return the tag of a goal's progress over a window on a day."""
    return f'"{version}-{_compact(today)}-{window}"'


def _compact(day: date) -> str:
    """Write a day as 20260309, ten times as fast as `strftime` does."""
    return day.isoformat().replace("-", "")


def is_known(tag: str, if_none_match: str | None) -> bool:
    """Say whether the client has what a tag names; weak and strong compare alike here."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or any(f'"{opaque}"' == tag for _, opaque in _TAG.findall(if_none_match))


def expected_versions(if_match: str | None) -> frozenset[int] | None:
    """Return the versions of a goal that the client would change; None for any. Weak tags match nothing here."""
    if if_match is None or if_match.strip() == "*":
        return None
    found = (_VERSION.match(opaque) for weak, opaque in _TAG.findall(if_match) if not weak)
    return frozenset(int(version[1]) for version in found if version is not None) or frozenset({_NO_VERSION})
