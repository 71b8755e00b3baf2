"""The validator lets through what the contract says and nothing else: a check that cannot fail proves nothing."""

import json

import pytest

from tests.contract.schema_checks import Json, at, example
from tests.contract.validator import ContractValidator

GOAL_ID = "019589ab-7a40-7c31-8f5e-2b7d90a1c4e3"
GOAL = f"/v1/goals/{GOAL_ID}"
REQUEST = {"X-Request-Id": "01957947f2b07c3a8e6d"}
JSON = REQUEST | {"Content-Type": "application/json"}
TAGGED = JSON | {"ETag": '"7-20260309"'}


def body(name: str, **changes: object) -> bytes:
    """Return an example as a body, with some members changed; a member changed to None is left out."""
    members = at(example(name)) | changes
    return json.dumps({key: value for key, value in members.items() if value is not None}).encode()


def check(method: str, path: str, status: int, headers: dict[str, str], sent: bytes) -> None:
    ContractValidator.load().check(method, path, status, headers, sent)


@pytest.mark.parametrize(
    ("method", "path", "status", "headers", "name"),
    [
        ("GET", "/v1/goals", 200, JSON, "goal-list"),
        ("GET", "/v1/goals?", 200, JSON, "goal-list"),
        ("get", "/v1/goals?status=active&status=paused", 200, JSON, "goal-list"),
        ("POST", "/v1/goals", 201, TAGGED | {"Location": GOAL}, "goal-recurring"),
        ("POST", "/v1/goals", 201, TAGGED | {"Location": GOAL, "Idempotent-Replayed": "true"}, "goal-recurring"),
        ("POST", "/v1/goals", 400, JSON, "error-validation"),
        ("POST", "/v1/goals", 400, JSON, "error-malformed-json"),
        ("POST", "/v1/goals", 422, JSON, "error-duplicate-title"),
        ("POST", "/v1/goals", 500, JSON, "error-internal"),
        ("GET", GOAL, 200, TAGGED | {"Content-Type": "application/json; charset=utf-8"}, "goal-recurring"),
        ("GET", GOAL, 401, JSON | {"WWW-Authenticate": "Bearer"}, "error-unauthorized"),
        ("GET", GOAL, 429, JSON | {"Retry-After": "3"}, "error-rate-limited"),
        ("GET", "/v1/goals/not-a-uuid", 404, JSON, "error-not-found"),
        ("GET", "/v1/nowhere", 404, JSON, "error-not-found"),
        ("PATCH", GOAL, 405, JSON | {"Allow": "DELETE, GET, PUT"}, "error-method-not-allowed"),
        ("PATCH", GOAL, 405, JSON | {"allow": "GET,HEAD,PUT,DELETE,OPTIONS"}, "error-method-not-allowed"),
        ("GET", f"{GOAL}/progress?period=week", 200, TAGGED, "goal-progress"),
        ("GET", "/readyz", 503, JSON, "not-ready"),
    ],
)
def test_an_answer_that_keeps_the_contract_passes(
    method: str, path: str, status: int, headers: dict[str, str], name: str
) -> None:
    check(method, path, status, headers, body(name))


@pytest.mark.parametrize(
    ("method", "path", "status", "headers"),
    [
        ("GET", GOAL, 304, REQUEST | {"ETag": 'W/"7"'}),
        ("HEAD", GOAL, 200, TAGGED),
        ("OPTIONS", GOAL, 200, {}),
        ("GET", "/metrics", 200, REQUEST | {"Content-Type": "text/plain; version=0.0.4"}),
    ],
)
def test_an_answer_without_a_body_passes_where_none_is_due(
    method: str, path: str, status: int, headers: dict[str, str]
) -> None:
    check(method, path, status, headers, b"")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": None}, "'title' is a required property"),
        ({"secret": 1}, "'secret' was unexpected"),
        ({"status": "deleted"}, r"\$\.status: 'deleted' is not one of"),
        ({"createdAt": "2026-03-09T06:40:12+01:00"}, r"\$\.createdAt"),
        ({"goalId": "7"}, r"\$\.goalId: '7' is not a 'uuid'"),
        (
            {"progress": {"percentComplete": "83", "successRate": 1, "trend": "stable"}},
            "percentComplete: '83' is not of",
        ),
    ],
)
def test_a_body_that_breaks_its_schema_is_named_with_its_place(changes: Json, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check("GET", GOAL, 200, TAGGED, body("goal-recurring", **changes))


def test_null_for_a_member_without_a_value_is_refused() -> None:
    sent = json.dumps(at(example("goal-recurring")) | {"completedAt": None}).encode()
    with pytest.raises(AssertionError, match=r"\$\.completedAt: None is not of type 'string'"):
        check("GET", GOAL, 200, TAGGED, sent)


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        (b"", "is not application/json"),
        (b'{"message": "a", "message": "b"}', "stands twice"),
        (b'{"message": NaN}', "NaN is not JSON"),
        (b'{"message": "\xff"}', "is not application/json"),
    ],
)
def test_a_body_that_is_not_strict_json_is_refused(sent: bytes, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check("DELETE", GOAL, 200, JSON, sent)


@pytest.mark.parametrize(
    ("status", "headers", "complaint"),
    [
        (200, JSON, "header etag is missing"),
        (200, TAGGED | {"ETag": "7"}, "header etag is '7'"),
        (200, {"ETag": '"7"', "Content-Type": "application/json"}, "header x-request-id is missing"),
        (200, TAGGED | {"Content-Type": "text/html"}, "content type is text/html"),
        (200, REQUEST | {"ETag": '"7"'}, "content type is missing"),
        (202, TAGGED, "getGoal documents 200, 304, 401, 404, 429, 503, 5XX, not 202"),
        (304, TAGGED, "there is a body"),
        (429, JSON | {"Retry-After": "soon"}, "header retry-after is 'soon'"),
    ],
)
def test_a_status_or_header_that_is_not_documented_is_refused(
    status: int, headers: dict[str, str], complaint: str
) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check("GET", GOAL, status, headers, body("goal-recurring"))


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "error-not-found"),
        (401, "error-not-found"),
        (404, "error-unauthorized"),
        (422, "error-unit-mismatch"),
        (503, "error-internal"),
    ],
)
def test_an_error_code_that_does_not_belong_to_its_status_is_refused(status: int, name: str) -> None:
    headers = JSON | {"WWW-Authenticate": "Bearer", "Retry-After": "1"}
    with pytest.raises(AssertionError, match="breaks the contract"):
        check("POST", "/v1/goals", status, headers, body(name))


def test_a_validation_error_without_its_fields_is_refused() -> None:
    with pytest.raises(AssertionError, match="breaks the contract"):
        check("POST", "/v1/goals", 400, JSON, body("error-validation", validation_errors=None))


@pytest.mark.parametrize(
    ("method", "path", "status", "headers", "name", "complaint"),
    [
        ("GET", "/v1/nowhere", 200, TAGGED, "goal-recurring", "no such operation: the answer is 404"),
        ("GET", "/goals", 200, JSON, "goal-list", "no such operation"),
        ("PATCH", GOAL, 200, TAGGED, "goal-recurring", "no such operation: the answer is 405"),
        ("PATCH", GOAL, 405, JSON, "error-method-not-allowed", "header allow is missing"),
        ("PATCH", GOAL, 405, JSON | {"Allow": "GET"}, "error-method-not-allowed", "Allow names"),
        ("HEAD", GOAL, 200, TAGGED, "goal-recurring", "there is a body"),
    ],
)
def test_an_answer_outside_of_the_operations_is_refused(
    *, method: str, path: str, status: int, headers: dict[str, str], name: str, complaint: str
) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check(method, path, status, headers, body(name))


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(AssertionError) as refused:
        check("GET", GOAL, 200, JSON, body("goal-recurring", title=None))
    told = str(refused.value)
    assert told.startswith(f"GET {GOAL} -> 200 breaks the contract:")
    assert "header etag is missing" in told
    assert "'title' is a required property" in told
    assert "body: {" in told


def test_the_validator_is_made_once() -> None:
    assert ContractValidator.load() is ContractValidator.load()
