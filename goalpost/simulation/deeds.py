"""What people do, done through the same services as in chat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import assert_never

from sqlmodel import Session

from core.db.queries.users import actor_by_id
from core.domain.activity import ActivityType
from core.domain.amount import amount_of
from core.domain.draft import LogDraft
from core.services.activities import log_activity
from core.services.statuses import pause_goal
from core.services.users import change_profile
from goalpost.simulation.people import TARGET_MINUTES, Deed, DeedKind


@dataclass(frozen=True, slots=True)
class Ids:
    """What a person and their goals, in the order of the habits, are called in the database."""

    user: str
    goals: tuple[str, ...]


def carry_out(session: Session, deeds: Iterable[Deed], *, ids: Sequence[Ids], now: datetime) -> None:
    """Do what several people do at one instant."""
    for deed in deeds:
        _carry_out(session, deed, ids[deed.person], now=now)


def _carry_out(session: Session, deed: Deed, ids: Ids, *, now: datetime) -> None:
    actor, goal = actor_by_id(session, ids.user), ids.goals[deed.habit]
    match deed.kind:
        case DeedKind.DO:
            log_activity(session, actor, goal, draft=_minutes(TARGET_MINUTES), now=now)
        case DeedKind.DO_HALF:
            log_activity(session, actor, goal, draft=_minutes(TARGET_MINUTES // 2), now=now)
        case DeedKind.SKIP:
            log_activity(session, actor, goal, draft=_minutes(0, ActivityType.SKIPPED), now=now)
        case DeedKind.PAUSE:
            resume_on = actor.calendar.today(now) + timedelta(days=deed.days)
            pause_goal(session, actor, goal, now=now, resume_on=resume_on)
        case DeedKind.TRAVEL:
            change_profile(session, actor, {"timezone": deed.zone}, now=now)
        case _:
            assert_never(deed.kind)


def _minutes(number: int, kind: ActivityType = ActivityType.PROGRESS) -> LogDraft:
    return LogDraft(value=amount_of(Decimal(number)), unit="min", activity_type=kind)
