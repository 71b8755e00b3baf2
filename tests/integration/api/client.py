"""A client of the API in this process that holds every answer to the contract."""

from collections.abc import Mapping

import httpx2
from fastapi import FastAPI

from tests.contract.validator import ContractValidator

JsonObject = dict[str, object]

GOAL: JsonObject = {
    "title": "Read",
    "category": "learning",
    "goalPattern": "recurring",
    "target": {"metric": "duration", "value": 30, "unit": "min", "direction": "increase", "period": "day"},
}
TARGETS: Mapping[str, JsonObject] = {
    "recurring": {"metric": "duration", "value": 30, "unit": "min", "direction": "increase", "period": "day"},
    "milestone": {"metric": "money", "value": 5000, "unit": "EUR", "direction": "increase"},
    "target": {"metric": "weight", "value": 72, "unit": "kg", "direction": "decrease"},
    "streak": {"metric": "count", "value": 30, "unit": "days", "direction": "increase"},
    "limit": {"metric": "duration", "value": 2, "unit": "h", "direction": "decrease", "period": "day"},
}


def without(members: JsonObject, *names: str) -> JsonObject:
    """Return members but those of these names."""
    return {name: value for name, value in members.items() if name not in names}


class ApiClient:
    """One user's requests; without a token, a stranger's."""

    def __init__(self, app: FastAPI, token: str | None = None) -> None:
        self._validator = ContractValidator.load()
        headers = {"authorization": f"Bearer {token}"} if token else {}
        # An exception that leaves the application is a failed test, but the answer to it is looked at first.
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        self._client = httpx2.AsyncClient(transport=transport, base_url="http://goalpost.test", headers=headers)

    async def request(
        self,
        method: str,
        path: str,
        *,
        json: object = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """Send a request and return the answer, which keeps the contract."""
        answer = await self._client.request(method, path, json=json, content=content, headers=headers)
        self._validator.check(method, path, answer.status_code, answer.headers, answer.content)
        return answer

    async def get(self, path: str, **headers: str) -> httpx2.Response:
        """GET; headers by their name with underscores."""
        return await self.request("GET", path, headers=_named(headers))

    async def post(self, path: str, json: object = None, **headers: str) -> httpx2.Response:
        """POST a JSON body, or none."""
        return await self.request("POST", path, json=json, headers=_named(headers))

    async def put(self, path: str, json: object, **headers: str) -> httpx2.Response:
        """PUT a JSON body."""
        return await self.request("PUT", path, json=json, headers=_named(headers))

    async def delete(self, path: str, **headers: str) -> httpx2.Response:
        """DELETE."""
        return await self.request("DELETE", path, headers=_named(headers))

    async def create(
        self,
        members: JsonObject | None = None,
        *,
        pattern: str = "recurring",
        target: JsonObject | None = None,
        **more: object,
    ) -> JsonObject:
        """Create a goal that differs from a plain one in what is given, and return it."""
        body = {
            **GOAL,
            "goalPattern": pattern,
            "target": {**TARGETS[pattern], **(target or {})},
            **(members or {}),
            **more,
        }
        answer = await self.post("/v1/goals", body)
        assert answer.status_code == 201, answer.text
        return the(answer)

    async def log(self, goal: JsonObject, value: float, unit: str = "min", **members: object) -> JsonObject:
        """Log an activity and return it."""
        answer = await self.post(f"/v1/goals/{goal['goalId']}/activities", {"value": value, "unit": unit, **members})
        assert answer.status_code == 201, answer.text
        return the(answer)

    async def goal(self, goal: JsonObject) -> JsonObject:
        """Return a goal as it is now."""
        return the(await self.get(path_of(goal)))


def the(answer: httpx2.Response) -> JsonObject:
    """Return the object in an answer."""
    body = answer.json()
    assert isinstance(body, dict)
    return body


def path_of(goal: JsonObject, *rest: str) -> str:
    """Return the path of a goal, or of something under it."""
    return "/".join(("/v1/goals", str(goal["goalId"]), *rest))


def at(body: JsonObject, *names: str | int) -> object:
    """Return what lies in a body under a path of names and indexes."""
    found: object = body
    for name in names:
        match found:
            case dict():
                found = found[name]
            case list():
                assert isinstance(name, int)
                found = found[name]
            case _:
                raise AssertionError(f"there is nothing under {name!r}")
    return found


def fields(answer: httpx2.Response) -> set[str]:
    """Return the fields that a 400 finds at fault."""
    assert answer.status_code == 400, answer.text
    return {str(at(each, "field")) for each in the(answer)["validation_errors"]}  # type: ignore[attr-defined]  # a list


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
