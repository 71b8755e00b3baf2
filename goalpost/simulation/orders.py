"""What a process of the simulation is told when it starts."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import cast


class Role(StrEnum):
    """What a process does."""

    SCHEDULER = "scheduler"
    COURIER = "courier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """One process: its name, what it works on, and how. `line_fd` is its end of the line to the conductor.

    `per_second` is how fast all couriers together may speak; `phase` (0 to 1) when within their pace its ticks run.
    """

    role: Role
    name: str
    database_url: str
    time_file: Path
    start_at: datetime
    line_fd: int
    api_url: str
    token: str
    per_second: float
    phase: float
    log_file: Path

    def text(self) -> str:
        """Write the orders on a command line."""
        return json.dumps(asdict(self), default=str)


def orders_of(text: str) -> Orders:
    """Read orders from a command line."""
    said = cast("dict[str, str]", json.loads(text))
    return Orders(
        role=Role(said["role"]),
        name=said["name"],
        database_url=said["database_url"],
        time_file=Path(said["time_file"]),
        start_at=datetime.fromisoformat(said["start_at"]),
        line_fd=int(said["line_fd"]),
        api_url=said["api_url"],
        token=said["token"],
        per_second=float(said["per_second"]),
        phase=float(said["phase"]),
        log_file=Path(said["log_file"]),
    )
