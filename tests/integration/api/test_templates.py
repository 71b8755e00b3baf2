"""Templates over HTTP: which there are, and goals made from them."""

import pytest

from core.domain.templates import TEMPLATES
from tests.integration.api.client import ApiClient, at, fields, the

PATH = "/v1/goals/from-template"


async def test_every_template_is_listed(client: ApiClient) -> None:
    listed = the(await client.get("/v1/templates"))["templates"]
    assert isinstance(listed, list)
    assert [each["templateId"] for each in listed] == [template.id for template in TEMPLATES]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("category=mind&goalPattern=milestone", ["books"]),
        ("goalPattern=target", ["weight"]),
        ("category=health,fitness&goalPattern[]=streak", ["no-sugar"]),
        ("category=nowhere", []),
    ],
)
async def test_templates_are_filtered(client: ApiClient, query: str, expected: list[str]) -> None:
    listed = the(await client.get(f"/v1/templates?{query}"))["templates"]
    assert isinstance(listed, list)
    assert [each["templateId"] for each in listed] == expected


async def test_a_pattern_that_there_is_not_is_refused(client: ApiClient) -> None:
    assert fields(await client.get("/v1/templates?goalPattern=daily")) == {"goalPattern"}


async def test_templates_are_for_those_who_have_a_token(stranger: ApiClient) -> None:
    assert (await stranger.get("/v1/templates")).status_code == 401


@pytest.mark.parametrize("template_id", [template.id for template in TEMPLATES])
async def test_every_template_makes_a_goal(client: ApiClient, template_id: str) -> None:
    answer = await client.post(PATH, {"templateId": template_id})
    assert answer.status_code == 201
    assert (await client.get(answer.headers["location"])).json() == answer.json()


async def test_what_is_sent_takes_the_place_of_the_templates_own(client: ApiClient) -> None:
    made = the(await client.post(PATH, {"templateId": "read", "title": "Novels", "target": {"value": 45}}))
    assert (made["title"], at(made, "target", "value"), at(made, "target", "unit")) == ("Novels", 45, "min")
    assert (made["category"], at(made, "schedule", "allowSkipDays")) == ("mind", 2)


async def test_a_template_that_there_is_not_is_not_found(client: ApiClient) -> None:
    assert (await client.post(PATH, {"templateId": "nothing"})).status_code == 404


async def test_what_results_follows_the_rules_of_a_goal(client: ApiClient) -> None:
    assert fields(await client.post(PATH, {"templateId": "read", "target": {"period": None}})) == {"target.period"}
    assert (await client.post(PATH, {"templateId": "read"})).status_code == 201
    again = await client.post(PATH, {"templateId": "read"})
    assert (again.status_code, again.json()["error"]) == (422, "DUPLICATE_TITLE")


async def test_a_repeated_request_makes_one_goal(client: ApiClient) -> None:
    first, again = [await client.post(PATH, {"templateId": "read"}, idempotency_key="t") for _ in range(2)]
    assert again.content == first.content
    assert again.headers["idempotent-replayed"] == "true"
    assert at(the(await client.get("/v1/goals")), "pagination", "total") == 1
