"""What a tick is, and one run of it: in batches, until nothing is left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.database import Database

Work = Callable[[Session, datetime], int]


@dataclass(frozen=True, slots=True)
class Tick:
    """Work that time causes. It returns how much it did; having done `batch` of it, there may be more."""

    name: str
    every: timedelta
    work: Work
    batch: int | None = None


async def run_once(tick: Tick, database: Database, *, now: datetime) -> int:
    """Do all that is due at an instant, each batch in a transaction of its own; return how much was done."""
    total = 0
    while True:
        done = await database.write(lambda session: tick.work(session, now))
        total += done
        if tick.batch is None or done < tick.batch:
            return total
