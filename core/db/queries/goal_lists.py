"""Lists of goals: which, in which order, how many. One statement is prepared for each shape of filter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import BigInteger, Column, ColumnElement, bindparam, func, select
from sqlmodel import Session

from core.db.prepared import Prepared
from core.db.records import Page
from core.db.tables import GoalRow
from core.db.tables.access import table_of
from core.domain.goal import Pattern, Status

_goal = table_of(GoalRow)


class GoalSort(StrEnum):
    """The orders a list of goals comes in; ties go by id."""

    CREATED_ASC = "created_asc"
    CREATED_DESC = "created_desc"
    UPDATED_ASC = "updated_asc"
    UPDATED_DESC = "updated_desc"
    TITLE_ASC = "title_asc"
    TITLE_DESC = "title_desc"


@dataclass(frozen=True, slots=True)
class GoalFilter:
    """Which goals are wanted; an empty tuple means all. Without statuses, archived goals are left out."""

    statuses: tuple[Status, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalStamp:
    """A goal's id and version: enough to tell whether what one knows of it is current."""

    id: str
    version: int


def goal_stamps(
    session: Session, user_id: str, *, wanted: GoalFilter, sort: GoalSort, page: Page
) -> tuple[list[GoalStamp], int]:
    """Return one page of a user's goals, as stamps, and how many goals there are in all."""
    values = _values(user_id, wanted)
    asked = {**values, "most": page.size + 1, "before": page.offset}
    rows = _page(sort, *_shape(wanted)).all(session, asked)
    stamps = [GoalStamp(row.id, row.version) for row in rows[: page.size]]
    if page.number == 1 and len(rows) <= page.size:
        return stamps, len(stamps)
    return stamps, _counted(session, values, wanted)


def count_goals(session: Session, user_id: str, wanted: GoalFilter) -> int:
    """Return how many goals of a user a filter lets through."""
    return _counted(session, _values(user_id, wanted), wanted)


def _counted(session: Session, values: dict[str, object], wanted: GoalFilter) -> int:
    row = _count(*_shape(wanted)).first(session, values)
    return 0 if row is None else int(row.goals)


def _shape(wanted: GoalFilter) -> tuple[int, int, int]:
    return len(wanted.statuses), len(wanted.patterns), len(wanted.categories)


def _values(user_id: str, wanted: GoalFilter) -> dict[str, object]:
    lists: dict[str, Sequence[str]] = {
        "status": wanted.statuses,
        "pattern": wanted.patterns,
        "category": wanted.categories,
    }
    named = {f"{name}_{index}": value for name, values in lists.items() for index, value in enumerate(values)}
    return {"user_id": user_id, **named}


@lru_cache(maxsize=256)
def _page(sort: GoalSort, statuses: int, patterns: int, categories: int) -> Prepared:
    found = select(_goal.c.id, _goal.c.version).where(*_conditions(statuses, patterns, categories))
    most, before = bindparam("most", type_=BigInteger), bindparam("before", type_=BigInteger)
    return Prepared(found.order_by(_ORDER[sort], _goal.c.id).limit(most).offset(before))


@lru_cache(maxsize=256)
def _count(statuses: int, patterns: int, categories: int) -> Prepared:
    counting = select(func.count().label("goals")).select_from(_goal)
    return Prepared(counting.where(*_conditions(statuses, patterns, categories)))


def _conditions(statuses: int, patterns: int, categories: int) -> Iterator[ColumnElement[bool]]:
    yield _goal.c.user_id == bindparam("user_id")
    yield _among(_goal.c.status, "status", statuses) if statuses else _goal.c.status != Status.ARCHIVED
    if patterns:
        yield _among(_goal.c.pattern, "pattern", patterns)
    if categories:
        yield _among(_goal.c.category, "category", categories)


def _among(column: Column[str], name: str, count: int) -> ColumnElement[bool]:
    return column.in_([bindparam(f"{name}_{index}", type_=column.type) for index in range(count)])


_ORDER = {
    GoalSort.CREATED_ASC: _goal.c.created_at.asc(),
    GoalSort.CREATED_DESC: _goal.c.created_at.desc(),
    GoalSort.UPDATED_ASC: _goal.c.updated_at.asc(),
    GoalSort.UPDATED_DESC: _goal.c.updated_at.desc(),
    GoalSort.TITLE_ASC: _goal.c.title_key.asc(),
    GoalSort.TITLE_DESC: _goal.c.title_key.desc(),
}
