"""Repeating a POST under an Idempotency-Key, and reading and changing under conditions."""

import asyncio
from datetime import timedelta

import pytest

from core.db.database import Database
from core.services.retention import forget_old
from tests.integration.api.client import GOAL, ApiClient, at, fields, path_of, the, without
from tests.integration.api.conftest import MakeUser
from tests.integration.conftest import SettableClock

LOG = {"value": 10, "unit": "min"}


async def test_the_same_request_under_a_key_has_one_effect_and_one_answer(client: ApiClient) -> None:
    goal = await client.create()
    path = path_of(goal, "activities")
    first = await client.post(path, LOG, idempotency_key="k-1")
    again = await client.post(path, LOG, idempotency_key="k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["location"] == first.headers["location"]
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"
    assert at(await client.goal(goal), "progress", "currentPeriodValue") == 10


async def test_a_created_goal_comes_again_with_its_headers(client: ApiClient) -> None:
    first, again = [await client.post("/v1/goals", GOAL, idempotency_key="g") for _ in range(2)]
    assert again.content == first.content
    assert (again.headers["etag"], again.headers["location"]) == (first.headers["etag"], first.headers["location"])


@pytest.mark.parametrize("move", ["pause", "complete"])
async def test_moves_can_be_repeated_under_a_key(client: ApiClient, move: str) -> None:
    goal = await client.create()
    first, again = [await client.post(path_of(goal, move), idempotency_key="m") for _ in range(2)]
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.content == first.content


async def test_a_key_with_another_request_is_a_conflict(client: ApiClient) -> None:
    goal, other = await client.create(), await client.create(title="Walk")
    await client.post(path_of(goal, "activities"), LOG, idempotency_key="k")
    for path, body in (
        (path_of(goal, "activities"), {"value": 11, "unit": "min"}),
        (path_of(other, "activities"), LOG),
        (path_of(goal, "pause"), None),
    ):
        refused = await client.post(path, body, idempotency_key="k")
        assert (refused.status_code, refused.json()["error"]) == (409, "IDEMPOTENCY_CONFLICT")


async def test_a_refusal_is_an_answer_too_and_leaves_nothing_behind(client: ApiClient) -> None:
    goal = await client.create()
    path = path_of(goal, "activities")
    first = await client.post(path, {"value": 1, "unit": "kg"}, idempotency_key="k")
    again = await client.post(path, {"value": 1, "unit": "kg"}, idempotency_key="k")
    assert (first.status_code, again.status_code) == (422, 422)
    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"
    assert at(the(await client.get(path)), "pagination", "total") == 0


async def test_a_body_that_was_never_understood_does_not_use_the_key_up(client: ApiClient) -> None:
    goal = await client.create()
    path = path_of(goal, "activities")
    assert (await client.post(path, {"value": "x"}, idempotency_key="k")).status_code == 400
    assert (await client.post(path, LOG, idempotency_key="k")).status_code == 201


async def test_keys_belong_to_their_user(client: ApiClient, make_user: MakeUser) -> None:
    bob = make_user("bob")
    first, other = (
        await client.post("/v1/goals", GOAL, idempotency_key="k"),
        await bob.post("/v1/goals", GOAL, idempotency_key="k"),
    )
    assert first.json()["goalId"] != other.json()["goalId"]


async def test_many_at_once_under_one_key_have_one_effect(client: ApiClient) -> None:
    goal = await client.create()
    path = path_of(goal, "activities")
    answers = await asyncio.gather(*[client.post(path, LOG, idempotency_key="k") for _ in range(12)])
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotent-replayed" not in answer.headers for answer in answers) == 1


async def test_a_key_is_forgotten_after_a_week(client: ApiClient, database: Database, clock: SettableClock) -> None:
    goal = await client.create()
    path = path_of(goal, "activities")
    await client.post(path, LOG, idempotency_key="k")
    database.write_now(lambda session: forget_old(session, now=clock() + timedelta(days=6), most=10))
    assert (await client.post(path, LOG, idempotency_key="k")).headers["idempotent-replayed"] == "true"
    database.write_now(lambda session: forget_old(session, now=clock() + timedelta(days=8), most=10))
    assert "idempotent-replayed" not in (await client.post(path, LOG, idempotency_key="k")).headers


@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "a\tb"])
async def test_a_key_of_another_form_is_refused(client: ApiClient, key: str) -> None:
    assert fields(await client.post("/v1/goals", GOAL, idempotency_key=key)) == {"Idempotency-Key"}


@pytest.mark.parametrize("key", ["", "x" * 600])
async def test_a_wrong_key_is_named_once_the_body_is_understood(client: ApiClient, key: str) -> None:
    bad = {**GOAL, "title": 7}
    assert fields(await client.post("/v1/goals", bad, idempotency_key=key)) == {"title"}
    assert fields(await client.post("/v1/goals", GOAL, idempotency_key=key)) == {"Idempotency-Key"}
    assert at(the(await client.get("/v1/goals")), "pagination", "total") == 0


async def test_what_one_has_already_is_not_sent_again(client: ApiClient) -> None:
    goal = await client.create()
    for path in (path_of(goal), path_of(goal, "progress"), path_of(goal, "progress?period=all")):
        tag = (await client.get(path)).headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            answer = await client.get(path, if_none_match=known)
            assert (answer.status_code, answer.headers["etag"], answer.content) == (304, tag, b"")
        assert (await client.get(path, if_none_match='"other"')).status_code == 200


async def test_a_change_and_a_new_day_are_new_versions(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    for path in (path_of(goal), path_of(goal, "progress")):
        tags = [(await client.get(path)).headers["etag"]]
        await client.log(goal, 5)
        tags.append((await client.get(path)).headers["etag"])
        clock.move(days=1)
        tags.append((await client.get(path)).headers["etag"])
        assert len(set(tags)) == 3
        assert (await client.get(path, if_none_match=", ".join(tags[:2]))).status_code == 200


async def test_windows_have_tags_of_their_own(client: ApiClient) -> None:
    goal = await client.create()
    tags = [
        (await client.get(path_of(goal, f"progress?period={period}"))).headers["etag"]
        for period in ("current", "week", "month", "quarter", "year", "all")
    ]
    assert len(set(tags)) == 6


async def test_a_change_of_what_one_has_not_seen_is_refused(client: ApiClient) -> None:
    goal = await client.create()
    stale = (await client.get(path_of(goal))).headers["etag"]
    await client.log(goal, 5)
    for refused in (
        await client.put(path_of(goal), {"title": "New"}, if_match=stale),
        await client.delete(path_of(goal), if_match=stale),
        await client.delete(path_of(goal), if_match="nonsense"),
        await client.delete(path_of(goal), if_match='"nonsense"'),
        await client.delete(path_of(goal), if_match=f'"{"9" * 5000}"'),
        await client.put(path_of(goal), {"title": "New"}, if_match=f'"{"9" * 19}-20260309"'),
    ):
        assert (refused.status_code, refused.json()["error"]) == (412, "VERSION_CONFLICT")
    assert (await client.goal(goal))["status"] == "active"


async def test_a_change_of_what_one_has_seen_is_made_whatever_the_day(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    tag = (await client.get(path_of(goal))).headers["etag"]
    clock.move(days=1)
    changed = await client.put(path_of(goal), {"title": "New"}, if_match=f'"1-2", {tag}')
    assert changed.status_code == 200
    assert (await client.get(path_of(goal), if_none_match=changed.headers["etag"])).status_code == 304
    assert (await client.delete(path_of(goal), if_match="*")).status_code == 200


async def test_a_weak_tag_is_good_for_reading_but_not_for_changing(client: ApiClient) -> None:
    goal = await client.create()
    tag = (await client.get(path_of(goal))).headers["etag"]
    assert (await client.put(path_of(goal), {"title": "New"}, if_match=f"W/{tag}")).status_code == 412


async def test_a_goal_that_is_not_there_is_404_before_it_is_412(client: ApiClient) -> None:
    answer = await client.delete("/v1/goals/019589ab-7a40-7c31-8f5e-2b7d90a1c4e3", if_match='"1-1"')
    assert answer.status_code == 404


async def test_a_change_that_is_refused_leaves_no_trace_in_what_is_remembered(client: ApiClient) -> None:
    goal = await client.create()
    await client.create(title="Walk")
    refused = await client.put(path_of(goal), {"title": "Walk", "description": "x"})
    assert refused.status_code == 422
    assert without(await client.goal(goal), "progress") == without(goal, "progress")
