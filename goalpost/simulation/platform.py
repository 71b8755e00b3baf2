"""The local platform server of a checkout's tests, as a process that is told when to fail."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from goalpost.refusal import RefusalError
from goalpost.simulation.shared_time import SharedTime

SERVER = "tests.platforms.telegram.simulated"
TOKEN = "7000001:simulated"  # noqa: S105 - a local server takes any
TENANT = "7000001"


class Platform:
    """A Telegram on this machine, which keeps simulated time and writes down what it takes."""

    def __init__(self, process: "subprocess.Popen[str]", journal: Path) -> None:
        self._process = process
        self.journal = journal
        self.url = self._answer()

    def tell(self, line: str) -> None:
        """Let it do something, and wait until it has."""
        if self._process.stdin is not None:
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()
        self._answer()

    def _answer(self) -> str:
        line = "" if self._process.stdout is None else self._process.stdout.readline()
        if not line:
            raise RefusalError("the platform server ended by itself")
        return line.strip()


def check_server_is_there() -> None:
    """Refuse to go on away from a checkout, where there is no platform to simulate.

    Raises: `RefusalError`.
    """
    try:
        is_there = find_spec(SERVER) is not None
    except ModuleNotFoundError:
        is_there = False
    if not is_there:
        raise RefusalError("goalpost simulate needs the platform servers of tests/: run it in a checkout of Goalpost")


@contextmanager
def platform(time: SharedTime, *, folder: Path, time_file: Path, people: int, per_second: int) -> Iterator[Platform]:
    """Run the server for as long as the block runs."""
    journal = folder / "journal"
    options = {
        "--time-file": time_file,
        "--start-at": time.start_at.isoformat(),
        "--journal": journal,
        "--people": people,
        "--per-second": per_second,
    }
    command = [sys.executable, "-m", SERVER, *(str(word) for option in options.items() for word in option)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own
        try:
            yield Platform(process, journal)
        finally:
            process.kill()
