"""A server that is killed under load loses nothing that it acknowledged, and what it keeps adds up."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from tests.chaos.logging_load import Acknowledged, Target, everybody_logs
from tests.scenario.processes import Server, new_token, serving

KILLS = 20
GOALS = 3
ENOUGH_FIRST, ENOUGH_STEP = 60, 37
A_LONG_WAY = {"metric": "distance", "value": 100_000_000, "unit": "km", "direction": "increase"}
UNLIMITED = {"GOALPOST_RATE_LIMITS": "off"}

Activity = dict[str, object]


@pytest.mark.slow
def test_every_acknowledged_log_survives_twenty_kills_and_the_sums_hold(tmp_path: Path) -> None:
    token = new_token(tmp_path)
    goals = made_goals(tmp_path, token)
    acknowledged = [
        one for kill in range(KILLS) for one in killed_under_load(tmp_path, token, goals, enough=enough_before(kill))
    ]
    with serving(tmp_path, env=UNLIMITED) as server:
        kept = {goal: list(activities(server, token, goal)) for goal in goals}
        told = {goal: progress(server, token, goal) for goal in goals}
    counted = Counter(str(each["activityId"]) for goal in goals for each in kept[goal])
    assert len(acknowledged) == len(set(acknowledged)) >= KILLS * ENOUGH_FIRST
    assert [one for one in acknowledged if counted[one] != 1] == []
    assert set(counted.values()) == {1}
    assert told == {goal: (total(kept[goal]), len(kept[goal])) for goal in goals}
    assert told == in_file(tmp_path / "data" / "goalpost.db", goals)


def enough_before(kill: int) -> int:
    """Kill at another moment each time."""
    return ENOUGH_FIRST + ENOUGH_STEP * (kill % 7)


def made_goals(at: Path, token: str) -> list[str]:
    """Create the goals and return their ids."""
    with serving(at) as server:
        return [made_goal(server, token, f"Walk {number}") for number in range(GOALS)]


def made_goal(server: Server, token: str, title: str) -> str:
    body = {"title": title, "category": "sport", "goalPattern": "milestone", "target": A_LONG_WAY}
    return str(server.ask("POST", "/v1/goals", token=token, body=body).body["goalId"])


def killed_under_load(at: Path, token: str, goals: list[str], *, enough: int) -> list[str]:
    """Let everybody log, kill the server in the middle of it, and return what it had acknowledged."""
    with serving(at, env=UNLIMITED) as server:
        return asyncio.run(kill_in_the_middle(server, Target(server.port, token, goals), enough=enough))


async def kill_in_the_middle(server: Server, target: Target, *, enough: int) -> list[str]:
    acknowledged = Acknowledged(enough)
    load = asyncio.create_task(everybody_logs(target, acknowledged))
    middle = asyncio.create_task(acknowledged.is_enough.wait())
    await asyncio.wait({load, middle}, return_when=asyncio.FIRST_COMPLETED)
    server.process.kill()
    await load
    return acknowledged.ids


def activities(server: Server, token: str, goal: str) -> Iterator[Activity]:
    """Yield all activities of a goal, page by page."""
    page, pages = 1, 1
    while page <= pages:
        found = server.ask("GET", f"/v1/goals/{goal}/activities?limit=100&page={page}", token=token).body
        yield from cast("list[Activity]", found["activities"])
        pages = int(cast("dict[str, int]", found["pagination"])["pages"])
        page += 1


def progress(server: Server, token: str, goal: str) -> tuple[Decimal, int]:
    """Return what the server says of a goal: its total, and how many activities it counts."""
    told = server.ask("GET", f"/v1/goals/{goal}/progress?period=all", token=token).body
    figures = cast("dict[str, dict[str, float]]", told)
    return Decimal(str(figures["progress"]["totalAccumulated"])), int(figures["statistics"]["totalActivities"])


def total(kept: list[Activity]) -> Decimal:
    """Add up activities, as progress tells it: to two places."""
    return sum((Decimal(str(each["value"])) for each in kept), Decimal()).quantize(Decimal("0.01"))


def in_file(path: Path, goals: list[str]) -> dict[str, tuple[Decimal, int]]:
    """Check the file itself and return each goal's total and count, from the log and equal in the day tallies."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        log = sums(connection, "SELECT goal_id, SUM(amount), COUNT(*) FROM activity WHERE NOT is_undone GROUP BY 1")
        days = sums(connection, "SELECT goal_id, SUM(total), SUM(counted) FROM goal_day GROUP BY 1")
    assert log == days
    return {goal: log[goal] for goal in goals}


def sums(connection: sqlite3.Connection, query: str) -> dict[str, tuple[Decimal, int]]:
    """Return totals, told to two places, and counts by goal."""
    rows = connection.execute(query).fetchall()
    return {goal: (Decimal(millionths).scaleb(-6).quantize(Decimal("0.01")), count) for goal, millionths, count in rows}
