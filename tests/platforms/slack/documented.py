"""What Slack documents of its methods, and whether an answer agrees with it."""

import json
from dataclasses import dataclass
from functools import cache
from typing import cast

from jsonschema import Draft4Validator  # type: ignore[import-untyped] # it ships no types

from core.domain.json import JsonObject
from tests.platforms.slack import since
from tests.platforms.slack.vendoring import DATA

Argument = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Method:
    """A documented method: arguments by name with type and whether it is required, and the errors it may answer with.

    `result` None is not described.
    """

    name: str
    arguments: dict[str, Argument]
    takes_json: bool
    errors: frozenset[str]
    result: JsonObject | None


@cache
def documented() -> dict[str, Method]:
    """Return the methods that the server knows."""
    described = {**_described("methods"), **since.METHODS}
    return {name: _method(name, cast("JsonObject", each)) for name, each in described.items()}


@cache
def event_scopes() -> dict[str, list[str]]:
    """Return the events there are, by their types, each with the scopes one of which it needs."""
    return {
        name.replace(".", "_"): scopes for name, scopes in cast("dict[str, list[str]]", _described("events")).items()
    }


def disagreements(name: str, body: JsonObject) -> list[str]:
    """Return where an answer of a method is not what is documented."""
    method = documented()[name]
    if not body["ok"]:
        error = str(body["error"])
        return [] if error in method.errors else [f"{name}: {error} is no documented error"]
    return _problems(name, body)


def _method(name: str, described: JsonObject) -> Method:
    arguments = {**cast("dict[str, Argument]", described["arguments"]), **since.ARGUMENTS.get(name, {})}
    errors = frozenset(cast("list[str]", described["errors"])) | since.ERRORS.get(name, frozenset()) | since.ALWAYS
    result = cast("JsonObject | None", described.get("result"))
    return Method(
        name,
        {each: (kind, need) for each, (kind, need) in arguments.items()},
        bool(described["takes_json"]),
        errors,
        result,
    )


def _problems(name: str, body: JsonObject) -> list[str]:
    result = documented()[name].result
    if result is None:
        return []
    found = Draft4Validator({**result, "definitions": _described("definitions")}).iter_errors(body)
    wrongly = since.MISDESCRIBED.get(name)
    return [
        f"{name} {'/'.join(map(str, each.absolute_path))}: {each.message[:300]}"
        for each in found
        if tuple(each.absolute_path) != wrongly
    ]


@cache
def _described(group: str) -> JsonObject:
    return cast("dict[str, JsonObject]", json.loads(DATA.read_text("utf-8")))[group]
