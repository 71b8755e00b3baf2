"""Servers under test: started as their own processes on a free port, and stopped."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

PATIENCE_SECONDS = 20
PAUSE = threading.Event()
GOALPOST = Path(sys.executable).parent / "goalpost"
UNLIMITED: Mapping[str, str] = {"GOALPOST_RATE_LIMITS": "off"}


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, as which process, and how long its start took."""

    port: int
    pid: int
    start_seconds: float


@contextmanager
def goalpost(data: Path) -> Iterator[Running]:
    """Run our server as it is shipped, but for the limit on how often one user may ask."""
    port = free_port()
    arguments = [str(GOALPOST), "serve", "--port", str(port), "--data-dir", str(data)]
    with running(arguments, port, path="/healthz", log=data.parent / "server.log") as server:
        yield server


@contextmanager
def hello(folder: Path) -> Iterator[Running]:
    """Run the yardstick."""
    port = free_port()
    arguments = [sys.executable, "-m", "benchmarks.hello", str(port)]
    with running(arguments, port, path="/hello", log=folder / "hello.log") as server:
        yield server


@contextmanager
def running(arguments: Sequence[str], port: int, *, path: str, log: Path) -> Iterator[Running]:
    """Start a process, wait for its first good answer, and end it in the end."""
    started = time.perf_counter()
    with log.open("ab") as stream:
        process = subprocess.Popen(arguments, stderr=stream, env={**os.environ, **UNLIMITED})  # noqa: S603 - our own servers
    try:
        await_answer(process, port, path)
        yield Running(port, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def await_answer(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    """Ask until the answer is good.

    Raises: `RuntimeError` when the process ends, `TimeoutError` when patience does.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        if is_answering(port, path):
            return
    raise TimeoutError(f"nothing answers at port {port}")


def is_answering(port: int, path: str) -> bool:
    """Ask once."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200  # noqa: PLR2004 - OK
    except (OSError, HTTPException):
        PAUSE.wait(0.005)
        return False
    finally:
        connection.close()


def free_port() -> int:
    """Return a port that nobody has at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port
