"""What an operator watches of the door: requests that are not Slack's, or not new."""

from enum import StrEnum

from prometheus_client import Counter

from core.metrics import Metrics


class Refusal(StrEnum):
    """Why a request was not let in."""

    SIGNATURE = "signature"
    STALE = "stale"
    REPLAY = "replay"


class DoorFigures:
    """Counts refusals, in the registry of the process."""

    def __init__(self, metrics: Metrics) -> None:
        self._refused = Counter(
            "goalpost_slack_refused", "Requests refused at Slack's door.", ["reason"], registry=metrics.registry
        )

    def refused(self, refusal: Refusal) -> None:
        """Count one."""
        self._refused.labels(refusal.value).inc()
