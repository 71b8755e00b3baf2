"""What every request needs from the process: the database, the clock, metrics and the memory of rendered goals."""

from dataclasses import dataclass

from api.memory import RenderedGoals
from core.clock import Clock
from core.db.database import Database
from core.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Runtime:
    """Built once by the composition root and handed to the application."""

    database: Database
    clock: Clock
    metrics: Metrics
    rendered: RenderedGoals
