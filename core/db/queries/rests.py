"""Paused goals that are to go on by themselves."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from core.db.tables import GoalRow, UserRow
from core.db.tables.access import table_of
from core.domain.calendar import Calendar
from core.domain.goal import Status

_goal, _user = table_of(GoalRow), table_of(UserRow)
_RESTING = select(_goal.c.user_id, _goal.c.id).where(_goal.c.status == Status.PAUSED)


def calendars_of_rests(session: Session, *, until: date) -> list[Calendar]:
    """Return the calendars, as far as they tell the date, of the owners of goals that rest up to a day or less."""
    owners = select(_user.c.timezone, _user.c.day_starts_at).join(_goal, _goal.c.user_id == _user.c.id)
    due = owners.where(_goal.c.resume_on <= until, _goal.c.status == Status.PAUSED).distinct()
    return [Calendar(row.timezone, row.day_starts_at) for row in session.connection().execute(due)]


def rests_over(session: Session, calendar: Calendar, *, today: date, most: int) -> list[tuple[str, str]]:
    """Return (user id, goal id) of goals whose rest is over today for owners of a calendar, the longest due first."""
    theirs = _RESTING.join(_user, _goal.c.user_id == _user.c.id).where(
        _user.c.timezone == calendar.timezone,
        _user.c.day_starts_at == calendar.day_starts_at,
        _goal.c.resume_on <= today,
    )
    ordered = theirs.order_by(_goal.c.resume_on, _goal.c.id).limit(most)
    return [(row.user_id, row.id) for row in session.connection().execute(ordered)]
