"""How Slack signs what it sends: HMAC-SHA256 over version, timestamp and body.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
from hashlib import sha256

TIMESTAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"


def signed(body: bytes, *, secret: str, at: int) -> dict[str, str]:
    """Return the headers that sign a body; `at` in seconds of the epoch."""
    base = b"v0:%d:%b" % (at, body)
    return {TIMESTAMP: str(at), SIGNATURE: f"v0={hmac.new(secret.encode(), base, sha256).hexdigest()}"}
