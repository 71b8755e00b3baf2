"""What a log over HTTP brings about is told where its owner chats, once, and costs nobody else anything."""

import pytest
from sqlmodel import Session, col, select

from core.db.database import Database
from core.db.tables import NoticeRow, OutboxRow
from core.services.identities import Identity, actor_of_account
from tests.integration.api.client import ApiClient, JsonObject, path_of
from tests.integration.conftest import SettableClock


@pytest.fixture
def client(client: ApiClient, database: Database, clock: SettableClock) -> ApiClient:
    """Give Ada, who chats."""
    identity = Identity(platform="pager", tenant="bot", account="ada", user_name="ada", private_address="chat-ada")
    database.write_now(lambda session: actor_of_account(session, identity, now=clock()))
    return client


def told(database: Database) -> list[JsonObject]:
    """Return the facts of all that was queued, in order, but for what all have."""
    rows = database.read_now(lambda session: list(session.exec(select(OutboxRow).order_by(col(OutboxRow.id)))))
    return [{name: row.payload[name] for name in row.payload if name not in ("goal_id", "due_at")} for row in rows]


def decided(session: Session) -> list[str]:
    """Return the kinds of all that was decided."""
    return [row.kind for row in session.exec(select(NoticeRow).order_by(col(NoticeRow.key)))]


async def test_parts_of_the_way_and_its_end_are_told(client: ApiClient, database: Database) -> None:
    goal = await client.create(
        goalPattern="milestone",
        target={"metric": "count", "value": 100, "unit": "pages", "direction": "increase"},
        rewards={"milestoneRewards": [{"value": 60, "reward": "A new pen"}]},
    )
    for pages in (20, 20, 20, 40):
        await client.log(goal, pages, unit="pages")
    assert told(database) == [
        {"is": "milestone", "percent": 25},
        {"is": "badge", "reward": "A new pen"},
        {"is": "milestone", "percent": 50},
        {"is": "completed"},
    ]


async def test_the_same_part_of_the_way_is_told_once(client: ApiClient, database: Database) -> None:
    goal = await client.create(
        goalPattern="milestone", target={"metric": "count", "value": 100, "unit": "pages", "direction": "increase"}
    )
    first = await client.log(goal, 60, unit="pages")
    await client.delete(f"{path_of(goal, 'activities')}/{first['activityId']}")
    await client.log(goal, 60, unit="pages")
    assert told(database) == [{"is": "milestone", "percent": 50}]


async def test_limits_are_told_near_and_over(client: ApiClient, database: Database) -> None:
    goal = await client.create(
        goalPattern="limit",
        target={"metric": "count", "value": 5, "unit": "cups", "direction": "decrease", "period": "week"},
    )
    for _ in range(7):
        await client.log(goal, 1, unit="cups")
    assert told(database) == [{"is": "limit_near"}, {"is": "limit_over"}]


@pytest.mark.parametrize("period", ["day", "week"])
async def test_streaks_are_told_at_lengths_worth_it(
    client: ApiClient, database: Database, clock: SettableClock, period: str
) -> None:
    target = {"metric": "duration", "value": 30, "unit": "min", "direction": "increase", "period": period}
    goal = await client.create(target=target)
    for _ in range(8):
        await client.log(goal, 10)
        await client.log(goal, 20)
        await client.log(goal, 20)
        clock.move(days=1 if period == "day" else 7)
    assert told(database) == [{"is": "streak", "length": 3}, {"is": "streak", "length": 7}]


async def test_who_was_away_for_long_is_welcomed_unless_they_logged_elsewhere(
    client: ApiClient, database: Database, clock: SettableClock
) -> None:
    goal, other = await client.create(), await client.create(title="Walk")
    await client.log(goal, 1)
    clock.move(days=20)
    await client.log(other, 1)
    await client.log(goal, 1)
    assert told(database) == []
    clock.move(days=20)
    await client.log(goal, 1)
    assert told(database) == [{"is": "comeback"}]


async def test_an_edit_is_told_like_a_log(client: ApiClient, database: Database) -> None:
    goal = await client.create(
        goalPattern="milestone", target={"metric": "count", "value": 100, "unit": "pages", "direction": "increase"}
    )
    logged = await client.log(goal, 5, unit="pages")
    await client.put(f"{path_of(goal, 'activities')}/{logged['activityId']}", {"value": 100})
    assert told(database) == [{"is": "completed"}]


async def test_a_log_that_passes_nothing_decides_nothing(client: ApiClient, database: Database) -> None:
    goal = await client.create()
    await client.log(goal, 30)
    assert database.read_now(decided) == []
