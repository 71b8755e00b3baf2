"""The document is valid OpenAPI 3.1, and every operation says all that a client needs."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from contract import openapi_yaml
from tests.contract.schema_checks import Json, at, document, resolved, walk

METHODS = ("get", "put", "post", "delete")

STATUSES = {
    "listGoals": "200 400 401",
    "createGoal": "201 400 401 409 413 415 422",
    "getGoalChartPng": "200 304 400 401 404",
    "getGoalChartSvg": "200 304 400 401 404",
    "listTemplates": "200 400 401",
    "createGoalFromTemplate": "201 400 401 404 409 413 415 422",
    "getGoal": "200 304 401 404",
    "updateGoal": "200 400 401 404 412 413 415 422",
    "archiveGoal": "200 401 404 412",
    "restoreGoal": "200 400 401 404 409 422",
    "completeGoal": "200 400 401 404 409 422",
    "pauseGoal": "200 400 401 404 409 413 415 422",
    "resumeGoal": "200 400 401 404 409 422",
    "listGoalActivities": "200 400 401 404",
    "logGoalActivity": "201 400 401 404 409 413 415 422",
    "getGoalActivity": "200 401 404",
    "updateGoalActivity": "200 400 401 404 413 415 422",
    "deleteGoalActivity": "200 401 404 422",
    "getGoalProgress": "200 304 400 401 404",
    "getUserProfile": "200 401",
    "updateUserProfile": "200 400 401 413 415",
    "listReminders": "200 401 404",
    "addReminder": "201 400 401 404 409 413 415",
    "getReminder": "200 401 404",
    "updateReminder": "200 400 401 404 413 415",
    "deleteReminder": "200 401 404",
    "getNoticePreferences": "200 401",
    "updateNoticePreferences": "200 400 401 413 415",
    "getFeatures": "200",
    "getContract": "200",
}
"""What each operation under /v1 may answer, besides what all of them may."""

ANYWHERE = {"429", "503", "5XX"}
OUTSIDE = {"getDocs": {"200"}, "getHealth": {"200", "503"}, "getReadiness": {"200", "503"}, "getMetrics": {"200"}}
TOKENLESS = {"getFeatures", "getContract", *OUTSIDE}


def operations() -> dict[str, Json]:
    """Return every operation by its id, references resolved, with its path's parameters and `method` among its own."""
    found = {}
    for path, item in resolved("paths").items():
        for method in METHODS:
            if method in at(item):
                operation = at(item, method)
                shared = [*listed(at(item).get("parameters")), *listed(operation.get("parameters"))]
                found[str(operation["operationId"])] = operation | {"method": method, "path": path, "all": shared}
    return found


def listed(node: object) -> list[Json]:
    """Return the mappings of a list that may be missing."""
    assert node is None or isinstance(node, list)
    return [at(each) for each in node or ()]


def parameter_names(operation: Json) -> set[str]:
    return {str(parameter["name"]) for parameter in listed(operation["all"])}


def header_names(operation: Json, status: str) -> set[str]:
    return set(at(at(operation, "responses", status).get("headers", {})))


every_operation = pytest.mark.parametrize("operation", operations().values(), ids=operations().keys())


def test_the_document_is_valid_openapi() -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document()).iter_errors()] == []


def test_the_packaged_document_is_the_file_in_utf_8() -> None:
    assert openapi_yaml().decode("utf-8").startswith("# The contract")


def test_yaml_reads_nothing_as_a_date_or_another_value_that_json_lacks() -> None:
    json_types = (dict, list, str, int, float, bool, type(None))
    assert [path for path, value in walk(document()) if not isinstance(value, json_types)] == []


def test_an_enum_holds_only_values_of_its_type() -> None:
    """A bare `off` is a boolean in YAML."""
    enums = [(path, node["enum"]) for path, node in walk(document()) if isinstance(node, dict) and "enum" in node]
    assert [path for path, values in enums if any(isinstance(value, bool) for value in values)] == []


def test_the_operations_and_their_statuses_are_these() -> None:
    written = {name: set(at(operation, "responses")) for name, operation in operations().items()}
    under_base = {name: set(statuses.split()) | ANYWHERE for name, statuses in STATUSES.items()}
    outside = {name: statuses | {"5XX"} for name, statuses in OUTSIDE.items()}
    assert written == under_base | outside


def test_what_is_for_operators_stands_outside_the_base_path() -> None:
    outside = {path for path, item in resolved("paths").items() if at(item).get("servers") == [{"url": "/"}]}
    assert outside == {operations()[name]["path"] for name in OUTSIDE}
    assert document()["servers"] == [{"url": "/v1"}]


@every_operation
def test_an_operation_is_described(operation: Json) -> None:
    summary, tags = operation["summary"], operation["tags"]
    assert isinstance(summary, str)
    assert not summary.endswith(".")
    assert operation["description"]
    assert isinstance(tags, list)
    assert len(tags) == 1
    assert tags[0] in [tag["name"] for tag in listed(document()["tags"])]


@every_operation
def test_every_parameter_and_answer_is_described(operation: Json) -> None:
    described = [*listed(operation["all"]), *(at(each) for each in at(operation, "responses").values())]
    assert [each for each in described if not each.get("description")] == []


@every_operation
def test_an_operation_needs_a_token_unless_it_says_otherwise(operation: Json) -> None:
    is_open = operation.get("security", document()["security"]) == []
    assert is_open == (operation["operationId"] in TOKENLESS)
    assert is_open != ("401" in at(operation, "responses"))


@every_operation
def test_every_path_parameter_is_declared(operation: Json) -> None:
    path = str(operation["path"])
    in_path = {parameter["name"] for parameter in listed(operation["all"]) if parameter["in"] == "path"}
    assert in_path == {part[1:-1] for part in path.split("/") if part.startswith("{")}


@every_operation
def test_every_answer_names_its_request(operation: Json) -> None:
    statuses = at(operation, "responses")
    assert [status for status in statuses if "X-Request-Id" not in header_names(operation, status)] == []


@every_operation
def test_every_post_may_be_repeated_under_a_key(operation: Json) -> None:
    is_post = operation["method"] == "post"
    success = next(iter(at(operation, "responses")))
    assert is_post == ("Idempotency-Key" in parameter_names(operation))
    assert is_post == ("409" in at(operation, "responses"))
    assert is_post == ("Idempotent-Replayed" in header_names(operation, success))


@every_operation
def test_what_may_be_unchanged_has_an_etag_to_compare(operation: Json) -> None:
    has_304 = "304" in at(operation, "responses")
    assert has_304 == ("If-None-Match" in parameter_names(operation))
    assert not has_304 or all("ETag" in header_names(operation, status) for status in ("200", "304"))
    assert ("412" in at(operation, "responses")) == ("If-Match" in parameter_names(operation))


@every_operation
def test_what_is_created_says_where_it_is(operation: Json) -> None:
    assert "201" not in at(operation, "responses") or "Location" in header_names(operation, "201")


@every_operation
def test_headers_that_protocols_demand_are_there(operation: Json) -> None:
    """RFC 9110, 11.6.1: 401 names its scheme. Waiting answers say how long."""
    wanted = {"401": "WWW-Authenticate", "429": "Retry-After"} | (
        {"503": "Retry-After"} if operation["operationId"] in STATUSES else {}
    )
    statuses = at(operation, "responses").keys() & wanted.keys()
    assert [status for status in statuses if wanted[status] not in header_names(operation, status)] == []


@every_operation
def test_query_arrays_are_repeated_keys(operation: Json) -> None:
    arrays = [each for each in listed(operation["all"]) if at(each, "schema").get("type") == "array"]
    assert [each["name"] for each in arrays if (each.get("style"), each.get("explode")) != ("form", True)] == []


def test_every_component_is_used() -> None:
    named = {value for path, value in walk(document()) if path[-1:] == ("$ref",)}
    written = {
        f"#/components/{kind}/{name}"
        for kind, parts in at(document(), "components").items()
        if kind != "securitySchemes"
        for name in at(parts)
    }
    outside_of_operations = {"#/components/responses/MethodNotAllowed"}
    assert written ^ named == outside_of_operations
