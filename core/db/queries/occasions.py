"""When time brings something to users: what is due, taken by one scheduler alone, and when it comes next."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, select, update
from sqlmodel import Session

from core.db.queries.days import tally_of_row
from core.db.queries.goal_columns import goal_record
from core.db.queries.upsert import upsert
from core.db.records import GoalRecord
from core.db.tables import DayFigureRow, GoalDayRow, GoalRow, OccasionRow, PeriodMissRow
from core.db.tables.access import table_of
from core.domain.activity import DayTally
from core.domain.goal import Pattern, Status
from core.domain.occasions import Occasion

_occasion, _miss, _figure = table_of(OccasionRow), table_of(PeriodMissRow), table_of(DayFigureRow)
_goal, _day = table_of(GoalRow), table_of(GoalDayRow)
_WITH_PERIODS = (Pattern.RECURRING, Pattern.STREAK, Pattern.LIMIT)
_MOVE = (
    update(_occasion)
    .where(_occasion.c.user_id == bindparam("owner"), _occasion.c.kind == bindparam("which"))
    .values(due_at=bindparam("next_at"), done_on=bindparam("on"))
)


class DueOccasion(NamedTuple):
    """An occasion that has come to a user."""

    user_id: str
    due_at: datetime
    done_on: date | None


def take_due(session: Session, occasion: Occasion, *, now: datetime, most: int) -> list[DueOccasion]:
    """Return users to whom an occasion has come, the longest waiting first, for this transaction alone."""
    due = select(_occasion.c.user_id, _occasion.c.due_at, _occasion.c.done_on).where(
        _occasion.c.kind == occasion.value, _occasion.c.due_at <= now
    )
    taken = due.order_by(_occasion.c.due_at).limit(most).with_for_update(skip_locked=True)
    return [DueOccasion(*row) for row in session.connection().execute(taken)]


def move_occasions(session: Session, occasion: Occasion, moves: Sequence[tuple[str, datetime, date | None]]) -> None:
    """Write when an occasion comes next to users: (user id, instant, the last day for which it has come)."""
    if moves:
        values = [{"owner": user_id, "which": occasion.value, "next_at": at, "on": on} for user_id, at, on in moves]
        session.connection().execute(_MOVE, values)


def add_occasions(session: Session, user_id: str, due: Mapping[Occasion, datetime]) -> None:
    """Write when occasions come to a user; those that they have already stay."""
    rows = [{"user_id": user_id, "kind": kind.value, "due_at": at, "done_on": None} for kind, at in due.items()]
    session.connection().execute(upsert(session, _occasion).on_conflict_do_nothing(), rows)


def change_occasions(session: Session, user_id: str, due: Mapping[Occasion, datetime]) -> None:
    """Write anew when occasions come to a user who has them."""
    change = (
        update(_occasion)
        .where(_occasion.c.user_id == bindparam("owner"), _occasion.c.kind == bindparam("which"))
        .values(due_at=bindparam("next_at"))
    )
    values = [{"owner": user_id, "which": kind.value, "next_at": at} for kind, at in due.items()]
    session.connection().execute(change, values)


def goals_with_periods(session: Session, user_ids: Collection[str]) -> list[GoalRecord]:
    """Return the active goals of users that are judged by their periods."""
    wanted = select(_goal).where(
        _goal.c.user_id.in_(list(user_ids)), _goal.c.status == Status.ACTIVE, _goal.c.pattern.in_(_WITH_PERIODS)
    )
    return [goal_record(row) for row in session.connection().execute(wanted.order_by(_goal.c.user_id, _goal.c.id))]


def tallies_of_goals(session: Session, goal_ids: Collection[str], *, since: date) -> dict[str, list[DayTally]]:
    """Return the tallies of goals from a day on, in order, by goal."""
    joined = (
        select(*_day.columns)
        .join(_goal, (_day.c.user_id == _goal.c.user_id) & (_day.c.goal_id == _goal.c.id))
        .where(_goal.c.id.in_(list(goal_ids)), _day.c.day >= since)
        .order_by(_day.c.goal_id, _day.c.day)
    )
    found: dict[str, list[DayTally]] = {}
    for row in session.connection().execute(joined) if goal_ids else ():
        found.setdefault(row.goal_id, []).append(tally_of_row(row))
    return found


def insert_misses(session: Session, values: Sequence[Mapping[str, object]]) -> None:
    """Insert periods that were missed, but for those that are known."""
    if values:
        session.connection().execute(upsert(session, _miss).on_conflict_do_nothing(), list(values))


def add_figures(session: Session, counts: Mapping[tuple[date, str], int]) -> None:
    """Add to what days came to."""
    if not counts:
        return
    more = upsert(session, _figure)
    add = more.on_conflict_do_update(
        index_elements=["day", "measure"], set_={"count": _figure.c["count"] + more.excluded["count"]}
    )
    values = [{"day": day, "measure": measure, "count": counts[day, measure]} for day, measure in sorted(counts)]
    session.connection().execute(add, values)


def figures_of(session: Session, day: date) -> dict[str, int]:
    """Return what a day came to, by measure."""
    wanted = select(_figure.c.measure, _figure.c["count"]).where(_figure.c.day == day)
    return {row[0]: row[1] for row in session.connection().execute(wanted)}


def last_logged_on_by_user(session: Session, user_ids: Collection[str]) -> dict[str, date]:
    """Return the latest day of any activity of users who have a goal that goes on, by id."""
    goes_on = (Status.ACTIVE, Status.PAUSED)
    latest = (
        select(_goal.c.user_id, func.max(_goal.c.latest_on))
        .where(_goal.c.user_id.in_(list(user_ids)), _goal.c.latest_on.is_not(None))
        .group_by(_goal.c.user_id)
        .having(func.sum(_goal.c.status.in_(goes_on).cast(Integer)) > 0)
    )
    return {row[0]: row[1] for row in session.connection().execute(latest)}
