"""Whether a request is Slack's, made just now, and not one that was let in before.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
from collections import OrderedDict
from datetime import datetime
from hashlib import sha256

from starlette.datastructures import Headers

from bots.slack.figures import Refusal

GOOD_FOR_SECONDS = 300
MOST_REMEMBERED = 100_000
TIMESTAMP_HEADER = "x-slack-request-timestamp"
SIGNATURE_HEADER = "x-slack-signature"


class Signatures:
    """Checks requests by the signing secret, and remembers those that were answered for as long as they are good."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._answered: OrderedDict[str, float] = OrderedDict()

    def refusal_of(self, body: bytes, headers: Headers, *, now: datetime) -> Refusal | None:
        """Return why a request is refused, None when it is let in."""
        timestamp, signature = headers.get(TIMESTAMP_HEADER, ""), headers.get(SIGNATURE_HEADER, "")
        if not hmac.compare_digest(self._signed(body, timestamp).encode(), signature.encode()):
            return Refusal.SIGNATURE
        if not timestamp.isdecimal() or abs(now.timestamp() - int(timestamp)) > GOOD_FOR_SECONDS:
            return Refusal.STALE
        return Refusal.REPLAY if signature in self._answered else None

    def answered(self, headers: Headers, *, now: datetime) -> None:
        """Remember a request that has had its effect; one that has not may come again as it is."""
        self._answered[headers.get(SIGNATURE_HEADER, "")] = now.timestamp()
        oldest = now.timestamp() - 2 * GOOD_FOR_SECONDS
        while len(self._answered) > MOST_REMEMBERED or next(iter(self._answered.values())) < oldest:
            self._answered.popitem(last=False)

    def _signed(self, body: bytes, timestamp: str) -> str:
        return "v0=" + hmac.new(self._secret, b"v0:" + timestamp.encode() + b":" + body, sha256).hexdigest()
