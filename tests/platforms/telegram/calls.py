"""One call of a method: its parameters as JSON, whichever of the four ways they came in."""

import json
from dataclasses import dataclass, field
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.telegram.documented import method_fields, problems
from tests.platforms.telegram.failures import ApiError, bad_request

_NEEDED = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}


@dataclass(frozen=True, slots=True)
class Call:
    """A method with parameters of the documented types; files by the name they were attached under."""

    method: str
    parameters: JsonObject = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return a text, None where there is none."""
        value = self.parameters.get(name)
        return None if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return a whole number."""
        return int(str(self.parameters.get(name, default)))

    def flag(self, name: str) -> bool:
        """Say whether something is switched on."""
        return self.parameters.get(name) is True

    def document(self, name: str) -> JsonObject | None:
        """Return an object."""
        return cast("JsonObject | None", self.parameters.get(name))

    def documents(self, name: str) -> list[JsonObject]:
        """Return a list of objects."""
        return cast("list[JsonObject]", self.parameters.get(name) or [])

    def words(self, name: str) -> list[str] | None:
        """Return a list of texts, None where there is none."""
        return cast("list[str] | None", self.parameters.get(name))


def call_of(method: str, given: JsonObject, files: dict[str, bytes]) -> Call:
    """Return a call whose parameters are what Telegram documents.

    Raises: `ApiError` for an unknown method, a parameter that is lacking, or one of another type.
    """
    fields = method_fields(method)
    if fields is None:
        raise ApiError(404, "Not Found")
    parameters = {name: _typed(value, fields[name][0]) for name, value in given.items() if name in fields}
    parameters |= {name: f"attach://{name}" for name in files if name in fields}
    for name, (kinds, is_required) in fields.items():
        if name not in parameters:
            if is_required:
                raise bad_request(_NEEDED.get(name, f'parameter "{name}" is required'))
            continue
        if found := problems(parameters[name], kinds, at=name):
            raise bad_request(f"can't parse {found[0]}")
    return Call(method, parameters, files)


def unknown_parameters(method: str, given: JsonObject) -> list[str]:
    """Return what Telegram would pass over in silence."""
    fields = method_fields(method) or {}
    return [f"{method}: {name}" for name in given if name not in fields]


def _typed(value: object, kinds: list[str]) -> object:
    """Return a value that came as text, in a form or an address, as what it stands for."""
    if not isinstance(value, str):
        return value
    if "Integer" in kinds and value.lstrip("-").isdigit():
        return int(value)
    if kinds == ["Boolean"] and value.casefold() in {"true", "false", "1", "0"}:
        return value.casefold() in {"true", "1"}
    if "String" in kinds:
        return value
    try:
        return cast("object", json.loads(value))
    except ValueError:
        return value
