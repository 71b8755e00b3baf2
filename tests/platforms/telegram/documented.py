"""What Telegram documents of its methods and types, and whether a value agrees with it."""

import json
from functools import cache
from typing import cast

from core.domain.json import JsonArray, JsonObject
from tests.platforms.telegram.vendoring import DATA

_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "Float": (int, float),
    "InputFile": (str,),
}
_ARRAY = "Array of "


@cache
def documented() -> JsonObject:
    """Return the description of the methods and types that the server knows."""
    return cast("JsonObject", json.loads(DATA.read_text("utf-8")))


def method_fields(name: str) -> dict[str, tuple[list[str], bool]] | None:
    """Return a method's parameters, each with its types and whether it is required; None for an unknown method."""
    methods = cast("dict[str, JsonObject]", documented()["methods"])
    return None if name not in methods else _fields(methods[name])


def reactions() -> list[str]:
    """Return the signs that may be put on messages."""
    return cast("list[str]", documented()["reactions"])


def returned_types(name: str) -> list[str]:
    """Return what a method's result may be."""
    return cast("list[str]", cast("dict[str, JsonObject]", documented()["methods"])[name]["returns"])


def _fields(described: JsonObject) -> dict[str, tuple[list[str], bool]]:
    return cast("dict[str, tuple[list[str], bool]]", described["fields"])


def problems(value: object, kinds: list[str], *, at: str = "") -> list[str]:
    """Return where a value is none of the documented kinds; nothing when it is one."""
    found: list[str] = []
    for kind in kinds:
        found = _problems(value, kind, at=at)
        if not found:
            return []
    return found


def _problems(value: object, kind: str, *, at: str) -> list[str]:
    if kind.startswith(_ARRAY):
        if not isinstance(value, list):
            return [f"{at}: {kind} expected"]
        items = enumerate(cast("JsonArray", value))
        return [each for index, item in items for each in _problems(item, kind[len(_ARRAY) :], at=f"{at}[{index}]")]
    if kind in _PLAIN:
        is_one = isinstance(value, _PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        return [] if is_one else [f"{at}: {kind} expected"]
    types = cast("dict[str, JsonObject]", documented()["types"])
    if kind not in types:
        return [f"{at}: {kind} is not known here"]
    if "subtypes" in types[kind]:
        return problems(value, cast("list[str]", types[kind]["subtypes"]), at=at)
    return _object_problems(value, kind, at=at)


def _object_problems(value: object, kind: str, *, at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: {kind} expected"]
    given = cast("JsonObject", value)
    fields = _fields(cast("dict[str, JsonObject]", documented()["types"])[kind])
    lacking = [f"{at}.{name}: required in {kind}" for name, (_, is_required) in fields.items() if is_required]
    found = [each for each in lacking if each.split(":")[0].rsplit(".", 1)[1] not in given]
    found += [f"{at}.{name}: not in {kind}" for name in given if name not in fields]
    for name, member in given.items():
        if name in fields:
            found += problems(member, fields[name][0], at=f"{at}.{name}")
    return found
