"""Occasions of users: planned with their first goal, planned anew with their calendar, taken when they are due."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from core.db.queries import occasions as rows
from core.db.queries.notices import Recipient, recipients
from core.domain.occasions import Occasion, next_at


@dataclass(frozen=True, slots=True)
class Due:
    """An occasion that has come to a user at `due_at`, on their day `on`; `done_on` is the day of the one before.

    Of a day that ends it is the day that has begun by now, however many have ended.
    """

    user_id: str
    to: Recipient
    due_at: datetime
    on: date
    done_on: date | None


def plan_occasions(session: Session, user_id: str, *, now: datetime) -> None:
    """Plan the occasions of a user who has a goal now; those that are planned stay."""
    rows.add_occasions(session, user_id, _planned(session, user_id, now))


def replan_occasions(session: Session, user_id: str, *, now: datetime) -> None:
    """Plan the occasions of a user anew, whose calendar or wishes have changed."""
    rows.change_occasions(session, user_id, _planned(session, user_id, now))


def take_occasions(session: Session, occasion: Occasion, *, now: datetime, most: int) -> tuple[list[Due], int]:
    """Take what is due of an occasion, plan when it comes next, and return it, and how many were taken.

    An occasion comes once to each day of a user, whatever happens to their calendar.
    """
    taken = rows.take_due(session, occasion, now=now, most=most)
    found = recipients(session, [due.user_id for due in taken])
    is_latest = occasion is Occasion.CLOSE
    come = [_due(due, found[due.user_id], at=now if is_latest else due.due_at) for due in taken]
    moves = [(due.user_id, _next(occasion, due, now), max(due.on, due.done_on or date.min)) for due in come]
    rows.move_occasions(session, occasion, moves)
    return [due for due in come if due.done_on is None or due.on > due.done_on], len(taken)


def _planned(session: Session, user_id: str, now: datetime) -> dict[Occasion, datetime]:
    to = recipients(session, [user_id])[user_id]
    return {each: next_at(each, to.calendar, preferences=to.preferences, after=now) for each in Occasion}


def _due(due: rows.DueOccasion, to: Recipient, *, at: datetime) -> Due:
    return Due(due.user_id, to, due.due_at, to.calendar.today(at), due.done_on)


def _next(occasion: Occasion, due: Due, now: datetime) -> datetime:
    return next_at(occasion, due.to.calendar, preferences=due.to.preferences, after=now)
