"""How long a start takes to its first healthy answer, and what an idle server keeps in memory."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.processes import Running, goalpost
from benchmarks.promises import Promise, report, say

STARTS = 5
IDLE_SECONDS = 2
MOST_START_SECONDS = 1.5
MOST_IDLE_MB = 120


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    with tempfile.TemporaryDirectory() as folder:
        return report("Start and memory", promises(Path(folder)))


def promises(folder: Path) -> Iterator[Promise]:
    """Yield what was measured."""
    fresh = [start_seconds(folder / f"fresh-{number}" / "data") for number in range(STARTS)]
    yield Promise("first healthy answer, new data folder", median(fresh), "s", at_most=MOST_START_SECONDS)
    again = [start_seconds(folder / "fresh-0" / "data") for _ in range(STARTS)]
    yield Promise("first healthy answer, existing data", median(again), "s", at_most=MOST_START_SECONDS)
    yield Promise("idle memory after 2 s", idle_megabytes(folder / "idle" / "data"), "MB", at_most=MOST_IDLE_MB)


def start_seconds(data: Path) -> float:
    """Start a server once and return how long it took to answer."""
    say(f"starting on {data.parent.name}")
    data.mkdir(parents=True, exist_ok=True)
    with goalpost(data) as server:
        return server.start_seconds


def idle_megabytes(data: Path) -> float:
    """Return the resident memory of a server that has done nothing but start, its scheduler included."""
    say("waiting on an idle server")
    data.mkdir(parents=True, exist_ok=True)
    with goalpost(data) as server:
        time.sleep(IDLE_SECONDS)  # noqa: TID251 - the pause is what is measured
        return resident_megabytes(server)


def resident_megabytes(server: Running) -> float:
    """Read a process's resident memory from the kernel."""
    status = Path(f"/proc/{server.pid}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    raise SystemExit(not main())
