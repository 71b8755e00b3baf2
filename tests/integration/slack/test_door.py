"""The door at which Slack knocks: what it signed just now is let in, once."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bots.delivery.bodies import LARGEST_BODY_BYTES
from bots.slack.door import SlackDoor
from bots.slack.figures import DoorFigures
from bots.slack.signatures import Signatures
from core.domain.json import JsonObject
from core.metrics import Metrics
from tests.integration.conftest import SettableClock
from tests.platforms.slack.signing import signed

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
EVENT: JsonObject = {"type": "event_callback", "event": {"type": "message"}}


class Behind:
    """Carries out what is let in, or does not."""

    def __init__(self) -> None:
        self.taken: list[object] = []
        self.answer: BoltResponse | None = BoltResponse(status=200)

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse | None:
        if self.answer is not None and self.answer.status == 200:
            self.taken.append(request.body)
        return self.answer


class Knocking:
    """Posts to the door."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self.client = client

    async def posts(
        self, content: bytes = json.dumps(EVENT).encode(), *, secret: str = SECRET, at: datetime = NOW, **headers: str
    ) -> int:
        """Post a signed body; return the status of the answer."""
        signing = signed(content, secret=secret, at=int(at.timestamp()))
        given = {"Content-Type": "application/json", **signing, **headers}
        return (await self.client.post("/slack/events", content=content, headers=given)).status_code


@pytest.fixture
def metrics() -> Metrics:
    """Give the figures of the process."""
    return Metrics()


@pytest.fixture
def behind() -> Behind:
    """Give who is behind the door."""
    return Behind()


@pytest.fixture
async def knocking(behind: Behind, metrics: Metrics) -> AsyncIterator[Knocking]:
    """Give somebody before it."""
    door = SlackDoor(behind, Signatures(SECRET), clock=SettableClock(NOW), figures=DoorFigures(metrics))
    transport = httpx2.ASGITransport(app=door)
    async with httpx2.AsyncClient(transport=transport, base_url="https://goals.example") as client:
        yield Knocking(client)


def refused(metrics: Metrics, reason: str) -> bool:
    """Say whether one request was counted as refused for a reason."""
    return f'goalpost_slack_refused_total{{reason="{reason}"}} 1.0' in metrics.exposition().decode()


async def test_what_slack_signed_is_let_in(knocking: Knocking, behind: Behind) -> None:
    assert await knocking.posts() == 200
    assert behind.taken == [EVENT]


async def test_a_wrong_signature_is_refused_and_counted(knocking: Knocking, behind: Behind, metrics: Metrics) -> None:
    assert await knocking.posts(secret="another") == 401
    assert refused(metrics, "signature")
    for wrong in ("", "v0=", "v1=abc", "\u00fc"):
        headers = {b"x-slack-signature": wrong.encode(), b"x-slack-request-timestamp": b"1"}
        answer = await knocking.client.post("/slack/events", content=b"{}", headers=headers)
        assert answer.status_code == 401
    assert (await knocking.client.post("/slack/events", content=b"{}")).status_code == 401
    assert behind.taken == []


@pytest.mark.parametrize("minutes", [-6, 6])
async def test_what_was_not_signed_just_now_is_refused_and_counted(
    knocking: Knocking, behind: Behind, metrics: Metrics, *, minutes: int
) -> None:
    assert await knocking.posts(at=NOW + timedelta(minutes=minutes)) == 401
    assert refused(metrics, "stale")
    assert behind.taken == []


async def test_what_was_let_in_before_is_refused_and_counted(
    knocking: Knocking, behind: Behind, metrics: Metrics
) -> None:
    assert [await knocking.posts(), await knocking.posts()] == [200, 401]
    assert refused(metrics, "replay")
    assert len(behind.taken) == 1
    assert await knocking.posts(at=NOW + timedelta(seconds=1)) == 200


@pytest.mark.parametrize("answer", [None, BoltResponse(status=503)])
async def test_what_was_not_taken_may_come_again_as_it_is(
    knocking: Knocking, behind: Behind, *, answer: BoltResponse | None
) -> None:
    behind.answer = answer
    assert await knocking.posts() == 503
    behind.answer = BoltResponse(status=200)
    assert await knocking.posts() == 200


@pytest.mark.parametrize(("content", "status"), [(b"{", 400), (b"\xff", 400), (b" " * (LARGEST_BODY_BYTES + 1), 413)])
async def test_what_cannot_be_read_is_answered_so(
    knocking: Knocking, behind: Behind, *, content: bytes, status: int
) -> None:
    assert await knocking.posts(content) == status
    assert behind.taken == []


async def test_only_posts_are_taken(knocking: Knocking) -> None:
    answer = await knocking.client.get("/slack/events")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
