"""Reminders that fall due in one minute, planned; and a tick that finds nothing among a million that are not due.

Planned: claimed, decided by what is done and wished, kept, queued for its chat, moved to its next moment. Beside it,
batch by batch, the driver alone inserts as many rows as are queued, one by one, as often committed. The process is
settled, and PostgreSQL has analyzed its tables, as it does by itself within a minute.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path

from sqlalchemy import insert, select, text
from sqlmodel import Session, SQLModel

from benchmarks.postgres import postgres_of_run
from benchmarks.promises import Promise, report, say
from core.db.database import Database
from core.db.opening import open_database
from core.db.prepared import Prepared
from core.db.tables import ChatAccountRow, GoalRow, OutboxRow, ReminderRow, UserRow
from core.db.tables.access import table_of
from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit
from core.domain.goal import Metric, Pattern, Status, Target
from core.domain.reminders import ReminderRule
from core.domain.schedule import default_schedule
from core.ids import new_id
from core.services.reminding import remind_due
from goalpost.memory import settle
from scheduler.ticks.remind import BATCH

DUE, ASLEEP = 100_000, 1_000_000
AT_ONCE = 10_000
EIGHT = datetime(2026, 3, 9, 8, tzinfo=UTC)
NEVER = datetime(2099, 1, 1, tzinfo=UTC)
IDLE_TICKS, IDLE_MS = 50, 5.0
RULE = ReminderRule(times=(wall_time(8),))
Rows = list[dict[str, object]]
_ALONE = Prepared(insert(table_of(OutboxRow)), [column.name for column in table_of(OutboxRow).columns])


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'goalpost.db'}")
        is_kept = report(f"{DUE:,} reminders of one minute, SQLite", promises(database, at_least=0.2))
        database.close()
    with postgres_of_run() as postgres:
        if postgres is None:
            return is_kept
        return report(f"{DUE:,} reminders of one minute, PostgreSQL", promises(postgres, at_least=0.25)) and is_kept


def promises(database: Database, *, at_least: float) -> Iterator[Promise]:
    """Yield what was measured on an empty database."""
    for _ in range(DUE // AT_ONCE):
        say("people with a reminder each")
        database.write_now(lambda session: seed(session, EIGHT, AT_ONCE))
    if database.engine.dialect.name == "postgresql":
        database.write_now(lambda session: session.connection().execute(text("ANALYZE")))
    settle()
    say("planning, and the driver alone")
    ours, alone = side_by_side(database)
    yield Promise("planned", ours, "rows/s")
    yield Promise("the driver alone, inserting what is queued", alone, "rows/s")
    yield Promise("planned / the driver alone", ours / alone, at_least=at_least)
    owner = database.read_now(
        lambda session: next(iter(session.connection().execute(select(table_of(ReminderRow)).limit(1))))
    )
    for _ in range(ASLEEP // AT_ONCE):
        say("a million more that are not due")
        database.write_now(lambda session: sleep(session, str(owner.user_id), str(owner.goal_id)))
    yield Promise(f"a tick with {ASLEEP:,} reminders, none due", idle(database), "ms", at_most=IDLE_MS)


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


def side_by_side(database: Database) -> tuple[float, float]:
    """Return how many reminders a second the tick plans, and how many such rows the driver inserts, batch by batch."""
    now, total, ours, alone = EIGHT + timedelta(seconds=1), 0, 0.0, 0.0
    while True:
        started = time.perf_counter()
        done = database.write_now(lambda session: remind_due(session, now=now, most=BATCH))
        ours += time.perf_counter() - started
        if not done:
            return total / ours, total / alone
        total += done
        rows = database.read_now(queued)
        started = time.perf_counter()
        database.write_now(lambda session, rows=rows: _ALONE.run_all(session, rows))  # type: ignore[misc]  # a default
        alone += time.perf_counter() - started


def queued(session: Session) -> Rows:
    """Return rows like those that were queued."""
    some = session.connection().execute(select(table_of(OutboxRow)).limit(BATCH)).mappings()
    return [{**row, "id": new_id(NEVER), "dedupe_key": None} for row in some]


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
