"""Addresses to answer to: each takes five messages within half an hour.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

from dataclasses import dataclass, field
from secrets import token_hex

from tests.platforms.slack.failures import SlackError

MOST_USES = 5
OPEN_SECONDS = 1800.0


@dataclass(slots=True)
class Hook:
    """Where an answer goes: a conversation, to somebody; `message_ts` is the message with what was clicked."""

    team_id: str
    channel: str
    user: str
    made_at: float
    message_ts: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Hooks:
    """Those given out so far, by path."""

    given: dict[str, Hook] = field(default_factory=dict)

    def add(self, hook: Hook) -> str:
        """Give an address out; return its path."""
        path = f"/hooks/{hook.team_id}/{token_hex(8)}"
        self.given[path] = hook
        return path

    def used(self, path: str, *, now: float) -> Hook:
        """Count a use. Raises: `SlackError` (404: `no_team`, `expired_url`, `used_url`)."""
        hook = self.given.get(path)
        if hook is None:
            raise SlackError("no_team", status=404)
        if now - hook.made_at > OPEN_SECONDS:
            raise SlackError("expired_url", status=404)
        if hook.uses >= MOST_USES:
            raise SlackError("used_url", status=404)
        hook.uses += 1
        return hook
