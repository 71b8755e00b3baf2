"""What every request needs from the process: the database, the clock, metrics, rendered goals, the log of requests."""

from dataclasses import dataclass, field

from api.memory import RenderedGoals
from core.clock import Clock
from core.db.database import Database
from core.logs import RequestLog
from core.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Runtime:
    """Built once by the composition root and handed to the application."""

    database: Database
    clock: Clock
    metrics: Metrics
    rendered: RenderedGoals
    request_log: RequestLog = field(default_factory=RequestLog)
