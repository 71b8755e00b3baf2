"""People who all log at once: connections that send one log after another until the server is gone."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle

PEOPLE = 32
VALUES = (1, 2.5, 4, 0.125)


@dataclass(slots=True)
class Acknowledged:
    """What the server said yes to: activity ids, and an event once there are enough of them."""

    enough: int
    ids: list[str] = field(default_factory=list)
    is_enough: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, activity_id: str) -> None:
        """Note one answer."""
        self.ids.append(activity_id)
        if len(self.ids) >= self.enough:
            self.is_enough.set()


@dataclass(frozen=True, slots=True)
class Target:
    """Where logs go."""

    port: int
    token: str
    goals: Sequence[str]


async def everybody_logs(target: Target, acknowledged: Acknowledged) -> None:
    """Log with all connections at once until each of them breaks."""
    await asyncio.gather(*(one_logs(target, acknowledged, number) for number in range(PEOPLE)))


async def one_logs(target: Target, acknowledged: Acknowledged, number: int) -> None:
    """Log on one connection, each time with the next value, until it breaks."""
    goal = target.goals[number % len(target.goals)]
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
        with closing(writer):
            for request in requests(target.token, goal):
                writer.write(request)
                acknowledged.note(activity_id(*await answer(reader)))
    except (ConnectionError, asyncio.IncompleteReadError):
        return


async def answer(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    """Read one answer: its first line and its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    lengths = [line for line in head.split("\r\n") if line.lower().startswith("content-length:")]
    return head.split("\r\n", 1)[0], await reader.readexactly(int(lengths[0].split(":")[1]))


def requests(token: str, goal: str) -> Iterator[bytes]:
    """Yield requests without end."""
    for value in cycle(VALUES):
        body = json.dumps({"value": value, "unit": "km"})
        yield (
            f"POST /v1/goals/{goal}/activities HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


def activity_id(status: str, body: bytes) -> str:
    """Return the id of what was logged; any other answer is a failure of the test."""
    assert " 201 " in status, (status, body)
    return str(json.loads(body)["activityId"])
