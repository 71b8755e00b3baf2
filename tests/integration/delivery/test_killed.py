"""Processes that deliver are killed in the middle of it: nothing is lost, and what comes twice says so."""

import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from bots.conversation.replies import Reply, Text
from bots.delivery.codec import reply_document
from bots.delivery.courier import MOST_AT_ONCE
from core.clock import utc_now
from core.db.database import Database
from core.db.tables import OutboxRow
from core.services.outbox import Outgoing, Place, Priority, State, queue
from tests.integration.delivery.delivering import PLATFORM
from tests.scenario.processes import ROOT

KILLS, CHATS, ROWS_A_KILL = 8, 40, 150
BOUND_SECONDS = 60


@pytest.mark.slow
def test_killed_couriers_lose_nothing_and_repeat_only_what_was_under_way(database: Database, tmp_path: Path) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    file = tmp_path / "delivered"
    queued = [row_id for _ in range(KILLS) for row_id in killed_in_the_middle(database, url, file)]
    with delivering(url, file):
        wait_until(lambda: waiting(database) == 0)
    lines = [line.split() for line in file.read_text().splitlines()]
    assert {row_id for row_id, _, _ in lines} == set(queued)
    assert states(database) == {State.SENT.value: KILLS * ROWS_A_KILL}
    counted = Counter(row_id for row_id, _, _ in lines)
    firsts = Counter(row_id for row_id, _, may_be_repeated in lines if may_be_repeated == "False")
    assert max(firsts.values()) == 1, "a repetition did not say so"
    assert sum(counted.values()) - len(counted) <= 2 * KILLS * MOST_AT_ONCE
    assert in_order(lines)


def killed_in_the_middle(database: Database, url: str, file: Path) -> list[str]:
    """Queue rows, let two processes deliver, and kill the one and then the other; return the rows' ids."""
    ids = database.write_now(put)
    lines = count(file)
    with delivering(url, file), delivering(url, file) as second:
        wait_until(lambda: count(file) >= lines + ROWS_A_KILL // 3)
        second.kill()
        wait_until(lambda: count(file) >= lines + ROWS_A_KILL // 2)
    return ids


def put(session: Session) -> list[str]:
    now = utc_now()
    things = [
        Outgoing(
            place=Place(platform=PLATFORM, tenant="1", address=str(number % CHATS)),
            payload=reply_document(Reply((Text(str(number)),))),
            locale="en",
            priority=Priority.REPLY,
        )
        for number in range(ROWS_A_KILL)
    ]
    return [str(queue(session, thing, now=now)) for thing in things]


@contextmanager
def delivering(url: str, file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process that delivers, and kill it when the block ends."""
    command = [sys.executable, "-m", "tests.integration.delivery.delivering", url, str(file)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def in_order(lines: list[list[str]]) -> bool:
    """Say whether each chat got its rows, repetitions aside, in the order of their ids."""
    seen: dict[str, list[str]] = {}
    for row_id, chat, _ in lines:
        if row_id not in seen.setdefault(chat, []):
            seen[chat].append(row_id)
    return all(ids == sorted(ids) for ids in seen.values())


def waiting(database: Database) -> int:
    return database.read_now(
        lambda session: session.exec(
            select(func.count()).select_from(OutboxRow).where(OutboxRow.state == State.QUEUED)
        ).one()
    )


def states(database: Database) -> dict[str, int]:
    rows = database.read_now(
        lambda session: session.exec(select(OutboxRow.state, func.count()).group_by(OutboxRow.state)).all()
    )
    return dict(rows)


def count(file: Path) -> int:
    return file.read_bytes().count(b"\n") if file.exists() else 0


def wait_until(condition: Callable[[], bool]) -> None:
    """Look again and again until a condition holds, within bounds."""
    ends = time.monotonic() + BOUND_SECONDS
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < ends
        pause.wait(0.01)
