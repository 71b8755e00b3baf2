"""Activities over HTTP: logging, listing, reading, editing and undoing them."""

import pytest

from tests.integration.api.client import ApiClient, JsonObject, at, fields, path_of, the, without
from tests.integration.api.conftest import MakeUser
from tests.integration.conftest import SettableClock


async def test_a_log_is_answered_with_what_was_filled_in(client: ApiClient) -> None:
    goal = await client.create()
    logged = await client.log(goal, 20)
    assert without(logged, "activityId") == {
        "goalId": goal["goalId"],
        "userId": goal["userId"],
        "value": 20,
        "unit": "min",
        "activityType": "progress",
        "activityDate": "2026-03-09",
        "loggedAt": "2026-03-09T12:00:00.000Z",
        "timezone": "UTC",
        "context": {"timeOfDay": "afternoon", "dayOfWeek": "monday", "isWeekend": False},
        "source": "manual",
    }


async def test_a_log_says_where_it_can_be_read(client: ApiClient) -> None:
    goal = await client.create()
    answer = await client.post(path_of(goal, "activities"), {"value": 1, "unit": "min"})
    assert (await client.get(answer.headers["location"])).json() == answer.json()


async def test_all_members_come_back_as_they_were_sent(client: ApiClient) -> None:
    goal = await client.create()
    sent: JsonObject = {
        "note": "quiet",
        "source": "device",
        "activityType": "partial",
        "activityDate": "2026-03-01",
        "location": {"type": "home", "city": "Paris", "coordinates": [2.35, 48.85]},
        "context": {
            "timeOfDay": "night",
            "dayOfWeek": "friday",
            "isWeekend": True,
            "weather": {"condition": "rain", "temperature": -3.5, "humidity": 80},
            "energyLevel": 7,
            "sleepHours": 7.5,
            "socialContext": "alone",
            "duration": 25,
        },
        "attachments": [{"type": "link", "url": "https://example.com"}, {"type": "reference", "entityId": "7"}],
        "deviceInfo": {"model": "watch", "nested": [1, None]},
    }
    body = {"value": 20, "unit": "min", **sent}
    logged = the(await client.post(path_of(goal, "activities"), body))
    assert {name: logged[name] for name in sent} == {
        **sent,
        "location": {"type": "home", "city": "Paris", "coordinates": [2.35, 48.85]},
    }


@pytest.mark.parametrize(
    ("change", "at_fault"),
    [
        ({"value": "20"}, "value"),
        ({"value": True}, "value"),
        ({"value": -1}, "value"),
        ({"value": 1e12}, "value"),
        ({"value": None}, "value"),
        ({"unit": ""}, "unit"),
        ({"unit": "x" * 51}, "unit"),
        ({"unit": 5}, "unit"),
        ({"note": "x" * 501}, "note"),
        ({"activityType": "done"}, "activityType"),
        ({"source": "oracle"}, "source"),
        ({"activityDate": "2026-03-10"}, "activityDate"),
        ({"activityDate": "2026-02-30"}, "activityDate"),
        ({"activityDate": "1066-10-14"}, "activityDate"),
        ({"activityDate": "next week"}, "activityDate"),
        ({"context": {"energyLevel": 11}}, "context.energyLevel"),
        ({"context": {"energyLevel": 7.5}}, "context.energyLevel"),
        ({"context": {"weather": {"humidity": 101}}}, "context.weather.humidity"),
        ({"location": {"coordinates": [181, 0]}}, "location"),
        ({"location": {"coordinates": [1]}}, "location.coordinates"),
        ({"attachments": [{"type": "link"}]}, "attachments.0"),
        ({"attachments": [{"type": "reference", "url": "x"}]}, "attachments.0"),
        ({"deviceInfo": {"x": "y" * 17_000}}, "deviceInfo"),
    ],
)
async def test_a_wrong_member_is_named_by_its_path(client: ApiClient, change: JsonObject, at_fault: str) -> None:
    goal = await client.create()
    answer = await client.post(path_of(goal, "activities"), {"value": 20, "unit": "min", **change})
    assert fields(answer) == {at_fault}


async def test_a_unit_of_the_same_kind_is_converted_and_the_activity_keeps_what_was_typed(client: ApiClient) -> None:
    goal = await client.create()
    logged = await client.log(goal, 0.5, "h")
    assert (logged["value"], logged["unit"]) == (0.5, "h")
    assert at(await client.goal(goal), "progress", "currentPeriodValue") == 30


async def test_a_unit_of_another_kind_is_refused_but_not_by_a_streak(client: ApiClient) -> None:
    goal, streak = await client.create(), await client.create(pattern="streak", title="No sugar")
    refused = await client.post(path_of(goal, "activities"), {"value": 1, "unit": "kg"})
    assert (refused.status_code, refused.json()["error"]) == (422, "UNIT_MISMATCH")
    assert (await client.log(streak, 1, "kg"))["unit"] == "kg"


async def test_milestone_progress_is_more_than_nothing(client: ApiClient) -> None:
    goal = await client.create(pattern="milestone")
    assert fields(await client.post(path_of(goal, "activities"), {"value": 0, "unit": "EUR"})) == {"value"}


async def test_the_value_of_a_skip_is_not_looked_at(client: ApiClient) -> None:
    goal = await client.create()
    await client.log(goal, 7, "kg", activityType="skipped")
    assert at(await client.goal(goal), "progress", "currentPeriodValue") == 0


async def test_without_catch_up_yesterday_is_the_last_day_to_log(client: ApiClient) -> None:
    goal = await client.create(pattern="streak")
    assert (await client.log(goal, 1, "days", activityDate="2026-03-08"))["activityDate"] == "2026-03-08"
    refused = await client.post(path_of(goal, "activities"), {"value": 1, "unit": "days", "activityDate": "2026-03-07"})
    assert (refused.status_code, refused.json()["error"]) == (422, "BACKFILL_NOT_ALLOWED")
    assert "2026-03-08" in refused.json()["message"]


async def test_today_is_the_user_s_own(make_user: MakeUser, clock: SettableClock) -> None:
    clock.move(hours=11)
    east, west = make_user("east", timezone="Asia/Tokyo"), make_user("west", timezone="America/New_York")
    assert (await east.log(await east.create(), 1))["activityDate"] == "2026-03-10"
    assert (await west.log(await west.create(), 1))["activityDate"] == "2026-03-09"


async def test_a_date_time_gives_its_date_as_it_is_written(client: ApiClient) -> None:
    logged = await client.log(await client.create(), 1, activityDate="2026-03-08T23:59:00-05:00")
    assert logged["activityDate"] == "2026-03-08"


async def test_paused_goals_take_logs(client: ApiClient) -> None:
    goal = await client.create()
    await client.post(path_of(goal, "pause"))
    assert (await client.log(goal, 1))["value"] == 1


async def test_a_sum_that_leaves_the_range_is_refused_not_wrapped(client: ApiClient) -> None:
    goal = await client.create(pattern="target", target={"metric": "custom", "unit": "x", "aggregation": "sum"})
    for _ in range(9):
        await client.log(goal, 999_999_999_999, "x")
    refused = await client.post(path_of(goal, "activities"), {"value": 999_999_999_999, "unit": "x"})
    assert (refused.status_code, refused.json()["error"]) == (422, "AMOUNT_OUT_OF_RANGE")
    assert at(the(await client.get(path_of(goal, "activities"))), "pagination", "total") == 9


async def test_the_list_is_newest_day_first_then_newest_log(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    for value, day in ((1, "2026-03-08"), (2, "2026-03-09"), (3, "2026-03-08"), (4, "2026-03-07")):
        clock.move(seconds=1)
        await client.log(goal, value, activityDate=day)
    assert await values(client, goal) == [2, 3, 1, 4]
    assert await values(client, goal, "?startDate=2026-03-08") == [2, 3, 1]
    assert await values(client, goal, "?endDate=2026-03-08") == [3, 1, 4]
    assert await values(client, goal, "?startDate=2026-03-08&endDate=2026-03-08") == [3, 1]
    assert await values(client, goal, "?startDate=2026-03-09&endDate=2026-03-07") == []
    assert await values(client, goal, "?limit=3&page=2") == [4]


async def test_the_list_is_narrowed_by_type_in_three_spellings(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    for value, kind in ((1, "progress"), (2, "skipped"), (3, "completed")):
        clock.move(seconds=1)
        await client.log(goal, value, activityType=kind)
    for query in (
        "activityType=skipped&activityType=completed",
        "activityType=skipped,completed",
        "activityType[]=skipped&activityType[]=completed",
        "activityType%5B%5D=skipped,completed",
    ):
        assert await values(client, goal, f"?{query}") == [3, 2]


@pytest.mark.parametrize(
    "query",
    [
        "startDate=x",
        "endDate=2026-02-30",
        "activityType=done",
        f"activityType={'skipped,' * 50}skipped",
        "limit=101",
        "page=0",
        "limit=1&limit=2",
    ],
)
async def test_a_wrong_parameter_is_named(client: ApiClient, query: str) -> None:
    goal = await client.create()
    assert fields(await client.get(path_of(goal, f"activities?{query}"))) == {query.partition("=")[0]}


async def test_an_edit_changes_what_it_names_and_progress_follows(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    logged = await client.log(goal, 30, note="long")
    clock.move(hours=1)
    edited = the(await client.put(activity_path(goal, logged), {"value": 10, "note": None}))
    assert edited == {**without(logged, "note"), "value": 10}
    assert (await client.get(activity_path(goal, logged))).json() == edited
    assert at(await client.goal(goal), "progress", "currentPeriodValue") == 10


@pytest.mark.parametrize(
    "change", [{"value": None}, {"unit": None}, {"activityType": None}, {"activityDate": None}, {"value": "1"}]
)
async def test_an_edit_does_not_clear_what_is_needed(client: ApiClient, change: JsonObject) -> None:
    goal = await client.create()
    logged = await client.log(goal, 30)
    assert fields(await client.put(activity_path(goal, logged), change)) == set(change)


async def test_an_edit_follows_the_rules_of_logging(client: ApiClient) -> None:
    goal = await client.create(pattern="streak", target={"unit": "min"})
    plain = await client.create(title="Walk")
    streak, walk = await client.log(goal, 1), await client.log(plain, 1)
    backfill = await client.put(activity_path(goal, streak), {"activityDate": "2026-03-01"})
    mismatch = await client.put(activity_path(plain, walk), {"unit": "kg"})
    assert (backfill.status_code, backfill.json()["error"]) == (422, "BACKFILL_NOT_ALLOWED")
    assert (mismatch.status_code, mismatch.json()["error"]) == (422, "UNIT_MISMATCH")


async def test_an_undo_takes_the_activity_away_and_can_be_repeated(client: ApiClient) -> None:
    goal = await client.create()
    logged = await client.log(goal, 30)
    path = activity_path(goal, logged)
    assert [(await client.delete(path)).status_code for _ in range(2)] == [200, 200]
    assert (await client.get(path)).status_code == 404
    assert (await client.put(path, {"value": 1})).status_code == 404
    assert await values(client, goal) == []
    assert at(await client.goal(goal), "progress", "currentPeriodValue") == 0


async def test_activities_of_an_archived_goal_are_not_edited(client: ApiClient) -> None:
    goal = await client.create()
    logged = await client.log(goal, 30)
    await client.delete(path_of(goal))
    for refused in (
        await client.put(activity_path(goal, logged), {"value": 1}),
        await client.delete(activity_path(goal, logged)),
    ):
        assert (refused.status_code, refused.json()["error"]) == (422, "GOAL_ARCHIVED")


async def test_an_activity_is_found_only_under_its_own_goal_and_by_its_owner(
    client: ApiClient, make_user: MakeUser
) -> None:
    goal, other = await client.create(), await client.create(title="Walk")
    logged = await client.log(goal, 30)
    assert (await client.get(activity_path(other, logged))).status_code == 404
    assert (await client.get(path_of(goal, "activities", "nonsense"))).status_code == 404
    bob = make_user("bob")
    for method, body in (("GET", None), ("PUT", {"value": 1}), ("DELETE", None)):
        assert (await bob.request(method, activity_path(goal, logged), json=body)).status_code == 404
    assert await values(client, goal) == [30]


def activity_path(goal: JsonObject, activity: JsonObject) -> str:
    """Return the path of an activity."""
    return path_of(goal, "activities", str(activity["activityId"]))


async def values(client: ApiClient, goal: JsonObject, query: str = "") -> list[object]:
    """Return the values of a goal's activities in the order of the list."""
    listed = the(await client.get(path_of(goal, f"activities{query}")))["activities"]
    assert isinstance(listed, list)
    return [each["value"] for each in listed]
