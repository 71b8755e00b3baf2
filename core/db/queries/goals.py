"""Goals: finding, listing, counting, inserting and changing them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session

from core.db.prepared import Prepared
from core.db.queries.goal_columns import changed_columns, goal_record
from core.db.records import GoalRecord
from core.db.tables import GoalRow
from core.db.tables.access import table_of
from core.domain.goal import Status

_goal = table_of(GoalRow)
_ONE = select(_goal).where(_goal.c.id == bindparam("goal_id"), _goal.c.user_id == bindparam("user_id"))
_VERSION = Prepared(
    select(_goal.c.version).where(_goal.c.id == bindparam("goal_id"), _goal.c.user_id == bindparam("user_id"))
)
_FIND = Prepared(_ONE)
_FIND_LOCKED = Prepared(_ONE.with_for_update(key_share=True))


def find_goal(session: Session, user_id: str, goal_id: str, *, is_locked: bool = False) -> GoalRecord | None:
    """Return a goal of this user; locked against other writers until the transaction ends, if so asked."""
    statement = _FIND_LOCKED if is_locked else _FIND
    row = statement.first(session, {"goal_id": goal_id, "user_id": user_id})
    return None if row is None else goal_record(row)


def goal_version(session: Session, user_id: str, goal_id: str) -> int | None:
    """Return the version of a goal of this user."""
    row = _VERSION.first(session, {"goal_id": goal_id, "user_id": user_id})
    return None if row is None else int(row.version)


def find_goals(session: Session, user_id: str, goal_ids: Iterable[str]) -> dict[str, GoalRecord]:
    """Return goals of this user by id."""
    wanted = select(_goal).where(_goal.c.user_id == user_id, _goal.c.id.in_(list(goal_ids)))
    return {row.id: goal_record(row) for row in session.connection().execute(wanted)}


def goals_with_ids(session: Session, goal_ids: Iterable[str]) -> dict[str, GoalRecord]:
    """Return goals by id, whosever they are: for what is no user's request."""
    wanted = select(_goal).where(_goal.c.id.in_(list(goal_ids)))
    return {row.id: goal_record(row) for row in session.connection().execute(wanted)}


def goals_by_status(session: Session, user_id: str, statuses: Sequence[Status]) -> list[GoalRecord]:
    """Return all goals of this user in any of these states, oldest first."""
    values = {f"status_{index}": status for index, status in enumerate(statuses)}
    return [goal_record(row) for row in _in_states(len(statuses)).all(session, {"user_id": user_id, **values})]


@lru_cache(maxsize=8)
def _in_states(count: int) -> Prepared:
    states = [bindparam(f"status_{index}", type_=_goal.c.status.type) for index in range(count)]
    wanted = select(_goal).where(_goal.c.user_id == bindparam("user_id"), _goal.c.status.in_(states))
    return Prepared(wanted.order_by(_goal.c.id))


def insert_goal(session: Session, values: Mapping[str, object]) -> None:
    """Insert a goal."""
    session.connection().execute(insert(_goal), dict(values))


def save_goal(session: Session, before: GoalRecord, after: GoalRecord, *, at: datetime) -> GoalRecord:
    """Write what differs between two states of a goal and return the new state: its version rises."""
    saved = after._replace(version=before.version + 1, updated_at=max(at, before.updated_at))
    columns = changed_columns(before, saved)
    _change(tuple(columns)).run(session, {"goal_id": before.id, **columns})
    return saved


@lru_cache(maxsize=256)
def _change(columns: tuple[str, ...]) -> Prepared:
    return Prepared(update(_goal).where(_goal.c.id == bindparam("goal_id")), columns)


def active_title(session: Session, user_id: str, title_key: str, *, but: str | None = None) -> str | None:
    """Return the title, as written, of this user's active goal of a title key, unless it is the goal `but`."""
    wanted = select(_goal.c.id, _goal.c.title).where(
        _goal.c.user_id == user_id, _goal.c.title_key == title_key, _goal.c.status == Status.ACTIVE
    )
    found = session.connection().execute(wanted).first()
    return None if found is None or found.id == but else str(found.title)


def forget_checkpoints(session: Session, user_id: str) -> None:
    """Drop the checkpoints of all goals of a user, whose calendar has changed; their versions rise."""
    every = update(_goal).where(_goal.c.user_id == user_id)
    session.connection().execute(every.values(checkpoint=None, version=_goal.c.version + 1))
