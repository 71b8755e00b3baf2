"""Charts over HTTP: pictures of one's own goals, as fresh as the goals."""

import io
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from tests.integration.api.client import ApiClient, fields, the
from tests.integration.api.conftest import MakeUser

GOAL = {
    "title": "Read",
    "category": "learning",
    "goalPattern": "recurring",
    "target": {"metric": "duration", "value": 30, "unit": "min", "direction": "increase", "period": "day"},
}


@pytest.fixture
async def goal(client: ApiClient) -> str:
    return f"/v1/goals/{the(await client.post('/v1/goals', GOAL))['goalId']}"


async def test_a_goal_is_drawn_as_png(client: ApiClient, goal: str) -> None:
    answer = await client.get(f"{goal}/chart.png?theme=dark")
    with Image.open(io.BytesIO(answer.content)) as image:
        assert (image.format, image.width) == ("PNG", 1600)


async def test_a_goal_is_drawn_as_svg_with_what_it_shows_in_words(client: ApiClient, goal: str) -> None:
    await client.post(f"{goal}/activities", {"value": 30, "unit": "min"})
    root = ET.fromstring((await client.get(f"{goal}/chart.svg")).content)  # noqa: S314 - our own document
    told = root.findtext("{http://www.w3.org/2000/svg}desc")
    assert told == "Read, the last year day by day: achieved 1 of 1 day. Streak 1 day, longest 1 day."


async def test_a_picture_that_is_known_is_not_sent_again_until_the_goal_changes(client: ApiClient, goal: str) -> None:
    tag = (await client.get(f"{goal}/chart.svg")).headers["etag"]
    assert (await client.get(f"{goal}/chart.svg", if_none_match=tag)).status_code == 304
    assert (await client.get(f"{goal}/chart.svg?kind=bars", if_none_match=tag)).status_code == 200
    await client.post(f"{goal}/activities", {"value": 30, "unit": "min"})
    assert (await client.get(f"{goal}/chart.svg", if_none_match=tag)).status_code == 200


@pytest.mark.parametrize("query", ["kind=burnup", "kind=pie", "theme=pink"])
async def test_a_picture_that_there_is_not_is_refused(client: ApiClient, goal: str, query: str) -> None:
    assert fields(await client.get(f"{goal}/chart.png?{query}")) == {query.partition("=")[0]}


async def test_a_goal_of_somebody_else_is_not_drawn(make_user: MakeUser, goal: str) -> None:
    assert (await make_user("bob").get(f"{goal}/chart.png")).status_code == 404
