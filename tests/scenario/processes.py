"""Goalpost as its own processes: commands run to their end, servers that live while a test does, plain HTTP."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, cast

GOALPOST = [sys.executable, "-m", "goalpost"]
ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
URL = re.compile(r'"url":"http://127\.0\.0\.1:(\d+)"')

Json = Mapping[str, "Json"] | Sequence["Json"] | str | float | bool | None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """What it said on stderr, line by line."""
        return self.err.splitlines()


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer with its JSON body."""

    status: int
    body: dict[str, Json]


@dataclass(slots=True)
class Server:
    """A server that is up."""

    port: int
    process: subprocess.Popen[str]

    def ask(self, method: str, path: str, *, token: str | None = None, body: object = None) -> Answer:
        """Send one request and return its answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            connection.request(method, path, body=None if body is None else json.dumps(body), headers=headers)
            response = connection.getresponse()
            return Answer(response.status, cast("dict[str, Json]", json.loads(response.read())))
        finally:
            connection.close()


def run(*arguments: str, at: Path, env: Mapping[str, str] | None = None, given: str = "") -> Ended:
    """Run a command in a folder to its end."""
    done = subprocess.run(  # noqa: S603 - our own command
        [*GOALPOST, *arguments],
        cwd=at,
        env=surroundings(env),
        input=given,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@contextmanager
def serving(at: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run `goalpost serve` on a free port from a folder, and end it when the test does."""
    command = [*GOALPOST, "serve", "--port", "0", *arguments]
    process = start(command, at=at, env=env, stderr=subprocess.PIPE)
    try:
        yield Server(port_of(cast("IO[str]", process.stderr)), process)
    finally:
        process.kill()
        process.communicate()


def start(
    command: Sequence[str],
    *,
    at: Path,
    env: Mapping[str, str] | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
) -> subprocess.Popen[str]:
    """Start a command that nobody types to."""
    return subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=at, env=surroundings(env), stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, text=True
    )


def port_of(log: IO[str]) -> int:
    """Read the log until it says where the server listens."""
    lines = []
    for line in log:
        lines.append(line)
        if found := URL.search(line):
            return int(found[1])
    raise AssertionError("".join(lines))


def new_token(at: Path, user: str = "ada") -> str:
    """Make a token by the command line."""
    return run("token", "--user", user, at=at).out.strip()


def surroundings(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment without settings of ours, with some of the test's."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("GOALPOST_", "COV_"))}
    return {**plain, "PYTHONPATH": str(ROOT), **(env or {})}


def daily_goal(title: str) -> dict[str, object]:
    """Return the body that creates a goal of 20 minutes a day."""
    target = {"metric": "duration", "value": 20, "unit": "min", "direction": "increase", "period": "day"}
    return {"title": title, "category": "health", "goalPattern": "recurring", "target": target}
