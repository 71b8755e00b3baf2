"""The load: keep-alive connections that each send a prepared request, wait for the answer, and send it again.

It runs in a process of its own and must be much cheaper than any server it measures: no HTTP library, bytes only.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast

import uvloop

LENGTH = b"content-length: "
END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Load:
    """What to send: connection i repeats `requests[i % len(requests)]` and wants `status` each time."""

    port: int
    requests: tuple[str, ...]
    status: int
    seconds: float
    connections: int = 32


def rate_of(load: Load) -> float:
    """Run a load in another process and return answers a second.

    Raises: `RuntimeError` when any answer had another status.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        input=json.dumps(asdict(load)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return float(done.stdout)


class Connection(asyncio.Protocol):
    """One connection; counts answers while `is_on`."""

    def __init__(self, request: bytes, status: bytes) -> None:
        self._request = request
        self._status = b"HTTP/1.1 " + status
        self._rest = b""
        self._transport: asyncio.Transport | None = None
        self.count = 0
        self.error: bytes | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are not of that class
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        answer = self._rest + data if self._rest else data
        if not is_whole(answer):
            self._rest = answer
            return
        self._rest = b""
        if not answer.startswith(self._status):
            self.error = answer
            return
        self.count += 1
        assert self._transport is not None
        self._transport.write(self._request)

    def close(self) -> None:
        """Send no more."""
        if self._transport is not None:
            self._transport.abort()


def is_whole(answer: bytes) -> bool:
    """Say whether an answer is there to its last byte."""
    head = answer.find(END)
    if head < 0:
        return False
    at = answer.find(LENGTH, 0, head) + len(LENGTH)
    return len(answer) >= head + len(END) + int(answer[at : answer.find(b"\r\n", at)])


async def run(load: Load) -> float:
    """Put the load on and return answers a second."""
    loop = asyncio.get_running_loop()
    connections = [await connected(loop, load, each) for each in range(load.connections)]
    started, before = time.perf_counter(), counted(connections)
    await asyncio.sleep(load.seconds)
    seconds, answers = time.perf_counter() - started, counted(connections) - before
    for connection in connections:
        connection.close()
    wrong = next((connection.error for connection in connections if connection.error), None)
    if wrong is not None or not answers:
        raise RuntimeError((wrong or b"no answers").decode())
    return answers / seconds


async def connected(loop: asyncio.AbstractEventLoop, load: Load, number: int) -> Connection:
    """Open one connection, which begins to send at once."""
    request = load.requests[number % len(load.requests)].encode()
    _, connection = await loop.create_connection(
        lambda: Connection(request, str(load.status).encode()), "127.0.0.1", load.port
    )
    return connection


def counted(connections: Sequence[Connection]) -> int:
    """Return how many answers came so far."""
    return sum(connection.count for connection in connections)


if __name__ == "__main__":
    given = json.load(sys.stdin)
    print(uvloop.run(run(Load(**{**given, "requests": tuple(given["requests"])}))))
