"""The running application and the contract are the same list of operations, with nothing excepted."""

import ast
import re
from pathlib import Path
from string import Formatter

from api.failures import failure_reply
from api.operations import OPERATIONS
from api.sentences import SENTENCES, sentence_of
from api.statuses import STATUS_OF
from core.domain.errors import ErrorCode, GoalError
from tests.architecture.tree import ROOT, sources
from tests.contract.schema_checks import at, resolved
from tests.integration.conftest import START

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
Named = tuple[str, str, str]


def nameless(path: str) -> str:
    """Return a path without the names of its parameters: two templates that differ in them are one."""
    return re.sub(r"{\w+}", "{}", path)


def written() -> dict[str, tuple[str, str, bool]]:
    """Return what the contract has: operation id to method, path, and whether it is public."""
    found = {}
    for path, item in resolved("paths").items():
        prefix = "" if "servers" in at(item) else "/v1"
        for method in METHODS:
            if method in at(item):
                operation = at(item, method)
                found[str(operation["operationId"])] = (
                    method.upper(),
                    nameless(prefix + path),
                    operation.get("security") == [],
                )
    return found


def test_every_operation_has_a_route_and_every_route_an_operation() -> None:
    routed = {each.operation_id: (each.method, nameless(each.path), each.is_public) for each in OPERATIONS}
    assert routed == written()


def test_no_operation_is_routed_twice() -> None:
    assert len({each.operation_id for each in OPERATIONS}) == len(OPERATIONS)


def test_every_error_code_has_a_status_and_a_sentence() -> None:
    assert set(STATUS_OF) == set(SENTENCES) == set(ErrorCode)


def test_the_contract_knows_every_error_code_by_its_status() -> None:
    table = str(resolved("components", "schemas", "ErrorCode")["description"])
    rows = dict(re.findall(r"\| `(\w+)` \| (\d{3}) \|", table))
    assert rows == {code.value: str(status) for code, status in STATUS_OF.items()}


def raised() -> list[tuple[str, ErrorCode, set[str]]]:
    """Return every place that raises an error by its code, with the facts it gives."""
    found = []
    for path in sources("core", "api"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("GoalError"), args=[ast.Attribute(attr=code)], keywords=facts):
                    where = f"{Path(path).relative_to(ROOT)}:{node.lineno}"
                    found.append((where, ErrorCode(code), {fact.arg for fact in facts if fact.arg}))
                case _:
                    continue
    return found


def test_errors_are_found_where_they_are_raised() -> None:
    assert {ErrorCode.NOT_FOUND, ErrorCode.UNIT_MISMATCH, ErrorCode.RATE_LIMITED} <= {code for _, code, _ in raised()}


def test_every_error_brings_the_facts_that_its_sentence_tells_of() -> None:
    for where, code, facts in raised():
        wanted = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
        assert wanted <= facts, where


def test_a_sentence_shows_the_value_at_fault_short_and_printable() -> None:
    sentence = sentence_of(ErrorCode.UNIT_MISMATCH, {"given": "\x1b[31m" + "x" * 500, "goal_unit": "km"})
    assert sentence.isprintable()
    assert "km" in sentence
    assert len(sentence) < 250


def test_the_facts_of_an_error_reach_its_answer() -> None:
    error = GoalError(ErrorCode.RATE_LIMITED, seconds=7)
    reply = failure_reply(error, now=START, request_id="r")
    assert (reply.status, reply.headers["retry-after"]) == (429, "7")
