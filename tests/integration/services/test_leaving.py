"""Whoever leaves leaves nothing behind, in any table there is or will be; everybody else keeps all."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import Table, func, insert, select
from sqlmodel import Session, SQLModel

from core.db.columns import ID
from core.db.database import Database
from core.db.queries.erasing import owned_by
from core.db.records import Actor
from core.db.tables import UserRow
from core.db.tables.access import table_of
from core.domain.errors import ErrorCode, GoalError
from core.domain.reminders import ReminderRule
from core.services.access import actor_of
from core.services.activities import log_activity
from core.services.goals import create_goal
from core.services.leaving import Holdings, holdings_of, leave
from core.services.users import actor_named, issue_token
from tests.integration.seeding import a_goal, a_log

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
SAMPLES: dict[type, object] = {int: 1, bool: False, date: NOW.date(), time: NOW.time(), bytes: b"x"}
OWNED = [table for table in SQLModel.metadata.sorted_tables if "user_id" in table.c]


def settled(session: Session, name: str) -> tuple[Actor, str]:
    """Make somebody with a row in every table that belongs to users; return them and a token of theirs."""
    actor = actor_named(session, name, now=NOW)
    goal = create_goal(session, actor, draft=a_goal(), now=NOW)
    log_activity(session, actor, goal.id, draft=a_log(), now=NOW)
    token = issue_token(session, actor, now=NOW)
    for table in OWNED:
        if not counted(session, table, actor):
            session.connection().execute(insert(table), sample(table, actor, goal_id=goal.id))
    return actor, token


def sample(table: Table, actor: Actor, *, goal_id: str) -> dict[str, object]:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return a row with something in each column that needs it."""
    known = {"user_id": actor.user_id, "goal_id": goal_id, "team_id": actor.user_id}
    needed = [column for column in table.columns if column.name in known or not column.nullable]
    samples = {column.name: SAMPLES.get(column.type.python_type, actor.name) for column in needed}
    instants = {name: NOW for name, value in samples.items() if name.endswith("_at") and not isinstance(value, time)}
    ids = {column.name: known.get(column.name, goal_id) for column in needed if column.type is ID}
    values = {"rule": ReminderRule(times=(NOW.time(),))} if "rule" in samples else {}
    return {**samples, **instants, **ids, **values}


def counted(session: Session, table: Table, actor: Actor) -> int:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Count the rows of somebody in a table."""
    owned = owned_by(table, actor.user_id)
    assert owned is not None
    return session.connection().execute(select(func.count()).select_from(table).where(owned)).scalar_one()


def test_nothing_is_left_of_who_leaves_and_everything_of_everybody_else(database: Database) -> None:
    def use_case(session: Session) -> None:
        ann, _ = settled(session, "ann")
        bob, _ = settled(session, "bob")
        tables = [*OWNED, table_of(UserRow)]
        before = {table.name: counted(session, table, bob) for table in tables}
        assert min(before.values()) > 0
        leave(session, ann)
        assert {table.name: counted(session, table, ann) for table in tables} == dict.fromkeys(before, 0)
        assert {table.name: counted(session, table, bob) for table in tables} == before

    database.write_now(use_case)


def test_every_table_that_points_to_users_or_goals_says_whose_its_rows_are() -> None:
    pointing = [
        table.name
        for table in SQLModel.metadata.sorted_tables
        if any(key.column.table.name in {"app_user", "goal"} for key in table.foreign_keys)
    ]
    assert set(pointing) <= {table.name for table in OWNED}


def test_a_token_ends_with_its_user(database: Database) -> None:
    token = database.write_now(lambda session: settled(session, "ann")[1])
    database.write_now(lambda session: leave(session, actor_of(session, token)))
    with pytest.raises(GoalError) as refused:
        database.read_now(lambda session: actor_of(session, token))
    assert refused.value.code is ErrorCode.UNAUTHORIZED


def test_what_somebody_has_is_counted(database: Database) -> None:
    def use_case(session: Session) -> Holdings:
        return holdings_of(session, settled(session, "ann")[0])

    assert database.write_now(use_case) == Holdings(goals=1, entries=1, tokens=1)
