"""`delete me`: what would go is said, and only its own words or its button make it go."""

from collections.abc import Callable

import pytest

from bots.conversation.replies import Farewell
from tests.integration.conversation.conftest import Talk


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk("new read 30 min daily", "read 10", "read 5", "undo")
    return talk


def test_what_would_go_is_said_exactly(talk: Talk) -> None:
    answer = talk("delete me")
    assert "Goals: 1, entries: 1, API tokens: 0" in answer
    assert answer.splitlines()[1:] == ["  1  Keep everything", "  2  Delete all my data for good"]


def test_its_button_deletes_everything_of_that_person_alone(talk: Talk, somebody: Callable[[str], Talk]) -> None:
    bob = somebody("bob")
    bob("new read 30 min daily", "read 20")
    talk("delete me")
    talk.tap(talk.options()[1])
    assert talk.last.parts[0] == Farewell(
        "All your data is deleted. If you ever write again, you start afresh. Farewell!"
    )
    assert "Read" not in talk("list all")
    assert "20/30 min" in bob("read?")


def test_its_words_delete_everything(talk: Talk) -> None:
    talk("delete me")
    assert talk("delete all my data for good").startswith("All your data is deleted.")
    assert talk.entries() == 0


@pytest.mark.parametrize(
    "said", ["yes", "ok", "1", "no", "cancel", "delete me", "delete everything", "thanks", "read?"]
)
def test_nothing_less_deletes_anything(talk: Talk, said: str) -> None:
    talk("delete me", said)
    assert "10/30 min" in talk("read?")


def test_a_yes_is_asked_once_more(talk: Talk) -> None:
    question = talk("delete me")
    assert talk("yes") == question
    assert talk("2").startswith("All your data is deleted.")


def test_a_tap_that_comes_twice_finds_nothing_to_delete(talk: Talk) -> None:
    talk("delete me")
    button = talk.options()[1]
    talk.tap(button)
    talk("new read 30 min daily")
    talk.tap(button)
    assert "0/30 min" in talk("read?")
