"""Reviews of a week and of a month, for users who have a goal that goes on and have logged in that time.

A team is told of its week alone, in its group.
"""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from core.db.queries.occasions import last_logged_on_by_user
from core.db.queries.teams import origins_of
from core.domain.notices import Notice, NoticeKind
from core.domain.occasions import Occasion
from core.services.notices import notify_all
from core.services.occasions import Due, take_occasions

_REVIEWS = {
    Occasion.WEEKLY: (NoticeKind.WEEKLY, timedelta(days=7)),
    Occasion.MONTHLY: (NoticeKind.MONTHLY, timedelta(days=31)),
}

_OF_TEAMS = {NoticeKind.WEEKLY: NoticeKind.TEAM_RECAP}
"""What a team is told in place of a review."""


def review_weeks(session: Session, *, now: datetime, most: int) -> int:
    """Send the review of the week that is over to users, at most so many; return how many it had come to."""
    return _review(session, Occasion.WEEKLY, now=now, most=most)


def review_months(session: Session, *, now: datetime, most: int) -> int:
    """Send the review of the month that is over to users, at most so many; return how many it had come to."""
    return _review(session, Occasion.MONTHLY, now=now, most=most)


def _review(session: Session, occasion: Occasion, *, now: datetime, most: int) -> int:
    kind, span = _REVIEWS[occasion]
    dues, count = take_occasions(session, occasion, now=now, most=most)
    user_ids = [due.user_id for due in dues]
    last, teams = last_logged_on_by_user(session, user_ids), origins_of(session, user_ids)
    notices = [
        Notice(kind=told, user_id=due.user_id, occurrence=due.on.isoformat(), due_at=due.due_at)
        for due in dues
        if (told := _OF_TEAMS.get(kind) if due.user_id in teams else kind) is not None
        and _has_something(due, last.get(due.user_id), span)
    ]
    notify_all(session, notices, now=now)
    return count


def _has_something(due: Due, last_on: date | None, span: timedelta) -> bool:
    return last_on is not None and last_on >= due.on - span
