"""What a log needs to know, in one statement: the goal, and what its day adds up to so far."""

from datetime import date

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from core.db.prepared import Prepared
from core.db.queries.days import tally_of_row
from core.db.queries.goal_columns import goal_record
from core.db.records import GoalRecord
from core.db.tables import GoalDayRow, GoalRow
from core.db.tables.access import table_of
from core.domain.activity import DayTally

_goal, _day = table_of(GoalRow), table_of(GoalDayRow)
_OF_DAY = "day_"
_DAY = [column.label(_OF_DAY + column.name) for column in _day.columns if column.name not in ("user_id", "goal_id")]
_ITS_DAY = and_(_day.c.user_id == _goal.c.user_id, _day.c.goal_id == _goal.c.id, _day.c.day == bindparam("day"))
_FIND = Prepared(
    select(_goal, *_DAY)
    .outerjoin_from(_goal, _day, _ITS_DAY)
    .where(_goal.c.id == bindparam("goal_id"), _goal.c.user_id == bindparam("user_id"))
    .with_for_update(key_share=True, of=_goal)
)


def goal_and_day(
    session: Session, user_id: str, goal_id: str, *, day: date
) -> tuple[GoalRecord, DayTally | None] | None:
    """Return a goal of this user, locked against other writers, and the tally of one of its days."""
    row = _FIND.first(session, {"user_id": user_id, "goal_id": goal_id, "day": day})
    if row is None:
        return None
    return goal_record(row), None if row.day_day is None else tally_of_row(row)
