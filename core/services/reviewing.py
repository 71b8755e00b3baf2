"""Reviews of a week and of a month, for users who have a goal that goes on and have logged in that time."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from core.db.queries.occasions import last_logged_on_by_user
from core.domain.notices import Notice, NoticeKind
from core.domain.occasions import Occasion
from core.services.notices import notify_all
from core.services.occasions import Due, take_occasions

_REVIEWS = {
    Occasion.WEEKLY: (NoticeKind.WEEKLY, timedelta(days=7)),
    Occasion.MONTHLY: (NoticeKind.MONTHLY, timedelta(days=31)),
}


def review_weeks(session: Session, *, now: datetime, most: int) -> int:
    """Send the review of the week that is over to users, at most so many; return how many it had come to."""
    return _review(session, Occasion.WEEKLY, now=now, most=most)


def review_months(session: Session, *, now: datetime, most: int) -> int:
    """Send the review of the month that is over to users, at most so many; return how many it had come to."""
    return _review(session, Occasion.MONTHLY, now=now, most=most)


def _review(session: Session, occasion: Occasion, *, now: datetime, most: int) -> int:
    kind, span = _REVIEWS[occasion]
    dues, count = take_occasions(session, occasion, now=now, most=most)
    last = last_logged_on_by_user(session, [due.user_id for due in dues])
    notices = [
        Notice(kind=kind, user_id=due.user_id, occurrence=due.on.isoformat(), due_at=due.due_at)
        for due in dues
        if _has_something(due, last.get(due.user_id), span)
    ]
    notify_all(session, notices, now=now)
    return count


def _has_something(due: Due, last_on: date | None, span: timedelta) -> bool:
    return last_on is not None and last_on >= due.on - span
