"""What a change that was not said in a chat brought about is told to whom it belongs, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session

from core.db.records import GoalRecord
from core.domain.amount import decimal_of
from core.domain.events import (
    CameBack,
    Event,
    GoalCompleted,
    LimitNeared,
    LimitPassed,
    RewardUnlocked,
    StreakGrown,
    WayPassed,
)
from core.domain.json import JsonObject
from core.domain.notices import Notice, NoticeKind
from core.services.notices import notify_all

_Telling = tuple[NoticeKind, str, JsonObject]


def announce(session: Session, goal: GoalRecord, events: Iterable[Event], *, now: datetime) -> None:
    """Tell the owner of a goal what came of a change of it; most changes have nothing to tell and cost nothing."""
    told = [telling for event in events if (telling := _told(event, f"{now:%Y-%m-%d}")) is not None]
    if told:
        notify_all(session, [_notice(goal, telling, now) for telling in told], now=now)


def _notice(goal: GoalRecord, telling: _Telling, now: datetime) -> Notice:
    kind, occurrence, facts = telling
    return Notice(kind=kind, user_id=goal.user_id, goal_id=goal.id, occurrence=occurrence, due_at=now, facts=facts)


def _told(event: Event, day: str) -> _Telling | None:
    """Return which notice an event is, which occurrence of it and with which facts; None for one that goes untold."""
    match event:
        case WayPassed(percent=percent):
            return NoticeKind.MILESTONE, str(percent), {"percent": percent}
        case RewardUnlocked(value=value, reward=reward):
            return NoticeKind.BADGE, f"{decimal_of(value).normalize():f}", {"reward": reward}
        case GoalCompleted():
            return NoticeKind.COMPLETED, day, {}
        case StreakGrown(length=length):
            return NoticeKind.STREAK, f"{length} {day}", {"length": length}
        case LimitNeared(period=period):
            return NoticeKind.LIMIT_NEAR, period, {}
        case LimitPassed(period=period):
            return NoticeKind.LIMIT_OVER, period, {}
        case CameBack():
            return NoticeKind.COMEBACK, day, {}
        case _:
            return None
