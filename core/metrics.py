"""Prometheus metrics of this process: requests, activities, goals. One registry, built by the composition root."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

LATENCY_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """Every metric by its meaning; labels are bounded sets (operation ids, codes, patterns, types), never user data."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = self._counter("goalpost_requests", "Requests by operation and status.", "operation", "status")
        self.errors = self._counter("goalpost_errors", "Failed requests by operation and error.", "operation", "error")
        self.seconds = Histogram(
            "goalpost_request_seconds",
            "Time from the request's first byte to the answer's last, by operation.",
            ["operation"],
            buckets=LATENCY_BUCKETS,
            registry=self.registry,
        )
        self.goals_created = self._counter("goalpost_goals_created", "Goals created by pattern.", "pattern")
        self.goals_completed = self._counter("goalpost_goals_completed", "Goals completed by pattern.", "pattern")
        self.activities = self._counter("goalpost_activities", "Activities logged by type.", "type")
        self.goals = self._gauge("goalpost_goals", "Goals by pattern and status.", "pattern", "status")
        self.notices = self._gauge(
            "goalpost_notices",
            "Notices decided in the last five minutes by kind, fate and why they were dropped, of all processes.",
            "kind",
            "fate",
            "reason",
        )
        self.schedule_overdue = self._gauge(
            "goalpost_schedule_overdue_seconds",
            "How long what is due the longest has been, by what it is: reminder, close, evening, weekly, monthly.",
            "what",
        )
        self.heartbeat_age = self._gauge(
            "goalpost_heartbeat_age_seconds",
            "How long ago any process last was there, by role: scheduler, or a platform and bot.",
            "role",
        )
        self._request_children: dict[tuple[str, int], tuple[Counter, Histogram]] = {}

    def observe_request(self, operation: str, *, status: int, seconds: float) -> None:
        """Count one request and its time. Finding a metric by its labels costs more than counting, so it is kept."""
        found = self._request_children.get((operation, status))
        if found is None:
            found = self.requests.labels(operation, status), self.seconds.labels(operation)
            self._request_children[operation, status] = found
        counter, histogram = found
        counter.inc()
        histogram.observe(seconds)

    def set_goals(self, counts: Iterable[tuple[str, str, int]]) -> None:
        """Set how many goals there are from (pattern, status, how many)."""
        self.goals.clear()
        for pattern, status, count in counts:
            self.goals.labels(pattern, status).set(count)

    def set_notices(self, counts: Iterable[tuple[str, str, str | None, int]]) -> None:
        """Set how many notices were decided of late from (kind, fate, why dropped, how many)."""
        self.notices.clear()
        for kind, fate, reason, count in counts:
            self.notices.labels(kind, fate, reason or "").set(count)

    def set_ages(self, gauge: Gauge, ages: Mapping[str, timedelta]) -> None:
        """Set a gauge of seconds by its one label."""
        gauge.clear()
        for label, age in ages.items():
            gauge.labels(label).set(age.total_seconds())

    def exposition(self) -> bytes:
        """Return all metrics in Prometheus' text format."""
        return generate_latest(self.registry)

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(name, meaning, labels, registry=self.registry)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(name, meaning, labels, registry=self.registry)
