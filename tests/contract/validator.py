"""Holds an answer of the API to the contract: status, content type, body and headers. Every API test uses it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPMethod, HTTPStatus
from urllib.parse import urlsplit

from tests.contract.schema_checks import (
    Checker,
    Json,
    at,
    checker,
    closed,
    document,
    failures,
    resolved,
    strict_json,
)

JSON_TYPE = "application/json"
BINARY_TYPES = frozenset({"image/png"})
MOST_FAILURES = 5
MOST_BODY_SHOWN = 600
NOT_AN_OPERATION = frozenset({"HEAD", "OPTIONS"})
METHODS = frozenset(method.value.lower() for method in HTTPMethod)


@dataclass(frozen=True, slots=True)
class _Header:
    """What a header must be. `is_number`: its text is read as one first."""

    is_required: bool
    is_number: bool
    checker: Checker


@dataclass(frozen=True, slots=True)
class _Answer:
    """One documented answer: its headers, and its body by media type; without any, there is no body."""

    headers: Mapping[str, _Header]
    content: Mapping[str, Checker]


@dataclass(frozen=True, slots=True)
class _Place:
    """A path of the contract: how it is recognised, and the answers of its methods by status."""

    template: str
    pattern: re.Pattern[str]
    operations: Mapping[str, Json]

    @property
    def allowed(self) -> set[str]:
        return {method.upper() for method in self.operations}


@dataclass(frozen=True, slots=True)
class _Got:
    """An answer as it came, header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class ContractValidator:
    """Checks answers against contract/openapi.yaml. One instance serves the whole run; schemas compile on first use.

    Stricter than the document in one way: an answer has no members that the contract does not name.
    """

    def __init__(self) -> None:
        self._places = sorted(_places(), key=lambda place: place.template.count("{"))
        self._answers: dict[tuple[str, str, str], _Answer] = {}

    @classmethod
    def load(cls) -> "ContractValidator":
        """Return the validator of this run."""
        return _loaded()

    def check(self, method: str, url_path: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Hold one answer to the contract; `url_path` may have a query, which is not looked at.

        Paths and methods that the contract does not have must be answered with its 404 and 405. A preflight is no
        operation and passes.

        Raises: AssertionError, with everything found wrong.
        """
        method, path = method.upper(), urlsplit(url_path).path
        got = _Got(status, {name.lower(): value for name, value in headers.items()}, body)
        if method == "OPTIONS" and status < HTTPStatus.METHOD_NOT_ALLOWED:
            return
        problems = list(self._problems(method, path, got))
        if problems:
            shown = body[:MOST_BODY_SHOWN].decode("utf-8", "replace")
            lines = [f"{method} {url_path} -> {status} breaks the contract:", *problems, f"body: {shown}"]
            raise AssertionError("\n  ".join(lines))

    def _problems(self, method: str, path: str, got: _Got) -> Iterator[str]:
        place = next((place for place in self._places if place.pattern.fullmatch(path)), None)
        if place is None:
            yield from self._outside("NotFound", HTTPStatus.NOT_FOUND, got)
            return
        operation = place.operations.get(_looked_up(method, got.status))
        if operation is None:
            yield from self._outside("MethodNotAllowed", HTTPStatus.METHOD_NOT_ALLOWED, got)
            yield from _allow_problems(place, got)
            return
        documented = at(operation, "responses")
        name = next((name for name in (str(got.status), f"{got.status // 100}XX") if name in documented), None)
        if name is None:
            yield f"{operation['operationId']} documents {', '.join(documented)}, not {got.status}"
            return
        answer = self._answer(place.template, method, name, description=at(documented, name))
        yield from _answer_problems(answer, got, has_body=method != "HEAD")

    def _outside(self, name: str, status: HTTPStatus, got: _Got) -> Iterator[str]:
        """Check an answer that no operation gives."""
        if got.status != status:
            yield f"the contract has no such operation: the answer is {status.value}"
            return
        answer = self._answer("", "", name, description=resolved("components", "responses", name))
        yield from _answer_problems(answer, got, has_body=True)

    def _answer(self, template: str, method: str, name: str, *, description: Json) -> _Answer:
        key = (template, method, name)
        if key not in self._answers:
            self._answers[key] = _compiled(description)
        return self._answers[key]


@cache
def _loaded() -> ContractValidator:
    return ContractValidator()


def _looked_up(method: str, status: int) -> str:
    """Return the method whose operation speaks for a request: HEAD is GET without a body, where it is served."""
    is_served_head = method == "HEAD" and status != HTTPStatus.METHOD_NOT_ALLOWED
    return "get" if is_served_head else method.lower()


def _places() -> Iterator[_Place]:
    base = _server(document())
    for path, item in resolved("paths").items():
        described = at(item)
        prefix = _server(described) if "servers" in described else base
        template = f"{prefix.rstrip('/')}{path}"
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template)))
        yield _Place(template, pattern, {name: at(each) for name, each in described.items() if name in METHODS})


def _server(node: Json) -> str:
    servers = node["servers"]
    assert isinstance(servers, list)
    return str(servers[0]["url"])


def _compiled(description: Json) -> _Answer:
    headers = {name.lower(): _header(at(header)) for name, header in at(description.get("headers", {})).items()}
    content = {kind: checker(closed(at(media, "schema"))) for kind, media in at(description.get("content", {})).items()}
    return _Answer(headers, content)


def _header(header: Json) -> _Header:
    schema = at(header, "schema")
    return _Header(bool(header.get("required", False)), schema.get("type") == "integer", checker(schema))


def _answer_problems(answer: _Answer, got: _Got, *, has_body: bool) -> Iterator[str]:
    yield from _header_problems(answer, got.headers)
    if not answer.content or not has_body:
        if got.body:
            yield "there is a body, where there should be none"
        return
    kind = got.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in answer.content:
        yield f"the content type is {kind or 'missing'}, where it should be {' or '.join(answer.content)}"
        return
    yield from _body_problems(answer.content[kind], kind, got.body)


def _header_problems(answer: _Answer, headers: Mapping[str, str]) -> Iterator[str]:
    for name, header in answer.headers.items():
        text = headers.get(name)
        if text is None:
            if header.is_required:
                yield f"the header {name} is missing"
            continue
        value = int(text) if header.is_number and text.isdecimal() else text
        yield from (f"the header {name} is {text!r}: {failure}" for failure in failures(header.checker, value))


def _body_problems(schema: Checker, kind: str, body: bytes) -> Iterator[str]:
    try:
        value = strict_json(body) if kind == JSON_TYPE else body.decode("latin-1" if kind in BINARY_TYPES else "utf-8")
    except ValueError as error:
        yield f"the body is not {kind}: {error}"
        return
    found = failures(schema, value)
    yield from found[:MOST_FAILURES]
    if len(found) > MOST_FAILURES:
        yield f"and {len(found) - MOST_FAILURES} more"


def _allow_problems(place: _Place, got: _Got) -> Iterator[str]:
    allowed = {method.strip() for method in got.headers.get("allow", "").split(",")} - NOT_AN_OPERATION
    if allowed != place.allowed:
        yield f"Allow names {sorted(allowed)}, where {place.template} has {sorted(place.allowed)}"
