"""Many rows written at once say what one row at a time says, on either database."""

from datetime import UTC, datetime, timedelta, timezone

from sqlmodel import Session, col, select

from core.db.database import Database
from core.db.queries.many import inserts, updates
from core.db.tables import NoticeRow
from core.db.tables.access import table_of
from core.ids import new_id
from core.services.users import actor_named

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
COLUMNS = ("user_id", "key", "kind", "goal_id", "fate", "reason", "facts", "arisen_at", "due_at")
Row = dict[str, object]


def rows_of(database: Database, *shapes: Row) -> list[Row]:
    """Return notices of one user that differ as is said."""
    user_id = database.write_now(lambda session: actor_named(session, "Ada", now=NOON)).user_id
    blank = {**dict.fromkeys(COLUMNS), "user_id": user_id, "kind": "reminder", "fate": "queued"}
    return [{**blank, "key": str(at), "arisen_at": NOON, "due_at": NOON, **shape} for at, shape in enumerate(shapes)]


def written(database: Database, rows: list[Row]) -> None:
    """Insert notices."""
    database.write_now(lambda session: inserts(table_of(NoticeRow), COLUMNS).write(session, rows))


def kept(database: Database) -> list[Row]:
    """Return all notices, by key."""

    def read(session: Session) -> list[Row]:
        return [row.model_dump() for row in session.exec(select(NoticeRow).order_by(col(NoticeRow.key)))]

    return database.read_now(read)


def test_values_of_all_kinds_come_back_as_they_went_in(database: Database) -> None:
    rows = rows_of(
        database,
        {"key": "1 'quoted' \"twice\" {a,b} \\N % :name ?"},
        {"key": "2 ünï 🎉\nnull", "goal_id": new_id(NOON), "facts": {"on": None, "deep": [{"text": "it's"}, 1, True]}},
        {"facts": {}, "due_at": NOON + timedelta(microseconds=1)},
    )
    written(database, rows)
    assert kept(database) == sorted(rows, key=lambda row: str(row["key"]))


def test_an_instant_of_another_zone_is_the_same_instant(database: Database) -> None:
    abroad = NOON.astimezone(timezone(timedelta(hours=5, minutes=45)))
    written(database, rows_of(database, {"due_at": abroad}))
    assert [row["due_at"] for row in kept(database)] == [NOON]


def test_a_row_that_is_there_stays_as_it_is(database: Database) -> None:
    first, second = rows_of(database, {"key": "same"}, {"key": "same", "kind": "badge"})
    written(database, [first, second])
    written(database, [second])
    assert kept(database) == [first]


def test_each_row_is_changed_by_its_key_and_no_other(database: Database) -> None:
    rows = rows_of(database, {"reason": "off"}, {"reason": "off"}, {"reason": "off"})
    written(database, rows)
    changes: list[Row] = [
        {"of_user_id": rows[0]["user_id"], "of_key": "0", "reason": None, "due_at": NOON + timedelta(hours=1)},
        {"of_user_id": rows[0]["user_id"], "of_key": "2", "reason": "late", "due_at": NOON},
    ]
    change = updates(table_of(NoticeRow), ("reason", "due_at"))
    database.write_now(lambda session: change.write(session, changes))
    assert [(row["reason"], row["due_at"]) for row in kept(database)] == [
        (None, NOON + timedelta(hours=1)),
        ("off", NOON),
        ("late", NOON),
    ]


def test_no_rows_are_nothing_to_do(database: Database) -> None:
    written(database, [])
    assert kept(database) == []
