"""Timers: one a person, started on a goal that is measured in time, stopped to log the time that went by."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from core.db.records import Actor
from core.db.tables import TimerRow
from core.services.access import acting_on, goal_of


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer as it runs, or ran until it was stopped. `on` is the user's day on which it was started."""

    goal_id: str
    started_at: datetime
    elapsed: timedelta
    on: date

    @property
    def minutes(self) -> int:
        """The time that went by in whole minutes, half a minute counting as one."""
        return round(self.elapsed / timedelta(minutes=1))


def running_timer(session: Session, actor: Actor, *, now: datetime) -> Timer | None:
    """Return the timer that the actor has running."""
    row = session.get(TimerRow, actor.user_id, populate_existing=True)
    return None if row is None else _timer(actor, row, now=now)


def start_timer(session: Session, actor: Actor, goal_id: str, *, now: datetime) -> None:
    """Start a timer, in place of one that runs.

    Raises: NOT_FOUND.
    """
    goal = goal_of(session, acting_on(session, actor, goal_id), goal_id)
    session.merge(TimerRow(user_id=actor.user_id, goal_id=goal.id, started_at=now))
    session.flush()


def stop_timer(session: Session, actor: Actor, *, now: datetime) -> Timer | None:
    """End the timer that runs and return it; logging is the caller's."""
    row = session.get(TimerRow, actor.user_id, populate_existing=True, with_for_update=True)
    if row is None:
        return None
    timer = _timer(actor, row, now=now)
    session.delete(row)
    session.flush()
    return timer


def _timer(actor: Actor, row: TimerRow, *, now: datetime) -> Timer:
    elapsed = max(now - row.started_at, timedelta(0))
    return Timer(row.goal_id, row.started_at, elapsed, actor.calendar.today(row.started_at))
