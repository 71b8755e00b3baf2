"""Reminders that fall due in one minute, planned; and a tick that finds nothing among a million that are not due.

Planned: claimed, decided by what is done and wished, kept, queued for its chat, moved to its next moment. Beside it
stands the driver alone, which inserts as many rows as are queued, as often committed.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path

from sqlalchemy import insert, select
from sqlmodel import Session, SQLModel

from benchmarks.postgres import postgres_of_run
from benchmarks.promises import Promise, report, say
from core.db.database import Database
from core.db.opening import open_database
from core.db.queries.outbox import insert_all_outgoing
from core.db.tables import ChatAccountRow, GoalRow, OutboxRow, ReminderRow, UserRow
from core.db.tables.access import table_of
from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit
from core.domain.goal import Metric, Pattern, Status, Target
from core.domain.reminders import ReminderRule
from core.domain.schedule import default_schedule
from core.ids import new_id
from core.services.reminding import remind_due
from scheduler.ticks.remind import BATCH

DUE, ASLEEP = 100_000, 1_000_000
AT_ONCE = 10_000
EIGHT = datetime(2026, 3, 9, 8, tzinfo=UTC)
NEVER = datetime(2099, 1, 1, tzinfo=UTC)
IDLE_TICKS = 50
RULE = ReminderRule(times=(wall_time(8),))
Rows = list[dict[str, object]]


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'goalpost.db'}")
        is_kept = report(f"{DUE:,} reminders of one minute, SQLite", promises(database, idle_ms=5.0))
        database.close()
    with postgres_of_run() as postgres:
        if postgres is None:
            return is_kept
        return report(f"{DUE:,} reminders of one minute, PostgreSQL", promises(postgres, idle_ms=5.0)) and is_kept


def promises(database: Database, *, idle_ms: float) -> Iterator[Promise]:
    """Yield what was measured on an empty database."""
    for _ in range(DUE // AT_ONCE):
        say("people with a reminder each")
        database.write_now(lambda session: seed(session, EIGHT, AT_ONCE))
    say("planning")
    ours = planned(database)
    say("the driver alone")
    alone = inserted(database)
    yield Promise("planned", ours, "rows/s")
    yield Promise("the driver alone, inserting what is queued", alone, "rows/s")
    yield Promise("planned / the driver alone", ours / alone, at_least=0.1)
    owner = database.read_now(
        lambda session: next(iter(session.connection().execute(select(table_of(ReminderRow)).limit(1))))
    )
    for _ in range(ASLEEP // AT_ONCE):
        say("a million more that are not due")
        database.write_now(lambda session: sleep(session, str(owner.user_id), str(owner.goal_id)))
    yield Promise(f"a tick with {ASLEEP:,} reminders, none due", idle(database), "ms", at_most=idle_ms)


def seed(session: Session, at: datetime, count: int) -> None:
    """Insert people with a goal, a chat and a reminder that is due at an instant."""
    users: Rows = [_user(number) for number in range(count)]
    goals: Rows = [_goal(str(user["id"])) for user in users]
    chats: Rows = [_chat(str(user["id"])) for user in users]
    reminders: Rows = [_reminder(str(goal["user_id"]), str(goal["id"]), at) for goal in goals]
    for table, rows in ((UserRow, users), (GoalRow, goals), (ChatAccountRow, chats), (ReminderRow, reminders)):
        _insert(session, table, rows)


def sleep(session: Session, user_id: str, goal_id: str) -> None:
    """Insert reminders that are not due in this century."""
    _insert(session, ReminderRow, [_reminder(user_id, goal_id, NEVER) for _ in range(AT_ONCE)])


def planned(database: Database) -> float:
    """Return how many reminders a second the tick plans, in its own batches."""
    started, now, total = time.perf_counter(), EIGHT + timedelta(seconds=1), 0
    while done := database.write_now(lambda session: remind_due(session, now=now, most=BATCH)):
        total += done
    return total / (time.perf_counter() - started)


def inserted(database: Database) -> float:
    """Return how many rows a second the driver inserts that are like those that were queued."""

    def queued(session: Session) -> Rows:
        outbox = table_of(OutboxRow)
        return [dict(row) for row in session.connection().execute(select(outbox).limit(AT_ONCE)).mappings()]

    rows = database.read_now(queued)
    started = time.perf_counter()
    for at in range(0, len(rows), BATCH):
        fresh = [{**row, "id": new_id(NEVER), "dedupe_key": None} for row in rows[at : at + BATCH]]
        database.write_now(lambda session, fresh=fresh: insert_all_outgoing(session, fresh))  # type: ignore[misc]  # a default
    return len(rows) / (time.perf_counter() - started)


def idle(database: Database) -> float:
    """Return the milliseconds of a tick that finds nothing."""
    now = EIGHT + timedelta(minutes=1)
    started = time.perf_counter()
    for _ in range(IDLE_TICKS):
        database.write_now(lambda session: remind_due(session, now=now, most=BATCH))
    return (time.perf_counter() - started) / IDLE_TICKS * 1000


def _insert(session: Session, table: type[SQLModel], rows: Rows) -> None:
    session.connection().execute(insert(table_of(table)), rows)


def _user(number: int) -> dict[str, object]:
    user_id = new_id(EIGHT)
    calendar = {"timezone": "UTC", "day_starts_at": 0, "week_start": "monday", "locale": "en"}
    return {"id": user_id, "name": f"user {number} {user_id}", "created_at": EIGHT, **calendar}


def _goal(user_id: str) -> dict[str, object]:
    pattern = Pattern.RECURRING
    return {
        "id": new_id(EIGHT),
        "user_id": user_id,
        "title": "Read",
        "title_key": "read",
        "category": "learning",
        "pattern": pattern.value,
        "status": Status.ACTIVE.value,
        "target": Target(Metric.DURATION, Amount(30_000_000), "min", period=PeriodUnit.DAY),
        "schedule": default_schedule(pattern),
        "pauses": (),
        "created_at": EIGHT,
        "updated_at": EIGHT,
    }


def _chat(user_id: str) -> dict[str, object]:
    chat = {"platform": "telegram", "tenant": "1", "account": user_id, "private_address": user_id}
    return {**chat, "user_id": user_id, "created_at": EIGHT, "used_at": EIGHT}


def _reminder(user_id: str, goal_id: str, at: datetime) -> dict[str, object]:
    key = {"user_id": user_id, "id": new_id(EIGHT), "goal_id": goal_id, "kind": "own", "rule": RULE}
    return {**key, "is_on": True, "next_at": at, "next_on": at.date(), "created_at": EIGHT, "updated_at": EIGHT}


if __name__ == "__main__":
    raise SystemExit(not main())
