"""What grows with time alone is deleted once it has been kept long enough; all else stays."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, String, Table, func, insert, select
from sqlmodel import AutoString, Session, SQLModel

from core.db.database import Database
from core.db.queries.retention import old_rows
from core.db.tables.access import table_of
from core.services.goals import create_goal
from core.services.retention import DAY, KEPT, Kept, forget_old
from core.services.users import actor_named
from tests.integration.seeding import a_goal

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
STAY = {
    # What users made, and who they are.
    "activity", "app_user", "chat_account", "goal", "goal_alias", "goal_day", "notice_preference", "reminder", "team",
    "team_member", "timer",
    # One row for each of a kind that does not grow with time.
    "home_tab", "installation", "occasion",
    # Five rows a day, over all users.
    "day_figure",
}  # fmt: skip
SECOND = timedelta(seconds=1)


def test_of_every_table_it_is_known_whether_it_grows() -> None:
    purged = {table_of(kept.model).name for kept in KEPT}
    assert purged.isdisjoint(STAY)
    assert purged | STAY == set(SQLModel.metadata.tables) - {"alembic_version"}


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: f"{table_of(kept.model).name}.{kept.since}")
def test_rows_go_once_they_are_old_enough(database: Database, kept: Kept) -> None:
    table, limit = table_of(kept.model), NOW - kept.length
    step = DAY if isinstance(kept.column.type, Date) else SECOND

    def use_case(session: Session) -> tuple[int, int]:
        ids = _owner(session)
        for number, at in enumerate((limit - step, limit)):
            session.connection().execute(insert(table), _values(table, ids, number=number) | _at(kept.column, at))
        gone = forget_old(session, now=NOW, most=10)
        return gone, session.connection().execute(select(func.count()).select_from(table)).scalar_one()

    assert database.write_now(use_case) == (1, 1)


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: f"{table_of(kept.model).name}.{kept.since}")
def test_what_is_old_is_found_by_an_index(sqlite_database: Database, kept: Kept) -> None:
    def plan(session: Session) -> str:
        statement = old_rows(kept.column, before=NOW, most=10).compile(
            session.connection(), compile_kwargs={"literal_binds": True}
        )
        return str(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all())

    found = sqlite_database.read_now(plan)
    assert "SEARCH" in found
    assert "INDEX" in found


def _owner(session: Session) -> dict[str, str]:
    ada = actor_named(session, "ada", now=NOW)
    return {"user_id": ada.user_id, "goal_id": create_goal(session, ada, draft=a_goal(), now=NOW).id}


def _values(table: Table, ids: dict[str, str], *, number: int) -> dict[str, object]:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return a row of a table with what it cannot do without."""
    needed = [column for column in table.columns if not column.nullable]
    return {column.name: ids.get(column.name, _plain(column, number)) for column in needed}


def _plain(column: Column[object], number: int) -> object:
    match column.type:
        case Boolean():
            return False
        case Integer():
            return number
        case LargeBinary():
            return b""
        case JSON():
            return {}
        case Date():
            return NOW.date() + timedelta(days=number)
        case String():
            return f"{number:08}-0000-7000-8000-000000000000"
        case AutoString():
            return f"{number}"
        case _:
            return NOW + timedelta(days=800)


def _at(column: Column[object], at: datetime) -> dict[str, object]:
    return {column.name: at.date() if isinstance(column.type, Date) else at}
