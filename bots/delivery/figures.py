"""What an operator watches of the delivery: how much waits and for how long, what came of what was sent."""

from datetime import datetime

from prometheus_client import Counter, Gauge, Histogram

from core.metrics import Metrics

LAGS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0, 120.0, 600.0, 3600.0)


class DeliveryFigures:
    """The delivery's own metrics, in the registry of the process; one for all of its couriers."""

    def __init__(self, metrics: Metrics) -> None:
        registry = metrics.registry
        self._outcomes = Counter(
            "goalpost_deliveries", "Deliveries by platform and outcome.", ["platform", "outcome"], registry=registry
        )
        self._lag = Histogram(
            "goalpost_delivery_lag_seconds",
            "Time from queueing to the platform's yes, by platform.",
            ["platform"],
            buckets=LAGS,
            registry=registry,
        )
        self._waiting = Gauge(
            "goalpost_delivery_queue", "What waits to be sent, by platform.", ["platform"], registry=registry
        )
        self._overdue = Gauge(
            "goalpost_delivery_overdue_seconds",
            "How long the one that is due the longest has been, by platform.",
            ["platform"],
            registry=registry,
        )

    def came_of(self, platform: str, outcome: str) -> None:
        """Count what came of one delivery."""
        self._outcomes.labels(platform, outcome).inc()

    def sent_after(self, platform: str, seconds: float) -> None:
        """Note how long one delivery took from being queued."""
        self._lag.labels(platform).observe(seconds)

    def set_waiting(self, platform: str, *, count: int, due_at: datetime | None, now: datetime) -> None:
        """Set how many wait, and since when the first of them is due."""
        self._waiting.labels(platform).set(count)
        self._overdue.labels(platform).set(0 if due_at is None else max((now - due_at).total_seconds(), 0))
