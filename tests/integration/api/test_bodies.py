"""Bodies that are not what they should be: always a plain refusal, never a failure of ours."""

import json
from collections.abc import Iterator

import pytest

from tests.integration.api.client import GOAL, ApiClient, fields, path_of
from tests.integration.conftest import SettableClock

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"title":',
        b'{"value": NaN}',
        b'{"value": Infinity}',
        b'{"value": -Infinity}',
        b'{"value": 1e999}',
        b'{"title": "\\ud800"}',
        b'{"title": "\xff"}',
        b"\xef\xbb\xbf{}",
        b"{'title': 1}",
        b'{"a": 1,}',
        b"\x00",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
async def test_what_is_not_json_is_malformed(client: ApiClient, raw: bytes) -> None:
    answer = await client.request("POST", "/v1/goals", content=raw, headers=JSON)
    assert (answer.status_code, answer.json()["error"]) == (400, "MALFORMED_JSON")


@pytest.mark.parametrize("raw", [b"[]", b"1", b"null", b'"text"', b"true"])
async def test_json_that_is_no_object_is_wrong(client: ApiClient, raw: bytes) -> None:
    assert fields(await client.request("POST", "/v1/goals", content=raw, headers=JSON)) == {"body"}


def nested(depth: int) -> dict[str, object]:
    """Return a goal whose metadata makes it this deep."""
    inner: object = 1
    for _ in range(depth - 2):
        inner = [inner]
    return {**GOAL, "metadata": {"deep": inner}}


async def test_32_levels_are_deep_enough(client: ApiClient) -> None:
    assert (await client.post("/v1/goals", nested(32))).status_code == 201
    assert fields(await client.post("/v1/goals", nested(33))) == {"body"}
    wide = {**GOAL, "title": "Wide [[[[[[[[{{{{{{{{{", "metadata": {"wide": [[1]] * 200}}
    assert (await client.post("/v1/goals", wide)).status_code == 201


@pytest.mark.parametrize(
    "change", [{"title": "a\0b"}, {"metadata": {"a\0b": 1}}, {"metadata": {"x": [{"y": "\0"}]}}, {"nonsense": "\0"}]
)
async def test_u_0000_is_refused_wherever_it_stands(client: ApiClient, change: dict[str, object]) -> None:
    assert fields(await client.post("/v1/goals", {**GOAL, **change})) == {"body"}


async def test_text_that_only_looks_like_u_0000_is_text(client: ApiClient) -> None:
    assert (await client.create(title="\\u0000 u0000"))["title"] == "\\u0000 u0000"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "json", "text/json"])
async def test_a_body_of_another_type_is_not_read(client: ApiClient, kind: str) -> None:
    answer = await client.request("POST", "/v1/goals", content=b"{}", headers={"content-type": kind})
    assert (answer.status_code, answer.json()["error"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize(
    "kind", ["application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"]
)
async def test_every_kind_of_json_is_read(client: ApiClient, kind: str) -> None:
    raw = json.dumps(GOAL).encode()
    answer = await client.request("POST", "/v1/goals", content=raw, headers={"content-type": kind})
    assert answer.status_code == 201


async def test_a_mebibyte_is_read_and_a_byte_more_is_not(client: ApiClient) -> None:
    base = json.dumps({**GOAL, "nonsense": ""}).encode()
    fill = 2**20 - len(base)
    for more, status in ((0, 201), (1, 413)):
        raw = json.dumps({**GOAL, "nonsense": "x" * (fill + more)}).encode()
        assert (await client.request("POST", "/v1/goals", content=raw, headers=JSON)).status_code == status


async def test_a_declared_length_that_is_no_number_of_this_world_is_not_believed(client: ApiClient) -> None:
    raw = json.dumps(GOAL).encode()
    headers = {**JSON, "content-length": "9" * 5000}
    assert (await client.request("POST", "/v1/goals", content=raw, headers=headers)).status_code == 201


async def test_a_body_without_a_declared_length_is_counted_as_it_comes(client: ApiClient) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 2**16

    headers = {**JSON, "transfer-encoding": "chunked"}
    answer = await client.request("POST", "/v1/goals", content=b"".join(chunks()), headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (413, "PAYLOAD_TOO_LARGE")


HOSTILE: list[object] = [
    None,
    True,
    0,
    -1,
    1e308,
    5e-324,
    123456789012345678,
    "",
    " ",
    "x" * 100_000,
    "\u202e\u0001",
    "'; DROP TABLE goal; --",
    "{{7*7}} %s {0}",
    [],
    [[]],
    {},
    {"$ne": 1},
    {"": {"": []}},
]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:20])
async def test_no_value_of_any_member_breaks_anything(client: ApiClient, clock: SettableClock, value: object) -> None:
    goal = await client.create(title="plain")
    members = ["title", "category", "goalPattern", "target", "schedule", "context", "rewards", "metadata", "status"]
    target = ["metric", "value", "unit", "direction", "period", "targetDate", "startValue", "minValue", "aggregation"]
    log = ["value", "unit", "activityType", "activityDate", "location", "context", "attachments", "deviceInfo", "note"]
    for member in members:
        clock.move(seconds=1)
        assert (await client.post("/v1/goals", {**GOAL, "title": str(clock()), member: value})).status_code < 500
        assert (await client.put(path_of(goal), {member: value})).status_code < 500
    for member in target:
        assert (await client.put(path_of(goal), {"target": {member: value}})).status_code < 500
    for member in log:
        body = {"value": 1, "unit": "min", member: value}
        assert (await client.post(path_of(goal, "activities"), body)).status_code < 500
    assert (await client.get(path_of(goal))).status_code == 200
    assert (await client.get(path_of(goal, "progress?period=all"))).status_code == 200


async def test_an_error_never_echoes_at_length_or_unprintably(client: ApiClient) -> None:
    goal = await client.create()
    answer = await client.post(path_of(goal, "activities"), {"value": 1, "unit": "\x1b[31m\u202e" + "y" * 40})
    assert answer.status_code == 422
    assert answer.json()["message"].isprintable()
    long = await client.post("/v1/goals", {**GOAL, "goalPattern": "z" * 100_000})
    assert len(long.content) < 1000
