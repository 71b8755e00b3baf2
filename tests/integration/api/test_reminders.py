"""Reminders over HTTP."""

import pytest

from tests.integration.api.client import ApiClient, JsonObject, fields, the

EVENINGS: JsonObject = {
    "times": ["18:30"],
    "daysOfWeek": [1, 2, 3, 4, 5],
    "followUpMinutes": 45,
    "message": "Shoes on.",
}


async def of_a_goal(client: ApiClient) -> str:
    """Create a goal and return where its reminders are."""
    body: JsonObject = {
        "title": "Read",
        "category": "learning",
        "goalPattern": "recurring",
        "target": {"metric": "duration", "value": 30, "unit": "min", "direction": "increase", "period": "day"},
    }
    return f"/v1/goals/{the(await client.post('/v1/goals', body))['goalId']}/reminders"


async def test_a_reminder_is_added_read_written_anew_and_deleted(client: ApiClient) -> None:
    path = await of_a_goal(client)
    added = await client.post(path, EVENINGS)
    document = the(added)
    assert {name: document[name] for name in EVENINGS} == EVENINGS
    assert document["nextAt"] == "2026-03-09T18:30:00.000Z"
    where = added.headers["location"]
    assert the(await client.get(where)) == document
    assert the(await client.get(path)) == {"reminders": [document]}
    changed = the(await client.put(where, {"minutesBeforeDayEnd": 60, "enabled": False}))
    assert (changed["times"], changed["minutesBeforeDayEnd"], "nextAt" in changed) == ([], 60, False)
    assert the(await client.delete(where)) == {"message": "The reminder is deleted."}
    assert (await client.get(where)).status_code == 404
    assert the(await client.get(path)) == {"reminders": []}


@pytest.mark.parametrize(
    ("body", "at_fault"),
    [
        ({}, {"times"}),
        ({"times": ["25:00"]}, {"times.0"}),
        ({"times": ["07:30"], "daysOfWeek": [7]}, {"daysOfWeek.0"}),
        ({"times": ["07:30"], "everyDays": 2, "daysOfWeek": [1]}, {"everyDays"}),
        ({"times": ["07:30"], "onDate": "2026-03-01"}, {"onDate"}),
    ],
)
async def test_a_wrong_member_is_named(client: ApiClient, body: JsonObject, at_fault: set[str]) -> None:
    assert fields(await client.post(await of_a_goal(client), body)) == at_fault


async def test_a_reminder_is_found_under_its_own_goal_alone(client: ApiClient) -> None:
    where = (await client.post(await of_a_goal(client), EVENINGS)).headers["location"]
    stranger = where.replace(where.split("/")[3], "019d0a3b-1f22-7a44-8b6d-0a1b2c3d4e5f")
    assert (await client.get(stranger)).status_code == 404
    assert (await client.put(stranger, EVENINGS)).status_code == 404
    assert (await client.delete(stranger)).status_code == 404
