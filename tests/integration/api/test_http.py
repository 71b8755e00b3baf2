"""HTTP around the operations: who asks, what does not exist, methods, browsers, request ids, and failures of ours."""

import re
import sqlite3
from collections.abc import Callable, MutableMapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import orjson
import pytest
import structlog
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from api.app import create_app
from api.memory import RenderedGoals
from api.operations import OPERATIONS
from api.runtime import Runtime
from core.db.database import Database, DatabaseUnavailableError
from core.db.sqlite import SqliteDatabase
from core.logs import RequestLog
from core.metrics import Metrics
from tests.integration.api.client import GOAL, ApiClient, path_of, the
from tests.integration.api.conftest import token_of
from tests.integration.conftest import SettableClock

Result = TypeVar("Result")
SOME_ID = "019589ab-7a40-7c31-8f5e-2b7d90a1c4e3"
_PARAMETER = re.compile(r"\{\w+\}")
PRIVATE = [(each.method, _PARAMETER.sub(SOME_ID, each.path)) for each in OPERATIONS if not each.is_public]


@pytest.mark.parametrize(("method", "path"), PRIVATE)
async def test_without_a_valid_token_everything_private_is_401_whatever_else_is_wrong(
    stranger: ApiClient, app: FastAPI, method: str, path: str
) -> None:
    liar = ApiClient(app, "gp_nonsense")
    for client in (stranger, liar):
        for content in (None, b"{", b"x" * 2**21):
            answer = await client.request(method, path, content=content)
            assert (answer.status_code, answer.json()["error"]) == (401, "UNAUTHORIZED")
            assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("credentials", ["", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "gp_token"])
async def test_credentials_of_another_form_are_401(stranger: ApiClient, credentials: str) -> None:
    headers = {"authorization": credentials}
    assert (await stranger.request("GET", "/v1/goals", headers=headers)).status_code == 401


async def test_the_scheme_is_read_in_whatever_case(app: FastAPI, database: Database, clock: SettableClock) -> None:
    token = token_of(database, clock, "ada")
    assert (await ApiClient(app).get("/v1/goals", authorization=f"bearer {token}")).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/", "/v1/goals/", "/v1/nothing", "/v2/goals", "/v1/goals/a/b", "/%00"]
)
async def test_a_path_that_does_not_exist_is_404_in_the_same_shape(client: ApiClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["error"]) == (404, "NOT_FOUND")


async def test_a_method_that_a_path_does_not_have_is_405_with_all_that_it_has(client: ApiClient) -> None:
    answer = await client.request("PATCH", f"/v1/goals/{SOME_ID}")
    assert (answer.status_code, answer.json()["error"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, PUT"


async def test_options_names_the_methods(client: ApiClient) -> None:
    answer = await client.request("OPTIONS", "/v1/goals")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


async def test_head_is_get_without_the_body(client: ApiClient) -> None:
    goal = await client.create()
    for path in ("/v1/goals", path_of(goal), "/healthz"):
        got, asked = await client.get(path), await client.request("HEAD", path)
        assert (asked.status_code, asked.content) == (200, b"")
        assert asked.headers["content-length"] == got.headers["content-length"]
        assert asked.headers.get("etag") == got.headers.get("etag")


async def test_browsers_may_ask_before_they_send(client: ApiClient) -> None:
    answer = await client.request(
        "OPTIONS",
        "/v1/goals",
        headers={
            "origin": "https://app.example",
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,content-type,idempotency-key,if-match,if-none-match",
        },
    )
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "PUT" in answer.headers["access-control-allow-methods"]


async def test_browsers_may_read_every_answer_and_its_headers(client: ApiClient) -> None:
    for path in ("/v1/goals", "/v1/nothing", f"/v1/goals/{SOME_ID}"):
        answer = await client.get(path, origin="https://app.example")
        assert answer.headers["access-control-allow-origin"] == "*"
        exposed = answer.headers["access-control-expose-headers"]
        assert {"ETag", "Location", "X-Request-Id", "Idempotent-Replayed", "Retry-After"} <= set(exposed.split(", "))


async def test_other_origins_are_kept_out_where_some_are_named(database: Database, clock: SettableClock) -> None:
    runtime = Runtime(database, clock, Metrics(), RenderedGoals())
    client = ApiClient(create_app(runtime, cors_origins=["https://app.example"]), token_of(database, clock, "ada"))
    ours = await client.get("/v1/goals", origin="https://app.example")
    theirs = await client.get("/v1/goals", origin="https://evil.example")
    plain = await client.get("/v1/goals")
    assert ours.headers["access-control-allow-origin"] == "https://app.example"
    assert "access-control-allow-origin" not in theirs.headers
    assert "origin" in plain.headers["vary"].lower()


async def test_a_fit_request_id_is_kept_and_another_replaced(client: ApiClient) -> None:
    assert (await client.get("/v1/goals", x_request_id="a.B-9_")).headers["x-request-id"] == "a.B-9_"
    for unfit in ("", "x" * 65, "a b", "<script>", "a\t"):
        given = (await client.get("/v1/goals", x_request_id=unfit)).headers["x-request-id"]
        assert given != unfit
    refused = await client.get("/v1/nothing", x_request_id="mine")
    assert refused.json()["request_id"] == refused.headers["x-request-id"] == "mine"


class BrokenDatabase(Database):
    """A database that fails in one way, whatever is asked of it."""

    def __init__(self, error: Exception, engine: Engine) -> None:
        self._error = error
        self.engine = engine

    async def write(self, use_case: Callable[[Session], Result]) -> Result:
        del use_case
        raise self._error

    async def read(self, use_case: Callable[[Session], Result]) -> Result:
        del use_case
        raise self._error

    def write_now(self, use_case: Callable[[Session], Result]) -> Result:
        del use_case
        raise self._error

    def read_now(self, use_case: Callable[[Session], Result]) -> Result:
        del use_case
        raise self._error

    def close(self) -> None:
        pass


def broken(database: Database, clock: SettableClock, error: Exception) -> ApiClient:
    """Return a client of an application whose database fails."""
    runtime = Runtime(database, clock, Metrics(), RenderedGoals())
    return ApiClient(create_app(replace(runtime, database=BrokenDatabase(error, database.engine))), "gp_token")


async def test_a_file_that_somebody_else_writes_to_is_503_for_writers_until_they_let_go(
    sqlite_database: Database, clock: SettableClock, tmp_path: Path
) -> None:
    url = sqlite_database.engine.url.render_as_string()
    impatient = SqliteDatabase(url, busy_timeout_ms=50)
    app = create_app(Runtime(impatient, clock, Metrics(), RenderedGoals()))
    client = ApiClient(app, token_of(impatient, clock, "ada"))
    with closing(sqlite3.connect(tmp_path / "goalpost.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await client.post("/v1/goals", GOAL)
        read = await client.get("/v1/goals")
    again = await client.post("/v1/goals", GOAL)
    impatient.close()
    assert (refused.status_code, refused.json()["error"]) == (503, "UNAVAILABLE")
    assert int(refused.headers["retry-after"]) > 0
    assert (read.status_code, again.status_code) == (200, 201)


@pytest.mark.parametrize(
    "error", [DatabaseUnavailableError("secret"), OperationalError("SELECT secret", {}, Exception("server closed"))]
)
async def test_a_database_that_is_away_is_503_and_worth_another_try(
    database: Database, clock: SettableClock, error: Exception
) -> None:
    client = broken(database, clock, error)
    for answer in (await client.get("/v1/goals"), await client.post("/v1/goals", GOAL)):
        assert (answer.status_code, answer.json()["error"]) == (503, "UNAVAILABLE")
        assert int(answer.headers["retry-after"]) > 0
        assert "secret" not in answer.text
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
    assert (await client.get("/healthz")).status_code == 200
    assert (await client.get("/metrics")).status_code == 200


async def test_what_nobody_foresaw_is_500_in_the_log_and_not_in_the_answer(
    database: Database, clock: SettableClock
) -> None:
    client = broken(database, clock, ZeroDivisionError("secret"))
    with structlog.testing.capture_logs() as logs:
        answer = await client.get("/v1/goals", origin="https://app.example", x_request_id="mine")
    assert (answer.status_code, answer.json()["error"], answer.json()["request_id"]) == (500, "INTERNAL", "mine")
    assert "secret" not in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    traces = [line for line in logs if line["log_level"] == "error"]
    assert [(line["request_id"], isinstance(line["exc_info"], ZeroDivisionError)) for line in traces] == [
        ("mine", True)
    ]


async def test_each_request_is_one_line_in_the_log_without_its_token(database: Database, clock: SettableClock) -> None:
    written: list[bytes] = []
    runtime = Runtime(database, clock, Metrics(), RenderedGoals(), RequestLog(written.append))
    client = ApiClient(create_app(runtime), token_of(database, clock, "ada"))
    goal = await client.create()
    await client.get(path_of(goal), x_request_id="mine")
    await client.get("/v1/nothing")
    _, first, second = map(orjson.loads, written)
    assert {line["event"] for line in (first, second)} == {"request"}
    assert (first["operation"], first["status"], first["request_id"]) == ("getGoal", 200, "mine")
    assert first["user_id"] == goal["userId"]
    assert first["ms"] >= 0
    assert (second["operation"], second["status"], second["user_id"]) == ("none", 404, None)
    assert b"gp_" not in b"".join(written)


async def test_requests_and_their_errors_are_counted(client: ApiClient) -> None:
    goal = await client.create()
    await client.log(goal, 30)
    await client.post(path_of(goal, "activities"), {"value": 1, "unit": "kg"})
    await client.post(path_of(goal, "complete"))
    text = (await client.get("/metrics")).text
    for line in (
        'goalpost_requests_total{operation="logGoalActivity",status="201"} 1.0',
        'goalpost_requests_total{operation="logGoalActivity",status="422"} 1.0',
        'goalpost_errors_total{error="UNIT_MISMATCH",operation="logGoalActivity"} 1.0',
        'goalpost_goals_created_total{pattern="recurring"} 1.0',
        'goalpost_goals_completed_total{pattern="recurring"} 1.0',
        'goalpost_activities_total{type="progress"} 1.0',
        'goalpost_goals{pattern="recurring",status="completed"} 1.0',
        'goalpost_schedule_overdue_seconds{what="close"} 0.0',
        'goalpost_request_seconds_count{operation="logGoalActivity"} 2.0',
    ):
        assert line in text


async def test_a_replayed_answer_is_not_counted_twice(client: ApiClient) -> None:
    goal = await client.create()
    for _ in range(3):
        await client.post(path_of(goal, "activities"), {"value": 1, "unit": "min"}, idempotency_key="k")
    assert 'goalpost_activities_total{type="progress"} 1.0' in (await client.get("/metrics")).text


async def test_the_installation_tells_of_itself_without_a_token(stranger: ApiClient) -> None:
    features = the(await stranger.get("/v1/config/features"))
    assert features["version"]
    assert (await stranger.get("/v1/openapi.yaml")).text.startswith("# The contract")
    assert (await stranger.get("/healthz")).json()["status"] == "ok"
    assert (await stranger.get("/readyz")).json() == {"status": "ok", "checks": {"database": "ok"}}


async def test_the_page_shows_every_operation_and_needs_nothing_from_the_network(stranger: ApiClient) -> None:
    answer = await stranger.get("/docs")
    assert all(f'id="{operation.operation_id}"' in answer.text for operation in OPERATIONS)
    assert "<script" not in answer.text
    assert 'src="' not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_the_server_may_tell_of_its_start_and_its_end(app: FastAPI) -> None:
    told = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    heard: list[str] = []

    async def receive() -> dict[str, str]:
        return next(told)

    async def send(message: MutableMapping[str, object]) -> None:
        heard.append(str(message["type"]))

    await app({"type": "lifespan", "state": {}}, receive, send)
    assert heard == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
