"""The contract as tests read it: parsed, references resolved, and its schemas as checks. Nothing here knows HTTP.

Formats are checked by our own functions, so that a missing optional package never turns a check off.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import NoReturn, Protocol

import yaml
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped] # it ships no types
from jsonschema.exceptions import best_match  # type: ignore[import-untyped] # as above

from contract import openapi_yaml

Json = dict[str, object]

MOST_SHOWN = 300

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
REFERENCE = re.compile(r"[!-~]+")


class Failure(Protocol):
    """What a schema finds wrong; `json_path` says where (`$.target.value`)."""

    @property
    def json_path(self) -> str: ...

    @property
    def message(self) -> str: ...


class Checker(Protocol):
    """A compiled schema."""

    def iter_errors(self, instance: object) -> Iterator[Failure]: ...


def is_day(text: str) -> bool:
    """Say whether a text is an RFC 3339 full-date."""
    return len(text) == len("2026-03-09") and _is_read_by(date.fromisoformat, text)


def is_instant(text: str) -> bool:
    """Say whether a text is an RFC 3339 date-time."""
    return INSTANT.fullmatch(text) is not None and _is_read_by(datetime.fromisoformat, text)


def is_uuid(text: str) -> bool:
    """Say whether a text is a UUID as RFC 9562 writes it."""
    return UUID.fullmatch(text) is not None


def is_reference(text: str) -> bool:
    """Say whether a text may be a URI reference: visible ASCII."""
    return REFERENCE.fullmatch(text) is not None


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_day,
    "date-time": is_instant,
    "uuid": is_uuid,
    "uri-reference": is_reference,
}


def _is_read_by(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def checker(schema: object) -> Checker:
    """Compile a resolved schema."""
    compiled: Checker = Draft202012Validator(schema, format_checker=_format_checker())
    return compiled


def failures(schema: Checker, value: object) -> list[str]:
    """Return what is wrong with a value, each with its place; of alternatives, what the likeliest one misses."""
    likeliest: list[Failure] = [best_match([failure]) for failure in schema.iter_errors(value)]
    return [f"{failure.json_path}: {failure.message[:MOST_SHOWN]}" for failure in likeliest]


@cache
def _format_checker() -> object:
    known = FormatChecker(formats=())
    for name, is_valid in FORMATS.items():
        known.checks(name)(lambda value, is_valid=is_valid: not isinstance(value, str) or is_valid(value))
    return known


def closed(schema: object) -> object:
    """Return a resolved schema whose objects have no members but those they name: what we answer is all documented."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        shut.setdefault("additionalProperties", False)
    return shut


class StrictLoader(yaml.SafeLoader):
    """YAML in which a key that stands twice is an error, as a reader would expect."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002 - yaml calls it so
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        assert not twice, f"line {node.start_mark.line + 1}: {sorted(twice)} twice in one mapping"
        return dict(super().construct_mapping(node, deep=deep))


@cache
def document() -> Json:
    """Return the contract as it is written, references and all."""
    return at(yaml.load(openapi_yaml(), Loader=StrictLoader))  # noqa: S506 - a SafeLoader, only stricter


@cache
def resolved(*keys: str) -> Json:
    """Return a part of the contract by its path of keys, references replaced by what they name."""
    return at(_inlined(at(document(), *keys)))


def _inlined(node: object) -> object:
    if isinstance(node, list):
        return [_inlined(each) for each in node]
    if not isinstance(node, dict):
        return node
    own = {key: _inlined(value) for key, value in node.items() if key != "$ref"}
    target = node.get("$ref")
    return own if target is None else {**_named(str(target)), **own}


@cache
def _named(reference: str) -> Json:
    assert reference.startswith("#/"), f"{reference} leads out of the document"
    return resolved(*reference[2:].split("/"))


def at(node: object, *keys: str) -> Json:
    """Return the mapping at a path of keys."""
    for key in keys:
        assert isinstance(node, dict), f"{key} is looked for in {node!r}"
        node = node[key]
    assert isinstance(node, dict), f"{node!r} is not a mapping"
    return node


def walk(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield every value below a node with its path, the node itself first."""
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, (*path, str(key)))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*path, str(index)))


def example(name: str) -> object:
    """Return the value of an example file, by its name in the contract."""
    return strict_json(files("contract").joinpath("examples", f"{name}.json").read_bytes())


def strict_json(body: bytes) -> object:
    """Read JSON, refusing what other readers refuse: NaN, infinities and a member that stands twice.

    Raises: ValueError.
    """
    value: object = json.loads(body, parse_constant=_refuse_constant, object_pairs_hook=_members)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _members(pairs: list[tuple[str, object]]) -> Json:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(f"a member stands twice among {sorted(name for name, _ in pairs)}")
    return members
