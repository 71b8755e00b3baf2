"""`goalpost notices`: what was given up is seen and sent after all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from core.clock import utc_now
from core.db.opening import open_database
from core.domain.notices import Notice, NoticeKind
from core.services import outbox
from core.services.notices import notify_all
from core.services.outbox import Lease, Outgoing, Place, Priority
from core.services.users import actor_named
from tests.scenario.processes import run

THEN = datetime(2026, 3, 9, 12, 5, tzinfo=UTC)


def give_up(at: Path, *addresses: str) -> list[str]:
    """Queue something for each address, and give it up."""

    def use_case(session: Session) -> list[str]:
        for address in addresses:
            place = Place(platform="telegram", tenant="1", address=address)
            outbox.queue(session, Outgoing(place=place, payload={}, locale="en", priority=Priority.REPLY), now=THEN)
        lease = Lease("test", timedelta(seconds=30))
        rows = outbox.claim(session, "telegram", "1", lease=lease, now=THEN, most=9)
        for row in rows:
            outbox.mark_dead(session, row, lease.holder, now=THEN, error="no")
        return [row.id for row in rows]

    database = open_database(f"sqlite:///{at / 'data' / 'goalpost.db'}")
    ids = database.write_now(use_case)
    database.close()
    return ids


def test_what_was_given_up_is_listed_and_sent_once_more(tmp_path: Path) -> None:
    first, second = give_up(tmp_path, "10", "20")
    listed = run("notices", "list", at=tmp_path).out.splitlines()
    assert f"{first}  2026-03-09 12:05  telegram 10  1 tried  no" in listed
    assert len(listed) == 2
    assert run("notices", "retry", first, at=tmp_path).out == "1 to be sent once more\n"
    assert [line[:36] for line in run("notices", "list", at=tmp_path).out.splitlines()] == [second]
    assert run("notices", "retry", at=tmp_path).out == "1 to be sent once more\n"
    assert run("notices", "list", at=tmp_path).out == ""


def test_a_retry_of_nothing_is_refused_with_the_way_out(tmp_path: Path) -> None:
    ended = run("notices", "retry", "0", at=tmp_path)
    assert ended.code == 1
    assert ended.complaints == [
        "goalpost: nothing was given up under these ids; `goalpost notices list` shows what was"
    ]


def test_what_was_decided_is_counted_with_its_reason(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'data' / 'goalpost.db'}")

    def use_case(session: Session) -> None:
        now = utc_now()
        user_id = actor_named(session, "ann", now=now).user_id
        kinds = (NoticeKind.WEEKLY, NoticeKind.MONTHLY)
        notify_all(session, [Notice(kind=kind, user_id=user_id, occurrence="1", due_at=now) for kind in kinds], now=now)

    database.write_now(use_case)
    database.close()
    lines = run("notices", "decided", at=tmp_path).out.splitlines()
    assert [line.split() for line in lines] == [
        ["1", "monthly", "dropped", "(no_place)"],
        ["1", "weekly", "dropped", "(no_place)"],
    ]
