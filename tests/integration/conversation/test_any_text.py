"""Whatever is typed gets an answer, and what is not an entry logs nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bots.conversation.grammar.languages import ENGLISH
from bots.conversation.replies import Said
from tests.integration.conversation.conftest import Talk
from tests.sqlite import new_database

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
WORDS = (
    "log", "done", "skip", "no", "undo", "oops", "new", "list", "today", "show", "meditate", "gym", "coffee", "weight",
    "books", "meditation", "10m", "5km", "3", "-2", "=4", "++", "--", "yesterday", "till fri", "pause", "resume", "all",
    "restore", "archive", "complete", "rename", "to", "alias", "=", "help", "yes", "no", "1", "2", "/", "[", "]", '"',
    "#x", "//", "daily", "by june", "limit", "streak", "timezone", "paris", "daystart", "week", "?", "and", ",", "\n",
    "½", "½ h", "80%", "1e9", "9" * 30,
)  # fmt: skip
messages = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def chatter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """Give a person with one goal of each kind, to whom all examples talk."""
    database = new_database(tmp_path_factory.mktemp("chatter"))
    talk = Talk(database, lambda: NOW)
    talk(
        "new meditate 20 min daily",
        "streak gym 30 days",
        "limit coffee 2/day",
        "weight 75kg -> 70kg",
        "new books 12 books",
    )
    yield talk
    database.close()


@given(text=st.text(max_size=80) | messages)
@example(text="")
@example(text="\x00")
@example(text="meditate 10m \ud800")
@example(text="9" * 400)
def test_any_text_gets_an_answer(chatter: Talk, text: str) -> None:
    assert chatter(text).strip()


@given(text=st.text(max_size=80) | messages)
def test_whatever_is_written_to_the_log_is_confirmed(chatter: Talk, text: str) -> None:
    before = chatter.entries()
    chatter(text)
    is_confirmed = any(isinstance(part, Said) for part in chatter.last.parts)
    assert is_confirmed == (chatter.entries() > before)


@pytest.mark.parametrize("text", sorted(ENGLISH.smalltalk)[::7])
def test_small_talk_is_answered_and_logs_nothing(talk: Talk, text: str) -> None:
    talk("new meditate 20 min daily", "streak gym 30 days")
    assert talk(text).strip()
    assert talk.entries() == 0


@pytest.mark.parametrize(
    "text",
    [
        "10m",
        "10",
        "meditate?",
        "meditate",
        "lgo meditate 10m",
        "I will meditate tomorrow",
        "list",
        "today",
        "help meditate",
        "show gym",
        "weight",
        "/start",
        "gym tomorrow",
        "meditate 5km",
    ],
)
def test_what_is_no_clear_entry_logs_nothing(talk: Talk, text: str) -> None:
    talk("new meditate 20 min daily", "streak gym 30 days", "weight 75kg -> 70kg")
    assert talk(text).strip()
    assert talk.entries() == 0
