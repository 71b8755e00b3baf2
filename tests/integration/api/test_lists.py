"""The list of goals over HTTP: filters, orders, pages, and that it is never stale."""

import pytest

from api.app import create_app
from api.memory import RenderedGoals, Subject
from api.runtime import Runtime
from core.db.database import Database
from core.metrics import Metrics
from tests.integration.api.client import ApiClient, JsonObject, at, fields, path_of, the
from tests.integration.api.conftest import MakeUser, token_of
from tests.integration.conftest import SettableClock


async def titles(client: ApiClient, query: str = "") -> list[object]:
    """Return the titles of the goals that a query finds, in order."""
    listed = the(await client.get(f"/v1/goals{query}"))["goals"]
    assert isinstance(listed, list)
    return [each["title"] for each in listed]


@pytest.fixture
async def five(client: ApiClient, clock: SettableClock) -> dict[str, JsonObject]:
    """Give a goal of each pattern, created one after another."""
    found = {}
    for pattern in ("recurring", "milestone", "target", "streak", "limit"):
        clock.move(seconds=1)
        found[pattern] = await client.create(pattern=pattern, title=f"my {pattern}", category=f"{pattern[0]}-things")
    return found


async def test_an_empty_list_is_a_list(client: ApiClient) -> None:
    for path in ("/v1/goals", "/v1/goals?"):
        body = the(await client.get(path))
        assert body == {"goals": [], "pagination": {"page": 1, "limit": 20, "total": 0, "pages": 0}}


@pytest.mark.parametrize(
    "query",
    [
        "status=paused&status=completed",
        "status=paused,completed",
        "status[]=paused&status[]=completed",
        "status%5B%5D=completed&status=paused",
    ],
)
async def test_statuses_are_asked_for_in_three_spellings(
    client: ApiClient, five: dict[str, JsonObject], query: str
) -> None:
    await client.post(path_of(five["recurring"], "pause"))
    await client.post(path_of(five["streak"], "complete"))
    assert set(await titles(client, f"?{query}")) == {"my recurring", "my streak"}


async def test_archived_goals_are_listed_only_by_name(client: ApiClient, five: dict[str, JsonObject]) -> None:
    await client.delete(path_of(five["limit"]))
    assert "my limit" not in await titles(client)
    assert await titles(client, "?status=archived") == ["my limit"]
    assert len(await titles(client, "?status=archived,active")) == 5


async def test_filters_of_different_names_must_all_hold(client: ApiClient, five: dict[str, JsonObject]) -> None:
    assert five
    assert await titles(client, "?goalPattern=limit,streak&category=l-things") == ["my limit"]
    assert await titles(client, "?goalPattern=limit&category=s-things") == []
    assert set(await titles(client, "?category=l-things,s-things")) == {"my limit", "my streak"}


@pytest.mark.parametrize("by", ["created", "updated", "title"])
async def test_every_order_comes_both_ways(client: ApiClient, five: dict[str, JsonObject], by: str) -> None:
    assert five
    up, down = await titles(client, f"?sort={by}_asc"), await titles(client, f"?sort={by}_desc")
    assert up == list(reversed(down))
    assert up == (sorted(map(str, up)) if by == "title" else [f"my {pattern}" for pattern in five])


async def test_the_latest_change_comes_first_and_a_log_is_a_change(
    client: ApiClient, clock: SettableClock, five: dict[str, JsonObject]
) -> None:
    assert (await titles(client))[0] == "my limit"
    clock.move(seconds=1)
    await client.log(five["recurring"], 5)
    assert (await titles(client))[0] == "my recurring"


async def test_pages_tile_the_list_and_the_one_past_the_end_is_empty(
    client: ApiClient, five: dict[str, JsonObject]
) -> None:
    pages = [await titles(client, f"?limit=2&page={page}") for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert {title for page in pages for title in page} == {f"my {pattern}" for pattern in five}
    body = the(await client.get("/v1/goals?limit=2&page=4"))
    assert body["pagination"] == {"page": 4, "limit": 2, "total": 5, "pages": 3}


async def test_a_page_beyond_all_numbers_is_empty_too(client: ApiClient) -> None:
    await client.create()
    page = 10**30
    body = the(await client.get(f"/v1/goals?page={page}"))
    assert (body["goals"], at(body, "pagination", "page")) == ([], page)


@pytest.mark.parametrize(
    "query",
    [
        "status=done",
        "status=",
        "status=active,done",
        "goalPattern=dream",
        "sort=newest",
        "page=0",
        "page=-1",
        "page=x",
        "page=1.5",
        "page=",
        "limit=0",
        "limit=101",
        "limit=%D9%A1",
        "category=",
        "category=%00",
        f"category={','.join('a' * 51)}",
        f"category={'a,' * 30_000}a",
        f"status={'active,' * 50}active",
        "goalPattern=limit" + "&goalPattern=limit" * 50,
    ],
)
async def test_a_wrong_parameter_is_named(client: ApiClient, query: str) -> None:
    assert fields(await client.get(f"/v1/goals?{query}")) == {query.partition("=")[0]}


async def test_as_many_values_as_the_contract_allows_are_taken(client: ApiClient, five: dict[str, JsonObject]) -> None:
    assert five
    categories = [f"c{number}" for number in range(49)]
    assert await titles(client, f"?category={','.join(categories)},l-things") == ["my limit"]
    assert await titles(client, f"?category={'l-things,' * 49}l-things") == ["my limit"]


async def test_a_list_is_remembered_however_its_query_is_spelt(database: Database, clock: SettableClock) -> None:
    rendered = Counting()
    runtime = Runtime(database, clock, Metrics(), rendered)
    client = ApiClient(create_app(runtime, rate_limits=False), token_of(database, clock, "ada"))
    for query in (
        "status=active,paused&limit=20",
        "limit=20&status[]=active&status[]=paused&nonsense=1",
        "status=active,paused,active",
    ):
        await titles(client, f"?{query}")
    assert rendered.puts == 1
    for query in ("", "status=active", "goalPattern=limit", "category=active", "limit=19", "page=2", "sort=title_asc"):
        await titles(client, f"?{query}")
    assert rendered.puts == 8


class Counting(RenderedGoals):
    """A memory that counts what it is given."""

    puts = 0

    def put(self, subject: Subject, body: bytes) -> None:
        self.puts += 1
        super().put(subject, body)


async def test_unknown_parameters_are_ignored(client: ApiClient) -> None:
    assert await titles(client, "?nonsense=1&&=&x") == []


async def test_a_list_holds_its_owner_s_goals_alone(client: ApiClient, make_user: MakeUser) -> None:
    await client.create()
    assert await titles(make_user("bob")) == []


async def test_a_list_shows_every_change_at_once(client: ApiClient, clock: SettableClock) -> None:
    goal = await client.create()
    assert await titles(client) == ["Read"]
    await client.put(path_of(goal), {"title": "Read more"})
    assert await titles(client) == ["Read more"]
    await client.log(goal, 30)
    assert at(the(await client.get("/v1/goals")), "goals", 0, "progress", "percentComplete") == 100
    clock.move(days=1)
    assert at(the(await client.get("/v1/goals")), "goals", 0, "progress", "percentComplete") == 0
