"""Day tallies: reading a stretch of them, adding one activity, writing a recounted day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from core.db.prepared import Fetched, Prepared
from core.db.queries.upsert import Inserting, is_postgres
from core.db.tables import GoalDayRow
from core.db.tables.access import table_of
from core.domain.activity import DayTally, TimeOfDay

_day = table_of(GoalDayRow)
_OF_GOAL = (_day.c.user_id == bindparam("user_id"), _day.c.goal_id == bindparam("goal_id"))
_ALL = select(_day).where(*_OF_GOAL).order_by(_day.c.day)
_FIND_ALL = Prepared(_ALL)
_FIND_SINCE = Prepared(_ALL.where(_day.c.day >= bindparam("since")))
_FIND = Prepared(select(_day).where(*_OF_GOAL, _day.c.day == bindparam("since")))
_KEY = ("user_id", "goal_id", "day")
_TALLIED = len(_day.columns) - 2
_SLOTS = len(TimeOfDay)
_FIGURES = [column.name for column in _day.columns if column.name not in _KEY]


def day_tallies(session: Session, user_id: str, goal_id: str, *, since: date | None = None) -> tuple[DayTally, ...]:
    """Return the tallies of a goal's days in order, all of them or from a day on."""
    statement = _FIND_ALL if since is None else _FIND_SINCE
    rows = statement.all(session, {"user_id": user_id, "goal_id": goal_id, "since": since})
    return tuple(tally_of_row(row) for row in rows)


def day_tally(session: Session, user_id: str, goal_id: str, *, day: date) -> DayTally | None:
    """Return the tally of one day of a goal."""
    row = _FIND.first(session, {"user_id": user_id, "goal_id": goal_id, "since": day})
    return None if row is None else tally_of_row(row)


def put_tally(session: Session, user_id: str, goal_id: str, *, tally: DayTally) -> None:
    """Insert or replace the tally of a day."""
    values = {"user_id": user_id, "goal_id": goal_id, **_values(tally)}
    statement = _PUT_POSTGRES if is_postgres(session) else _PUT_SQLITE
    statement.run(session, values)


def drop_tally(session: Session, user_id: str, goal_id: str, *, day: date) -> None:
    """Delete the tally of a day that no longer has an activity."""
    gone = delete(_day).where(*_OF_GOAL, _day.c.day == bindparam("since"))
    session.connection().execute(gone, {"user_id": user_id, "goal_id": goal_id, "since": day})


def drop_tallies(session: Session, user_id: str, goal_id: str) -> None:
    """Delete the tallies of all days of a goal."""
    session.connection().execute(delete(_day).where(*_OF_GOAL), {"user_id": user_id, "goal_id": goal_id})


def _values(tally: DayTally) -> Mapping[str, object]:
    early_morning, morning, afternoon, evening, night = tally.slots
    return {
        "day": tally.day,
        "total": tally.total,
        "counted": tally.counted,
        "rounded_count": tally.rounded_count,
        "done": tally.done,
        "progressed": tally.progressed,
        "skipped": tally.skipped,
        "low": tally.low,
        "high": tally.high,
        "last": tally.last,
        "early_morning": early_morning,
        "morning": morning,
        "afternoon": afternoon,
        "evening": evening,
        "night": night,
    }


def tally_of_row(row: Fetched) -> DayTally:
    """Return the tally in a row whose last columns are a day's, in the order of the table, which is the tally's."""
    return DayTally._make((*row[-_TALLIED:-_SLOTS], row[-_SLOTS:]))


def _put(make: Inserting) -> Prepared:
    statement = make(_day)
    figures = {name: statement.excluded[name] for name in _FIGURES}
    return Prepared(statement.on_conflict_do_update(index_elements=_KEY, set_=figures), [*_KEY, *_FIGURES])


_PUT_SQLITE = _put(sqlite.insert)
_PUT_POSTGRES = _put(postgresql.insert)
