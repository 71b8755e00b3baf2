"""What every request needs from the process: database, clock, metrics, the log of requests, and what is remembered."""

from dataclasses import dataclass, field

from api.callers import KnownCallers
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
    callers: KnownCallers = field(default_factory=KnownCallers)
