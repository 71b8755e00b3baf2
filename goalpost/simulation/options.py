"""What is to be simulated."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from goalpost.refusal import ExitCode, RefusalError

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """So many users for so many days from a day on (UTC), and what goes wrong meanwhile.

    `per_second` is the pace at which all couriers together speak; the platform takes a fifth more before it refuses.
    `is_down_for` is how long a killed process stays away. Without a database, a fresh one in SQLite.
    """

    users: int
    days: int
    first_on: date
    schedulers: int
    couriers: int
    crashes: int
    outage: timedelta
    is_down_for: timedelta
    per_second: float
    seed: int
    database_url: str | None = None
    json_file: Path | None = None
    chart_file: Path | None = None

    @property
    def start_at(self) -> datetime:
        """The instant at which the simulation begins."""
        return datetime.combine(self.first_on, time(), UTC)

    @property
    def end_at(self) -> datetime:
        """The instant up to which it is judged what was due."""
        return self.start_at + timedelta(days=self.days)


def duration_of(text: str, *, option: str) -> timedelta:
    """Return the duration that a text such as 30m, 90s or 1h names.

    Raises: `RefusalError` for any other.
    """
    found = re.fullmatch(r"(\d+)([smhd])", text.strip())
    if found is None:
        raise RefusalError(f"--{option}: {text!r} is no duration; write 90s, 30m or 1h", code=ExitCode.WRONG_USE)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def day_of(text: str, *, option: str) -> date:
    """Return the day that a text such as 2026-03-26 names.

    Raises: `RefusalError` for any other.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusalError(f"--{option}: {text!r} is no day; write 2026-03-26", code=ExitCode.WRONG_USE) from None
