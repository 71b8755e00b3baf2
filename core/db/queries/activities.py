"""Activities: appending revisions, finding and listing the newest ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BigInteger, ColumnElement, bindparam, func, insert, select, update
from sqlmodel import Session

from core.db.prepared import Fetched, Prepared
from core.db.records import ActivityRecord, Page
from core.db.tables import ActivityRow
from core.db.tables.access import table_of
from core.domain.activity import ActivitySource, ActivityType, TimeOfDay
from core.domain.amount import Amount

_activity = table_of(ActivityRow)
_INSERTED = [column.name for column in _activity.columns if column.name != "replaced_at"]
_INSERT = Prepared(insert(_activity), _INSERTED)
_REPLACE = update(_activity).where(
    _activity.c.user_id == bindparam("of_user"),
    _activity.c.activity_id == bindparam("of_activity"),
    _activity.c.id == bindparam("revision"),
)
_IS_NEWEST = _activity.c.replaced_at.is_(None)
_OF_GOAL = (
    _activity.c.user_id == bindparam("user_id"),
    _activity.c.goal_id == bindparam("goal_id"),
    _IS_NEWEST,
    _activity.c.is_undone.is_(False),
)
_NEWEST_FIRST = (_activity.c.activity_on.desc(), _activity.c.logged_at.desc(), _activity.c.activity_id.desc())
_OLDEST_FIRST = (_activity.c.activity_on, _activity.c.logged_at, _activity.c.activity_id)
_COUNTED = _activity.c.activity_type != ActivityType.SKIPPED
_LATEST = Prepared(select(_activity).where(*_OF_GOAL).order_by(*_NEWEST_FIRST).limit(1))
_EARLIEST = Prepared(select(_activity).where(*_OF_GOAL).order_by(*_OLDEST_FIRST).limit(1))
_FIRST_READING = Prepared(select(_activity).where(*_OF_GOAL, _COUNTED).order_by(*_OLDEST_FIRST).limit(1))
_LAST_READINGS = Prepared(
    select(_activity).where(*_OF_GOAL, _COUNTED).order_by(*_NEWEST_FIRST).limit(bindparam("most", type_=BigInteger))
)


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which activities are wanted: dates with both ends included, types; None or empty means all."""

    first_on: date | None = None
    last_on: date | None = None
    types: tuple[ActivityType, ...] = ()


def append_activity(session: Session, values: Mapping[str, object]) -> None:
    """Append one revision of an activity."""
    _INSERT.run(session, values)


def mark_replaced(session: Session, activity: ActivityRecord, *, at: datetime) -> None:
    """Mark a revision as superseded."""
    session.connection().execute(_REPLACE, {**_key(activity), "replaced_at": at})


def find_activity(session: Session, user_id: str, goal_id: str, *, activity_id: str) -> ActivityRecord | None:
    """Return the newest revision of an activity of this goal, one that was undone included."""
    wanted = select(_activity).where(
        _activity.c.user_id == user_id,
        _activity.c.activity_id == activity_id,
        _activity.c.goal_id == goal_id,
        _IS_NEWEST,
    )
    row = session.connection().execute(wanted).first()
    return None if row is None else _record(row)


def activity_page(
    session: Session, user_id: str, goal_id: str, *, wanted: ActivityFilter, page: Page
) -> list[ActivityRecord]:
    """Return one page of a goal's activities: newest activity date first, then newest logged."""
    statement = (
        select(_activity).where(*_conditions(wanted)).order_by(*_NEWEST_FIRST).limit(page.size).offset(page.offset)
    )
    rows = session.connection().execute(statement, {"user_id": user_id, "goal_id": goal_id})
    return [_record(row) for row in rows]


def count_activities(session: Session, user_id: str, goal_id: str, *, wanted: ActivityFilter) -> int:
    """Return how many activities of a goal a filter lets through."""
    counting = select(func.count()).select_from(_activity).where(*_conditions(wanted))
    return int(session.connection().execute(counting, {"user_id": user_id, "goal_id": goal_id}).scalar_one())


def activities_of_day(session: Session, user_id: str, goal_id: str, *, day: date) -> list[ActivityRecord]:
    """Return the activities of one day of a goal in the order they were logged."""
    statement = select(_activity).where(*_OF_GOAL, _activity.c.activity_on == day).order_by(*_OLDEST_FIRST)
    rows = session.connection().execute(statement, {"user_id": user_id, "goal_id": goal_id})
    return [_record(row) for row in rows]


def all_activities(session: Session, user_id: str, goal_id: str) -> Iterator[ActivityRecord]:
    """Yield all activities of a goal, earliest by (activity date, logged at) first."""
    statement = select(_activity).where(*_OF_GOAL).order_by(*_OLDEST_FIRST)
    rows = session.connection().execute(statement, {"user_id": user_id, "goal_id": goal_id}).all()
    return (_record(row) for row in rows)


def set_amount(session: Session, activity: ActivityRecord, *, amount: int, is_rounded: bool) -> None:
    """Write an activity's amount in its goal's new unit; what was typed stays."""
    session.connection().execute(_REPLACE, {**_key(activity), "amount": amount, "is_rounded": is_rounded})


def _key(activity: ActivityRecord) -> dict[str, object]:
    return {
        "of_user": activity.user_id,
        "of_activity": activity.activity_id,
        "revision": activity.revision_id,
    }


def latest_activity(session: Session, user_id: str, goal_id: str) -> ActivityRecord | None:
    """Return the activity of any type that is latest by (activity date, logged at)."""
    return _first(session, user_id, goal_id, statement=_LATEST)


def earliest_activity(session: Session, user_id: str, goal_id: str) -> ActivityRecord | None:
    """Return the activity of any type that is earliest by (activity date, logged at)."""
    return _first(session, user_id, goal_id, statement=_EARLIEST)


def first_reading(session: Session, user_id: str, goal_id: str) -> ActivityRecord | None:
    """Return the earliest counted activity."""
    return _first(session, user_id, goal_id, statement=_FIRST_READING)


def last_readings(session: Session, user_id: str, goal_id: str, *, most: int) -> list[ActivityRecord]:
    """Return the latest counted activities, oldest of them first."""
    rows = _LAST_READINGS.all(session, {"user_id": user_id, "goal_id": goal_id, "most": most})
    return [_record(row) for row in reversed(rows)]


def last_written(
    session: Session, user_id: str, *, author_id: str | None = None, goal_id: str | None = None
) -> ActivityRecord | None:
    """Return the activity, not undone, that was logged last of a user's; of any author and goal, or of one."""
    statement = select(_activity).where(_activity.c.user_id == user_id, _IS_NEWEST, _activity.c.is_undone.is_(False))
    if author_id is not None:
        statement = statement.where(_activity.c.author_id == author_id)
    if goal_id is not None:
        statement = statement.where(_activity.c.goal_id == goal_id)
    row = session.connection().execute(statement.order_by(_activity.c.activity_id.desc()).limit(1)).first()
    return None if row is None else _record(row)


def _first(session: Session, user_id: str, goal_id: str, *, statement: Prepared) -> ActivityRecord | None:
    row = statement.first(session, {"user_id": user_id, "goal_id": goal_id})
    return None if row is None else _record(row)


def _conditions(wanted: ActivityFilter) -> Iterator[ColumnElement[bool]]:
    yield from _OF_GOAL
    if wanted.first_on is not None:
        yield _activity.c.activity_on >= wanted.first_on
    if wanted.last_on is not None:
        yield _activity.c.activity_on <= wanted.last_on
    if wanted.types:
        yield _activity.c.activity_type.in_(wanted.types)


def _record(row: Fetched) -> ActivityRecord:
    return ActivityRecord(
        activity_id=row.activity_id,
        revision_id=row.id,
        goal_id=row.goal_id,
        user_id=row.user_id,
        activity_type=ActivityType(row.activity_type),
        value=Amount(row.value),
        unit=row.unit,
        amount=Amount(row.amount),
        is_rounded=row.is_rounded,
        is_undone=row.is_undone,
        activity_on=row.activity_on,
        logged_at=row.logged_at,
        timezone=row.timezone,
        time_of_day=TimeOfDay(row.time_of_day),
        note=row.note,
        source=ActivitySource(row.source),
        location=row.location,
        context=row.context,
        attachments=row.attachments,
        device_info=row.device_info,
        author_id=row.author_id,
    )
