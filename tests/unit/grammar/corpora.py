"""Reading chat corpora, and the rule by which a case counts as understood."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bots.conversation.grammar import Context, parse
from goalpost.parse import as_json, read_context

Row = Mapping[str, object]

ROOT = Path(__file__).parents[3]
OWN = ROOT / "tests" / "corpus"
PUBLIC = ROOT.parent / "shared" / "corpus"
LOGGING = frozenset({"log", "complete", "skip", "correct"})


def rows_of(path: Path) -> Iterator[dict[str, object]]:
    """Return the cases of a corpus file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def context_of(path: Path) -> Context:
    """Return who typed the cases."""
    return read_context(json.loads(path.read_text(encoding="utf-8")))


def answer_to(text: str, context: Context) -> dict[str, object]:
    """Return what `goalpost parse` would print for a message of a corpus."""
    return dict(as_json(parse(text.replace("\\n", "\n"), context)))


def is_understood(expect: Row, got: Row) -> bool:
    """Tell whether every expected command is there, in order, with the expected fields, and no other."""
    wanted, given = expect["asks"], got["asks"]
    if isinstance(wanted, dict) and isinstance(given, dict):
        if wanted["about"] != given["about"]:
            return False
    elif wanted is not given:
        return False
    commands, found = _commands(expect), _commands(got)
    return len(commands) == len(found) and all(map(_holds, commands, found))


def is_wrong_log(expect: Row, got: Row) -> bool:
    """Tell whether something is logged at once that `expect` does not hold."""
    if got["asks"] is not None:
        return False
    wanted = _commands(expect)
    return any(row["kind"] in LOGGING and not any(_holds(want, row) for want in wanted) for row in _commands(got))


def _commands(row: Row) -> list[Row]:
    """Return the commands of an expectation or an answer."""
    commands = row["commands"]
    return [command for command in commands if isinstance(command, dict)] if isinstance(commands, list) else []


def _holds(wanted: Row, got: Row) -> bool:
    """Tell whether each expected field is there; numbers within 0.001."""
    return all(name in got and _is_same(value, got[name]) for name, value in wanted.items())


def _is_same(wanted: object, got: object) -> bool:
    """Tell whether two plain values agree."""
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return abs(wanted - got) <= 0.001
    return wanted == got
