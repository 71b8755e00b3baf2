"""The caller's own profile over HTTP."""

from datetime import UTC, datetime

import pytest

from tests.integration.api.client import ApiClient, JsonObject, at, fields, the, without
from tests.integration.api.conftest import MakeUser
from tests.integration.conftest import SettableClock

PROFILE = "/v1/users/profile"


async def test_a_profile_tells_who_one_is_and_how_one_s_days_go(make_user: MakeUser) -> None:
    profile = the(await make_user("ada", timezone="Europe/Paris").get(PROFILE))
    assert without(profile, "userId") == {
        "name": "ada",
        "timezone": "Europe/Paris",
        "dayStartsAt": 0,
        "weekStart": "monday",
        "locale": "en",
        "createdAt": "2026-03-09T12:00:00.000Z",
    }


async def test_a_change_names_what_is_to_change(client: ApiClient) -> None:
    before = the(await client.get(PROFILE))
    change: JsonObject = {"displayName": "Ada L.", "dayStartsAt": 3, "weekStart": "sunday", "locale": "pt-BR"}
    assert the(await client.put(PROFILE, change)) == {**before, **change}
    assert the(await client.put(PROFILE, {"displayName": None})) == {**before, **without(change, "displayName")}
    assert the(await client.put(PROFILE, {})) == {**before, **without(change, "displayName")}


@pytest.mark.parametrize(
    "change",
    [
        {"timezone": "Mars/Base"},
        {"timezone": "../../etc/passwd"},
        {"timezone": None},
        {"dayStartsAt": 7},
        {"dayStartsAt": "3"},
        {"weekStart": "friday"},
        {"locale": "!"},
        {"displayName": ""},
    ],
)
async def test_a_wrong_member_is_named(client: ApiClient, change: JsonObject) -> None:
    assert fields(await client.put(PROFILE, change)) == set(change)


async def test_another_calendar_is_another_today_for_everything_at_once(
    client: ApiClient, clock: SettableClock
) -> None:
    clock.set(datetime(2026, 3, 10, 1, 0, tzinfo=UTC))
    goal = await client.create()
    await client.log(goal, 30)
    assert await current_period(client, goal) == "2026-03-10"
    await client.put(PROFILE, {"dayStartsAt": 3})
    assert (await client.log(goal, 5))["activityDate"] == "2026-03-09"
    assert await current_period(client, goal) == "2026-03-09"
    await client.put(PROFILE, {"dayStartsAt": 0, "timezone": "America/New_York"})
    assert await current_period(client, goal) == "2026-03-09"


async def current_period(client: ApiClient, goal: JsonObject) -> object:
    """Return the name of a goal's current period, which the list and the goal itself agree on."""
    history = at(await client.goal(goal), "progress", "periodHistory")
    listed = at(the(await client.get("/v1/goals")), "goals", 0, "progress", "periodHistory")
    assert isinstance(history, list)
    assert listed == history
    return at(history[-1], "period")


async def test_a_zone_just_set_is_the_one_the_next_request_is_judged_by(client: ApiClient) -> None:
    goal = await client.create()
    await client.log(goal, 5)
    await client.put("/v1/users/profile", {"timezone": "Pacific/Kiritimati"})
    logged = await client.log(goal, 5)
    assert (logged["timezone"], logged["activityDate"]) == ("Pacific/Kiritimati", "2026-03-10")
