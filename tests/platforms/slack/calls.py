"""One call of a method: who calls, and arguments that may have come as JSON or as the text of a form."""

import json
from dataclasses import dataclass, field
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import since
from tests.platforms.slack.documented import Method, documented
from tests.platforms.slack.failures import explained, refused
from tests.platforms.slack.tokens import Token

_LACKING = {
    ("chat.postMessage", "channel"): "channel_not_found",
    ("chat.postEphemeral", "channel"): "channel_not_found",
    ("chat.update", "channel"): "channel_not_found",
    ("chat.getPermalink", "channel"): "channel_not_found",
    ("reactions.add", "name"): "invalid_name",
    ("reactions.add", "timestamp"): "no_item_specified",
}
"""Older methods name what is lacking; the others say `invalid_arguments`."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method with its arguments, and the token it was called with."""

    method: str
    arguments: JsonObject = field(default_factory=dict)
    token: Token | None = None

    @property
    def by(self) -> Token:
        """Who calls a method that needs a token."""
        assert self.token is not None, f"{self.method} is answered without a token"
        return self.token

    def text(self, name: str) -> str | None:
        """Return a text, None where there is none."""
        value = self.arguments.get(name)
        return None if value is None else str(value)

    def needed(self, name: str) -> str:
        """Return a text that has to be there. Raises: `SlackError` (`invalid_arguments`)."""
        value = self.text(name)
        if not value:
            raise lacking(self.method, name)
        return value

    def number(self, name: str, default: int) -> int:
        """Return a whole number. Raises: `SlackError` (`invalid_arguments`)."""
        value = self.arguments.get(name, default)
        try:
            return int(str(value))
        except ValueError:
            raise explained("invalid_arguments", [f"must be an integer [json-pointer:/{name}]"]) from None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Say whether something is switched on."""
        value = self.arguments.get(name, default)
        return value is True or str(value).casefold() in {"1", "true"}

    def document(self, name: str) -> object:
        """Return what JSON says, be it a value or a text of it; None where there is none, or where it is none."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return cast("object", json.loads(value))
        except ValueError:
            return None

    def words(self, name: str) -> list[str]:
        """Return a list that is written with commas."""
        return [each.strip() for each in (self.text(name) or "").split(",") if each.strip()]


def method_named(name: str) -> Method:
    """Return what is documented of a method. Raises: `SlackError` (`unknown_method`)."""
    if name not in documented():
        raise refused("unknown_method", req_method=name)
    return documented()[name]


def check_arguments(method: Method, given: JsonObject) -> None:
    """Hold arguments to what is required. Raises: `SlackError`."""
    for name, (_, is_required) in method.arguments.items():
        if is_required and name != "token" and given.get(name) in (None, ""):
            raise lacking(method.name, name)


def lacking(method: str, name: str) -> Exception:
    """Return how a method says that an argument is lacking."""
    code = _LACKING.get((method, name))
    return refused(code) if code else explained("invalid_arguments", [f"missing required field: {name}"])


def unknown_arguments(method: Method, given: JsonObject) -> list[str]:
    """Return what Slack would pass over in silence."""
    return [f"{method.name}: {name}" for name in given if name not in method.arguments and name not in since.ANYWHERE]
