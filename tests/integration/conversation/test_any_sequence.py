"""Whatever is said and tapped, in whatever order: there is an answer, never a failure, never half a change."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, func, select

from bots.conversation.replies import Created, Said
from core.db.database import Database
from core.db.tables import ActivityRow, GoalRow
from core.ids import new_id
from tests.integration.conversation.conftest import Talk
from tests.sqlite import new_database

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
FOREIGN = ("q:none:0", f"q:{new_id(NOW)}:0", "undo:none", f"undo:{new_id(NOW)}", "q:", "", "undo:", "x" * 64)
TEXTS = (
    "/start", "new", "new goal", "templates", "templates health", "suggest", "skip", "cancel", "no", "yes", "1", "2",
    "3", "4", "paris", "usa", "yoga", "read", "gym", "regular", "streak", "limit", "number", "measure", "20 min",
    "20 min a day", "3 times", "every week", "30", "none", "80 -> 75 kg", "12 books", "june 30", "2020-01-01",
    "no deadline", "new from water", "water", "weight", "save", "meditate 10m", "read 20m", "coffee 2", "done gym",
    "water 2, read 10m, gym 1, coffee 1", "undo", "oops 15", "list", "today", "week", "help", "thanks", "settings",
    "archive read", "restore read", "rename read to books", "pause all", "resume", "\n", "🙂", "new\nread 5m", "?",
)  # fmt: skip

typed = st.sampled_from(TEXTS) | st.text(max_size=20)
tapped = st.integers(0, 30) | st.sampled_from(FOREIGN)
steps = st.lists(typed | tapped, min_size=1, max_size=12)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give one database, in which every example is somebody new."""
    database = new_database(tmp_path_factory.mktemp("sequences"))
    yield database
    database.close()


NAMES = map("somebody-{}".format, count())


def rows(talk: Talk) -> tuple[int, int]:
    """Count everybody's goals and activities."""

    def counted(session: Session) -> tuple[int, int]:
        return (
            session.exec(select(func.count()).select_from(GoalRow)).one(),
            session.exec(select(func.count()).select_from(ActivityRow)).one(),
        )

    return talk.database.read_now(counted)


@settings(max_examples=60)
@given(sequence=steps)
def test_any_sequence_is_answered_and_what_changed_is_said(place: Database, sequence: Sequence[str | int]) -> None:
    talk = Talk(place, lambda: NOW, name=next(NAMES))
    seen: list[str] = []
    for step in sequence:
        before = rows(talk)
        match step:
            case int() if seen:
                answer = talk.tap(seen[step % len(seen)])
            case int():
                continue
            case str() if step in FOREIGN:
                answer = talk.tap(step)
            case _:
                answer = talk(step)
        goals, entries = (after - past for after, past in zip(rows(talk), before, strict=True))
        parts = talk.last.parts
        assert answer.strip()
        assert goals == sum(isinstance(part, Created) for part in parts)
        assert (entries > 0) == any(isinstance(part, Said) for part in parts)
        seen += [option for option in talk.options() if option not in seen]
        assert len(talk.options()) <= 4


@settings(max_examples=30)
@given(sequence=st.lists(typed, min_size=1, max_size=6))
def test_a_tap_given_twice_has_one_effect(place: Database, sequence: Sequence[str]) -> None:
    talk = Talk(place, lambda: NOW, name=next(NAMES))
    talk(*sequence)
    for choice in talk.options()[:1]:
        talk.tap(choice)
        once = rows(talk)
        talk.tap(choice)
        assert rows(talk) == once
