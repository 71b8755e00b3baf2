"""Goals over HTTP: creating, reading, changing and archiving them."""

import pytest

from tests.integration.api.client import GOAL, TARGETS, ApiClient, JsonObject, at, fields, path_of, the, without
from tests.integration.api.conftest import MakeUser


async def test_a_created_goal_is_answered_whole_and_can_be_read_where_it_says(client: ApiClient) -> None:
    answer = await client.post("/v1/goals", GOAL)
    read = await client.get(answer.headers["location"])
    assert answer.status_code == 201
    assert read.json() == answer.json()
    assert read.headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize("pattern", TARGETS)
async def test_every_pattern_can_be_created_without_its_optional_members(client: ApiClient, pattern: str) -> None:
    goal = await client.create(pattern=pattern)
    assert goal["goalPattern"] == pattern
    assert at(goal, "progress", "percentComplete") == (100 if pattern == "limit" else 0)


async def test_all_members_come_back_as_they_were_sent(client: ApiClient) -> None:
    sent: JsonObject = {
        "description": "A book a week",
        "icon": "📚",
        "color": "var(--chart-2)",
        "context": {"motivation": "because", "importanceLevel": 4, "obstacles": ["television"]},
        "rewards": {"pointsPerActivity": 5, "milestoneRewards": [{"value": 7.5, "reward": "ice"}], "badges": [1, "a"]},
        "visibility": "friends",
        "metadata": {"x": [1, {"y": None}]},
    }
    goal = await client.create(sent)
    assert {name: goal[name] for name in sent} == sent


async def test_members_without_a_value_are_left_out(client: ApiClient) -> None:
    goal = await client.create(description=None, icon=None, schedule=None, context=None, metadata=None, status=None)
    assert goal.keys().isdisjoint({"description", "icon", "context", "metadata", "completedAt"})
    assert goal["status"] == "active"


async def test_unknown_members_are_ignored(client: ApiClient) -> None:
    goal = await client.create(nonsense=1, target={"nonsense": {"deep": True}})
    assert "nonsense" not in goal


async def test_title_and_category_are_trimmed(client: ApiClient) -> None:
    goal = await client.create(title="  Run \n", category=" sport ")
    assert (goal["title"], goal["category"]) == ("Run", "sport")


@pytest.mark.parametrize(
    ("change", "at_fault"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": 5}, "title"),
        ({"category": ""}, "category"),
        ({"category": "x" * 51}, "category"),
        ({"description": "x" * 1001}, "description"),
        ({"color": "red"}, "color"),
        ({"goalPattern": "dream"}, "goalPattern"),
        ({"status": "completed"}, "status"),
        ({"schedule": {"daysOfWeek": [7]}}, "schedule.daysOfWeek.0"),
        ({"schedule": {"preferredTimes": ["24:00"]}}, "schedule.preferredTimes.0"),
        ({"schedule": {"allowSkipDays": -1}}, "schedule.allowSkipDays"),
        ({"context": {"importanceLevel": 6}}, "context.importanceLevel"),
        ({"context": {"supportingGoals": ["x"]}}, "context.supportingGoals.0"),
        ({"metadata": {"x": "y" * 17_000}}, "metadata"),
        ({"rewards": {"milestoneRewards": [{"value": 1}]}}, "rewards.milestoneRewards.0.reward"),
    ],
)
async def test_a_wrong_member_is_named_by_its_path(client: ApiClient, change: dict[str, object], at_fault: str) -> None:
    assert fields(await client.post("/v1/goals", {**GOAL, **change})) == {at_fault}


@pytest.mark.parametrize(
    ("target", "at_fault"),
    [
        ({"value": 0}, "target.value"),
        ({"value": -1}, "target.value"),
        ({"value": "30"}, "target.value"),
        ({"value": True}, "target.value"),
        ({"value": 1e12}, "target.value"),
        ({"value": None}, "target.value"),
        ({"unit": ""}, "target.unit"),
        ({"metric": "beauty"}, "target.metric"),
        ({"period": None}, "target.period"),
        ({"targetDate": "2026-03-08"}, "target.targetDate"),
        ({"targetDate": "2026-02-30"}, "target.targetDate"),
        ({"targetDate": "tomorrow"}, "target.targetDate"),
        ({"targetType": "range", "maxValue": 2}, "target.minValue"),
        ({"targetType": "range", "minValue": 3, "maxValue": 2}, "target.minValue"),
    ],
)
async def test_a_wrong_target_is_named_by_its_path(client: ApiClient, target: dict[str, object], at_fault: str) -> None:
    body = {**GOAL, "target": {**TARGETS["recurring"], **target}}
    assert fields(await client.post("/v1/goals", body)) == {at_fault}


async def test_every_field_at_fault_is_listed_at_once(client: ApiClient) -> None:
    body = {"title": "", "goalPattern": "recurring", "target": {"value": "x"}}
    at_fault = fields(await client.post("/v1/goals", body))
    assert at_fault == {"title", "category", "target.value", "target.metric", "target.unit", "target.direction"}


async def test_only_a_limit_may_have_the_value_0(client: ApiClient) -> None:
    goal = await client.create(pattern="limit", target={"value": 0})
    assert at(goal, "target", "value") == 0


async def test_today_is_early_enough_for_a_deadline_and_a_date_time_gives_its_date(client: ApiClient) -> None:
    goal = await client.create(target={"targetDate": "2026-03-09T23:30:00.000Z"})
    assert at(goal, "target", "targetDate") == "2026-03-09"


@pytest.mark.parametrize(
    ("pattern", "schedule"),
    [
        ("recurring", {"frequency": "daily", "checkInFrequency": "daily", "allowSkipDays": 2, "catchUpAllowed": True}),
        ("streak", {"frequency": "daily", "checkInFrequency": "daily", "allowSkipDays": 0, "catchUpAllowed": False}),
        ("milestone", {"checkInFrequency": "weekly", "allowSkipDays": 0, "catchUpAllowed": True}),
        ("target", {"checkInFrequency": "weekly", "allowSkipDays": 0, "catchUpAllowed": True}),
        ("limit", {"checkInFrequency": "weekly", "allowSkipDays": 0, "catchUpAllowed": True}),
    ],
)
async def test_a_goal_without_a_schedule_gets_that_of_its_pattern(
    client: ApiClient, pattern: str, schedule: dict[str, object]
) -> None:
    assert (await client.create(pattern=pattern))["schedule"] == schedule


async def test_a_schedule_in_part_is_completed(client: ApiClient) -> None:
    goal = await client.create(schedule={"daysOfWeek": [5, 1, 1], "allowSkipDays": 0, "catchUpAllowed": None})
    assert goal["schedule"] == {
        "frequency": "daily",
        "daysOfWeek": [1, 5],
        "checkInFrequency": "daily",
        "allowSkipDays": 0,
        "catchUpAllowed": True,
    }


async def test_a_title_is_taken_by_an_active_goal_in_whatever_case(client: ApiClient) -> None:
    goal = await client.create(title="Read")
    refused = await client.post("/v1/goals", {**GOAL, "title": "READ"})
    assert (refused.status_code, refused.json()["error"]) == (422, "DUPLICATE_TITLE")
    await client.delete(path_of(goal))
    assert (await client.post("/v1/goals", {**GOAL, "title": "READ"})).status_code == 201


async def test_the_fifty_first_active_goal_is_refused_but_a_draft_is_not(client: ApiClient) -> None:
    for number in range(50):
        await client.create(title=f"Goal {number}")
    refused = await client.post("/v1/goals", {**GOAL, "title": "One more"})
    assert (refused.status_code, refused.json()["error"]) == (422, "GOAL_QUOTA_EXCEEDED")
    assert "limit" in refused.json()["message"]
    assert (await client.create(title="One more", status="draft"))["status"] == "draft"


async def test_numbers_are_kept_to_a_millionth_and_come_back_as_numbers(client: ApiClient) -> None:
    goal = await client.create(target={"value": 0.1234565, "minValue": -2.50, "maxValue": 999_999_999_999})
    assert at(goal, "target", "value") == 0.123456
    assert at(goal, "target", "minValue") == -2.5
    assert at(goal, "target", "maxValue") == 999_999_999_999


async def test_a_put_changes_what_it_names_and_nothing_else(client: ApiClient) -> None:
    goal = await client.create(description="old", icon="x")
    changed = the(await client.put(path_of(goal), {"description": "new", "target": {"value": 45}}))
    expected = {**goal, "description": "new", "updatedAt": changed["updatedAt"]}
    assert without(changed, "target") == without(expected, "target")
    assert changed["target"] == {**TARGETS["recurring"], "value": 45}


async def test_null_clears_an_optional_member_but_not_a_needed_one(client: ApiClient) -> None:
    goal = await client.create(
        pattern="milestone", description="x", metadata={"a": 1}, target={"targetDate": "2026-04-01", "startValue": 5}
    )
    clear = {"description": None, "metadata": None, "target": {"targetDate": None, "startValue": None, "period": None}}
    changed = the(await client.put(path_of(goal), clear))
    assert changed.keys().isdisjoint({"description", "metadata"})
    assert changed["target"] == TARGETS["milestone"]
    assert fields(await client.put(path_of(goal), {"title": None})) == {"title"}
    assert fields(await client.put(path_of(goal), {"target": {"value": None}})) == {"target.value"}


async def test_a_cleared_schedule_becomes_the_pattern_s_default(client: ApiClient) -> None:
    goal = await client.create(pattern="streak", schedule={"allowSkipDays": 3})
    changed = the(await client.put(path_of(goal), {"schedule": None}))
    assert at(changed, "schedule", "allowSkipDays") == 0


async def test_the_target_that_results_from_a_change_follows_the_rules(client: ApiClient) -> None:
    goal = await client.create()
    assert fields(await client.put(path_of(goal), {"target": {"period": None}})) == {"target.period"}
    assert fields(await client.put(path_of(goal), {"target": {"value": 0}})) == {"target.value"}


async def test_the_pattern_may_be_sent_but_not_changed(client: ApiClient) -> None:
    goal = await client.create()
    assert (await client.put(path_of(goal), {"goalPattern": "recurring"})).status_code == 200
    refused = await client.put(path_of(goal), {"goalPattern": "limit"})
    assert (refused.status_code, refused.json()["error"]) == (422, "PATTERN_IMMUTABLE")


async def test_archiving_hides_a_goal_and_can_be_repeated(client: ApiClient) -> None:
    goal = await client.create()
    first, again = await client.delete(path_of(goal)), await client.delete(path_of(goal))
    assert (first.status_code, again.status_code) == (200, 200)
    assert (await client.goal(goal))["status"] == "archived"
    assert at(the(await client.get("/v1/goals")), "goals") == []


async def test_a_goal_of_somebody_else_cannot_be_told_from_one_that_does_not_exist(
    client: ApiClient, make_user: MakeUser
) -> None:
    goal = await client.create()
    other = make_user("bob")
    absent: list[JsonObject] = [
        {"goalId": each} for each in ("019589ab-7a40-7c31-8f5e-2b7d90a1c4e3", "not-an-id", "%00")
    ]
    for method, rest, body in (
        ("GET", (), None),
        ("PUT", (), {"title": "Mine"}),
        ("DELETE", (), None),
        ("GET", ("progress",), None),
        ("GET", ("activities",), None),
        ("POST", ("activities",), {"value": 1, "unit": "min"}),
        ("POST", ("restore",), None),
        ("POST", ("pause",), None),
    ):
        answers = [await other.request(method, path_of(each, *rest), json=body) for each in (goal, *absent)]
        assert {answer.status_code for answer in answers} == {404}
        bodies = [without(the(answer), "timestamp", "request_id") for answer in answers]
        assert all(body == bodies[0] for body in bodies)
        assert len({len(answer.content) for answer in answers}) == 1
    assert (await client.goal(goal))["title"] == "Read"
