"""A notice: what happened or is about to, to whom, and until when that is worth telling. Facts, no words."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from core.domain.json import JsonObject


class NoticeKind(StrEnum):
    """What notices there are; each can be turned off by its name."""

    REMINDER = "reminder"
    MILESTONE = "milestone"
    STREAK = "streak"
    COMPLETED = "completed"
    AT_RISK = "at_risk"
    BROKEN = "broken"
    LIMIT_NEAR = "limit_near"
    LIMIT_OVER = "limit_over"
    BADGE = "badge"
    COMEBACK = "comeback"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    TEAM_RECAP = "team_recap"


GRACE = {
    NoticeKind.REMINDER: timedelta(hours=2),
    NoticeKind.MILESTONE: timedelta(days=1),
    NoticeKind.STREAK: timedelta(days=1),
    NoticeKind.COMPLETED: timedelta(days=2),
    NoticeKind.AT_RISK: timedelta(hours=3),
    NoticeKind.BROKEN: timedelta(hours=12),
    NoticeKind.LIMIT_NEAR: timedelta(hours=3),
    NoticeKind.LIMIT_OVER: timedelta(hours=6),
    NoticeKind.BADGE: timedelta(days=2),
    NoticeKind.COMEBACK: timedelta(hours=12),
    NoticeKind.WEEKLY: timedelta(days=2),
    NoticeKind.MONTHLY: timedelta(days=4),
    NoticeKind.TEAM_RECAP: timedelta(days=1),
}
"""How long after it was to be said a notice is still worth saying: what an outage held up longer is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell a user at an instant; `facts` are what its words are made of when it is sent.

    `occurrence` tells it from others of its kind and goal: a period's key, a percentage, an instant, at most 80
    characters. The same one is never told twice.
    """

    kind: NoticeKind
    user_id: str
    occurrence: str
    due_at: datetime
    goal_id: str | None = None
    facts: JsonObject = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells this notice from all others of its user."""
        return f"{self.kind}:{self.goal_id or ''}:{self.occurrence}"

    @property
    def expires_at(self) -> datetime:
        """From when on it is not worth saying any more."""
        return self.due_at + GRACE[self.kind]
