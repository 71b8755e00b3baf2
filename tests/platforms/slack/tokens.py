"""Tokens: whose they are, what they may do, and how they end."""

from dataclasses import dataclass
from enum import StrEnum
from secrets import token_hex

from tests.platforms.slack.failures import refused


class Kind(StrEnum):
    """What a token begins with says what it is; those that are renewed have `xoxe.` before it."""

    BOT = "xoxb"
    USER = "xoxp"
    APP = "xapp"


@dataclass(slots=True)
class Token:
    """A token of an installation; `ended` is the error that using it meets. `expires_at` in seconds, None never."""

    text: str
    kind: Kind
    team_id: str
    user_id: str
    scopes: frozenset[str] = frozenset()
    bot_id: str | None = None
    refresh: str | None = None
    expires_at: float | None = None
    ended: str | None = None

    def check(self, *, now: float) -> None:
        """Say no when the token is no longer good. Raises: `SlackError`."""
        if self.ended is not None:
            raise refused(self.ended)
        if self.expires_at is not None and now >= self.expires_at:
            raise refused("token_expired")

    def allow(self, scopes: frozenset[str]) -> None:
        """Let pass whoever has one of these scopes, or when none is needed. Raises: `SlackError` (`missing_scope`)."""
        if scopes and not scopes & self.scopes:
            raise refused("missing_scope", needed=",".join(sorted(scopes)), provided=",".join(sorted(self.scopes)))


@dataclass(slots=True)
class Code:
    """What somebody's Allow is exchanged with, once, within ten minutes."""

    team_id: str
    user: str
    scopes: frozenset[str]
    redirect_uri: str | None
    made_at: float
    is_used: bool = False


def new_token(kind: Kind, *, is_rotating: bool = False) -> str:
    """Make up the text of a token."""
    return f"{'xoxe.' if is_rotating else ''}{kind}-{token_hex(12)}"
