"""Progress over HTTP: the windows, the members of each pattern, and that it is never stale."""

from datetime import date

import pytest

from tests.integration.api.client import ApiClient, JsonObject, at, fields, path_of, the
from tests.integration.api.conftest import MakeUser
from tests.integration.conftest import SettableClock


async def progress(client: ApiClient, goal: JsonObject, period: str = "current") -> JsonObject:
    """Return a goal's progress over a window."""
    return the(await client.get(path_of(goal, f"progress?period={period}")))


async def test_the_window_is_current_unless_asked_for(client: ApiClient) -> None:
    goal = await client.create()
    assert the(await client.get(path_of(goal, "progress"))) == await progress(client, goal)
    assert (await progress(client, goal))["period"] == "current"
    assert fields(await client.get(path_of(goal, "progress?period=decade"))) == {"period"}


@pytest.mark.parametrize(
    ("period", "days"), [("current", 30), ("week", 7), ("month", 30), ("quarter", 91), ("year", 365), ("all", 401)]
)
async def test_a_window_of_days_has_its_length_and_never_begins_before_the_goal(
    client: ApiClient, period: str, days: int
) -> None:
    goal = await client.create()
    assert len(periods(await progress(client, goal, period))) == 1
    await client.log(goal, 30, activityDate="2025-02-02")
    window = periods(await progress(client, goal, period))
    assert len(window) == days == (date(2026, 3, 9) - date.fromisoformat(str(window[0]))).days + 1


async def test_the_progress_on_a_goal_is_that_of_the_current_window(client: ApiClient) -> None:
    goal = await client.create()
    await client.log(goal, 10)
    assert (await client.goal(goal))["progress"] == (await progress(client, goal))["progress"]


async def test_statistics_tell_of_the_window(client: ApiClient) -> None:
    goal = await client.create()
    await client.log(goal, 10)
    await client.log(goal, 25, activityType="completed", activityDate="2026-03-08")
    await client.log(goal, 0, activityType="skipped", activityDate="2026-03-07")
    assert (await progress(client, goal, "week"))["statistics"] == {
        "totalActivities": 3,
        "completedActivities": 1,
        "skippedActivities": 1,
        "averageValue": 17.5,
        "bestValue": 25,
        "worstValue": 10,
        "consistency": 100,
    }


OWN_MEMBERS = {
    "recurring": {"currentPeriodValue", "currentStreak", "longestStreak"},
    "milestone": {"totalAccumulated", "remainingToGoal"},
    "target": {"remainingToGoal"},
    "streak": {"currentPeriodValue", "remainingToGoal", "currentStreak", "longestStreak", "projectedCompletion"},
    "limit": {"currentPeriodValue", "averageValue", "daysOverLimit", "currentStreak", "longestStreak"},
}
ALWAYS = {"percentComplete", "successRate", "trend", "periodHistory"}


@pytest.mark.parametrize("pattern", OWN_MEMBERS)
async def test_each_pattern_tells_what_is_its_own(client: ApiClient, pattern: str) -> None:
    start: JsonObject = {"startValue": 80} if pattern == "target" else {}
    details = (await client.create(pattern=pattern, target=start))["progress"]
    assert isinstance(details, dict)
    assert set(details) == ALWAYS | OWN_MEMBERS[pattern]


async def test_the_reading_of_a_target_goal_is_its_current_value(client: ApiClient) -> None:
    goal = await client.create(pattern="target", target={"startValue": 80})
    assert at(goal, "target", "currentValue") == 80
    await client.log(goal, 76.5, "kg")
    now = await client.goal(goal)
    assert (at(now, "target", "currentValue"), at(now, "progress", "percentComplete")) == (76.5, 43.75)


async def test_progress_is_right_after_every_log_edit_undo_and_night(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    seen = [await value(client, goal)]
    logged = await client.log(goal, 10)
    seen.append(await value(client, goal))
    path = path_of(goal, "activities", str(logged["activityId"]))
    await client.put(path, {"value": 15})
    seen.append(await value(client, goal))
    await client.delete(path)
    seen.append(await value(client, goal))
    await client.log(goal, 20)
    clock.move(days=1)
    seen.append(await value(client, goal))
    assert seen == [0, 10, 15, 0, 0]


async def test_the_last_activity_is_told_by_its_instant(client: ApiClient) -> None:
    goal = await client.create()
    await client.log(goal, 1)
    details = (await client.goal(goal))["progress"]
    assert isinstance(details, dict)
    assert details["lastActivityDate"] == "2026-03-09T12:00:00.000Z"


async def test_days_end_when_the_user_s_do(make_user: MakeUser, clock: SettableClock) -> None:
    tokyo = make_user("ada", timezone="Asia/Tokyo")
    goal = await tokyo.create()
    await tokyo.log(goal, 30)
    clock.move(hours=2)
    assert await value(tokyo, goal) == 30
    clock.move(hours=1)
    assert await value(tokyo, goal) == 0


async def value(client: ApiClient, goal: JsonObject) -> object:
    """Return the current period's total, on which the goal, its progress and the list agree."""
    own = at(await progress(client, goal), "progress", "currentPeriodValue")
    assert at(await client.goal(goal), "progress", "currentPeriodValue") == own
    assert at(the(await client.get("/v1/goals")), "goals", 0, "progress", "currentPeriodValue") == own
    return own


def periods(body: JsonObject) -> list[object]:
    """Return the names of the periods in a report."""
    history = at(body, "progress", "periodHistory")
    assert isinstance(history, list)
    return [each["period"] for each in history]


async def test_nothing_is_given_away_before_there_is_enough(client: ApiClient) -> None:
    goal = await client.create()
    for _ in range(4):
        await client.log(goal, 5)
    assert "insights" not in await progress(client, goal)


async def test_insights_name_the_best_time_and_day(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    for _ in range(5):
        await client.log(goal, 5)
    clock.move(hours=9)
    await client.log(goal, 5)
    assert at(await progress(client, goal), "insights") == {
        "bestTimeOfDay": "afternoon",
        "bestDayOfWeek": "monday",
        "successPatterns": ["You usually log in the afternoon: 5 of 6 times."],
    }
