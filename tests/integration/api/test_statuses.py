"""A goal's way through life over HTTP."""

import pytest

from tests.integration.api.client import GOAL, ApiClient, JsonObject, at, fields, path_of, the

TO: dict[str, tuple[str, ...]] = {
    "draft": ("active",),
    "active": ("active", "paused", "completed"),
    "paused": ("active", "paused", "completed"),
    "completed": ("active", "paused"),
    "archived": ("active", "paused"),
}


async def brought_to(client: ApiClient, status: str) -> JsonObject:
    """Return a goal in a status."""
    goal = await client.create(status="draft" if status == "draft" else "active")
    match status:
        case "archived":
            await client.delete(path_of(goal))
        case "paused" | "completed":
            await client.put(path_of(goal), {"status": status})
        case _:
            pass
    return goal


@pytest.mark.parametrize("requested", ["active", "paused", "completed"])
@pytest.mark.parametrize("current", TO)
async def test_a_status_follows_only_where_there_is_a_way(client: ApiClient, current: str, requested: str) -> None:
    goal = await brought_to(client, current)
    answer = await client.put(path_of(goal), {"status": requested})
    if requested in TO[current]:
        assert (answer.status_code, answer.json()["status"]) == (200, requested)
        assert ("completedAt" in answer.json()) is (requested == "completed")
    else:
        assert answer.status_code == 422
        wrong = {"draft": "INVALID_STATUS_TRANSITION", "completed": "GOAL_COMPLETED", "archived": "GOAL_ARCHIVED"}
        assert answer.json()["error"] == wrong[current]


@pytest.mark.parametrize(("status", "error"), [("completed", "GOAL_COMPLETED"), ("archived", "GOAL_ARCHIVED")])
async def test_a_goal_that_is_over_is_not_changed_unless_it_comes_back(
    client: ApiClient, status: str, error: str
) -> None:
    goal = await brought_to(client, status)
    refused = await client.put(path_of(goal), {"title": "New"})
    assert (refused.status_code, refused.json()["error"]) == (422, error)
    changed = the(await client.put(path_of(goal), {"title": "New", "status": "active"}))
    assert (changed["title"], changed["status"]) == ("New", "active")


async def test_each_move_has_a_path_of_its_own(client: ApiClient) -> None:
    goal = await client.create()
    for move, status in (
        ("pause", "paused"),
        ("resume", "active"),
        ("complete", "completed"),
        ("restore", "active"),
    ):
        answer = await client.post(path_of(goal, move))
        assert (answer.status_code, answer.json()["status"]) == (200, status)
    await client.delete(path_of(goal))
    assert the(await client.post(path_of(goal, "restore")))["status"] == "active"


async def test_a_pause_may_end_by_itself_on_a_later_day(client: ApiClient) -> None:
    goal = await client.create()
    assert fields(await client.post(path_of(goal, "pause"), {"resumeOn": "2026-03-09"})) == {"resumeOn"}
    assert fields(await client.post(path_of(goal, "pause"), {"resumeOn": 5})) == {"resumeOn"}
    assert (await client.post(path_of(goal, "pause"), {"resumeOn": "2026-03-10"})).status_code == 200


async def test_a_draft_can_be_neither_paused_nor_logged(client: ApiClient) -> None:
    goal = await brought_to(client, "draft")
    paused = await client.post(path_of(goal, "pause"))
    logged = await client.post(path_of(goal, "activities"), {"value": 1, "unit": "min"})
    assert (paused.status_code, paused.json()["error"]) == (422, "INVALID_STATUS_TRANSITION")
    assert (logged.status_code, logged.json()["error"]) == (422, "GOAL_NOT_LOGGABLE")


async def test_coming_back_needs_a_free_title(client: ApiClient) -> None:
    goal = await brought_to(client, "archived")
    await client.create(title="read")
    refused = await client.post(path_of(goal, "restore"))
    assert (refused.status_code, refused.json()["error"]) == (422, "DUPLICATE_TITLE")


async def test_coming_back_counts_against_the_quota(client: ApiClient) -> None:
    goal = await brought_to(client, "paused")
    for number in range(50):
        await client.create(title=f"Goal {number}")
    for refused in (
        await client.post(path_of(goal, "resume")),
        await client.put(path_of(goal), {"status": "active"}),
    ):
        assert (refused.status_code, refused.json()["error"]) == (422, "GOAL_QUOTA_EXCEEDED")


async def test_a_milestone_completes_by_itself_and_an_undo_takes_that_back(client: ApiClient) -> None:
    goal = await client.create(pattern="milestone", target={"value": 100})
    activity = await client.log(goal, 100, "EUR")
    done = await client.goal(goal)
    assert (done["status"], at(done, "progress", "percentComplete")) == ("completed", 100)
    assert (await client.delete(path_of(goal, "activities", str(activity["activityId"])))).status_code == 200
    again = await client.goal(goal)
    assert (again["status"], at(again, "progress", "percentComplete")) == ("active", 0)
    assert "completedAt" not in again


async def test_the_body_of_a_move_is_not_needed(client: ApiClient) -> None:
    goal = await client.create(title="Walk")
    assert (await client.request("POST", path_of(goal, "pause"), content=b"")).status_code == 200
    assert (await client.post("/v1/goals", {**GOAL, "title": "Walk"})).status_code == 201
