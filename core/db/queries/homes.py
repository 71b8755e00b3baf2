"""Home tabs: whose was opened when, what they show, and whose goals have changed since."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, update
from sqlmodel import Session

from core.db.prepared import Fetched
from core.db.queries.upsert import upsert
from core.db.tables import GoalRow, HomeTabRow, TeamMemberRow
from core.db.tables.access import table_of

_home = table_of(HomeTabRow)
_goal = table_of(GoalRow)
_member = table_of(TeamMemberRow)
_KEY = ("platform", "tenant", "account")


class HomeKey(NamedTuple):
    """Whose Home tab it is."""

    platform: str
    tenant: str
    account: str


class TurnRow(NamedTuple):
    """The turn that was taken, and which picture stood there in which file."""

    turn: int
    picture: str | None
    file_id: str | None


def open_home(session: Session, values: Mapping[str, object]) -> TurnRow:
    """Insert a Home tab, or take a turn of the one that is there."""
    put = upsert(session, _home).values({**values, "turn": 1})
    anew = {name: put.excluded[name] for name in values if name not in _KEY}
    put = put.on_conflict_do_update(index_elements=_KEY, set_={**anew, "turn": _home.c.turn + 1})
    return _taken(session.connection().execute(put.returning(*_TURN)).one())


def take_turn(session: Session, key: HomeKey, values: Mapping[str, object], *, due_by: datetime) -> TurnRow | None:
    """Take a turn of a Home tab that is due; None when it is not, or another process has it."""
    mine = update(_home).where(*_is(key), _home.c.due_at <= due_by).returning(*_TURN)
    row = session.connection().execute(mine.values({**values, "turn": _home.c.turn + 1})).first()
    return None if row is None else _taken(row)


def change_home(session: Session, key: HomeKey, values: Mapping[str, object]) -> None:
    """Write columns of a Home tab."""
    session.connection().execute(update(_home).where(*_is(key)), dict(values))


def turn_of(session: Session, key: HomeKey) -> int | None:
    """Return the turn of a Home tab."""
    return session.connection().execute(select(_home.c.turn).where(*_is(key))).scalar()


def file_of(session: Session, key: HomeKey) -> str | None:
    """Return the file in a Home tab, held against others until the transaction ends."""
    return session.connection().execute(select(_home.c.file_id).where(*_is(key)).with_for_update()).scalar()


def state_of_goals(session: Session, user_id: str) -> int:
    """Return a number that rises with each change to a user's goals, or those of their teams."""
    return int(session.connection().execute(select(_state(user_id))).scalar_one())


def stale_homes(
    session: Session, platform: str, tenant: str | None, *, opened_after: datetime, due_by: datetime, most: int
) -> list[HomeKey]:
    """Return Home tabs that are due and show their goals as they were, or may do so: first what has waited longest."""
    wanted = select(*(_home.c[name] for name in _KEY)).where(
        _home.c.platform == platform,
        _home.c.opened_at > opened_after,
        _home.c.due_at <= due_by,
        _home.c.shown.is_distinct_from(_state(_home.c.user_id)),
    )
    if tenant is not None:
        wanted = wanted.where(_home.c.tenant == tenant)
    return [HomeKey(*row) for row in session.connection().execute(wanted.order_by(_home.c.due_at).limit(most))]


_TURN = (_home.c.turn, _home.c.picture, _home.c.file_id)


def _taken(row: Fetched) -> TurnRow:
    return TurnRow(row.turn, row.picture, row.file_id)


def _is(key: HomeKey) -> tuple[ColumnElement[bool], ...]:
    return tuple(_home.c[name] == value for name, value in zip(_KEY, key, strict=True))


def _state(user_id: str | ColumnElement[str]) -> ColumnElement[int]:
    """Return the sum of all versions: each rises with every change of its goal; who leaves a team takes its sum off."""
    versions = select(func.coalesce(func.sum(_goal.c.version), 0))
    theirs = versions.join(_member, _member.c.team_id == _goal.c.user_id)
    theirs = theirs.where(_member.c.user_id == user_id, _member.c.left_at.is_(None))
    return versions.where(_goal.c.user_id == user_id).scalar_subquery() + theirs.scalar_subquery()
