"""Signs of life: when each tick last succeeded, and how many runs succeeded and failed."""

from datetime import datetime

from prometheus_client import Counter, Gauge

from core.metrics import Metrics


class Heartbeat:
    """The scheduler's own metrics, in the registry of the process."""

    def __init__(self, metrics: Metrics) -> None:
        self._succeeded_at = Gauge(
            "goalpost_tick_succeeded_timestamp_seconds",
            "When a tick last ran without error, in Unix time.",
            ["tick"],
            registry=metrics.registry,
        )
        self._runs = Counter(
            "goalpost_ticks", "Runs by tick and outcome.", ["tick", "outcome"], registry=metrics.registry
        )

    def succeeded(self, tick: str, *, at: datetime) -> None:
        """Note a run without error."""
        self._succeeded_at.labels(tick).set(at.timestamp())
        self._runs.labels(tick, "succeeded").inc()

    def failed(self, tick: str) -> None:
        """Note a run that raised."""
        self._runs.labels(tick, "failed").inc()
