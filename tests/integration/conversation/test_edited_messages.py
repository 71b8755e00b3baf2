"""Editing a message edits its entries; deleting it takes them back; again changes nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bots.conversation.incoming import Form
from core.db.database import Database
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

GOALS = ("new meditate 20 min daily", "new read 30 min daily", "streak yoga 30 days", "limit coffee 2 cups a day")


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk(*GOALS)
    return talk


def edited(talk: Talk, text: str, message: str = "1") -> str:
    return talk.write(text, message, form=Form.EDIT)


def deleted(talk: Talk, message: str = "1") -> str:
    return talk.write("", message, form=Form.DELETION)


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        ("meditate 10m", "meditate 15m", "Changed: Meditate 10 min → 15 min: 15/20 min today"),
        ("meditate 10m", "meditate 15m yesterday", "Changed: Meditate 10 min → 15 min yesterday: 15/20 min that day"),
        ("meditate 10m", "15 min", "Changed: Meditate 10 min → 15 min: 15/20 min today"),
        ("yoga", "yoga yesterday", "Changed: Yoga 1 day yesterday: 1 day in a row"),
    ],
)
def test_an_edit_changes_the_entry(talk: Talk, before: str, after: str, answer: str) -> None:
    talk.write(before, "1")
    assert answer in edited(talk, after)


@pytest.mark.parametrize("is_tapped", [True, False])
def test_an_edit_changes_the_entry_that_was_made_once_it_was_asked_about(talk: Talk, *, is_tapped: bool) -> None:
    talk.write("/log swim 2km", "1")
    made = talk.tap(talk.options()[0]) if is_tapped else talk.write("1", "2")
    assert "Swim +2 km" in made
    assert edited(talk, "/log swim 3km").startswith("Changed: Swim 2 km → 3 km")
    assert edited(talk, "/log swim 3km") == ""


def test_a_note_that_is_added_is_kept(talk: Talk) -> None:
    talk.write("meditate 10m", "1")
    edited(talk, "meditate 10m - in the park")
    assert "in the park" in talk("show meditate")


def test_an_entry_of_another_goal_takes_the_place_of_the_first(talk: Talk) -> None:
    talk.write("meditate 10m", "1")
    answer = edited(talk, "read 10m")
    assert "Undone: Meditate +10 min" in answer
    assert "Read +10 min: 10/30 min today" in answer
    assert "0/20 min today" in talk("list")


def test_an_edit_adds_entries_and_takes_them_back(talk: Talk) -> None:
    talk.write("meditate 10m, read 5m", "1")
    assert "Undone: Read +5 min" in edited(talk, "meditate 10m")
    assert edited(talk, "meditate 10m, coffee 1, yoga").count("\n") == 1
    assert edited(talk, "meditate 11m, coffee 1, yoga").startswith("Changed: Meditate 10 min → 11 min")


@pytest.mark.parametrize("after", ["meditate 15m", "read 10m", "meditate 10m, read 5m", "yoga"])
def test_an_edit_that_is_delivered_again_changes_nothing(talk: Talk, after: str) -> None:
    talk.write("meditate 10m", "1")
    edited(talk, after)
    entries = talk.entries()
    assert edited(talk, after) == ""
    assert talk.entries() == entries


@pytest.mark.parametrize("after", ["what was I thinking", "new swim 5 km weekly", "meditate 10 apples", "undo", "read"])
def test_an_edit_that_is_no_entry_changes_nothing(talk: Talk, after: str) -> None:
    talk.write("meditate 10m", "1")
    entries = talk.entries()
    assert edited(talk, after).startswith("I could not read the edited message as an entry")
    assert talk.entries() == entries


def test_an_edit_that_breaks_a_rule_changes_nothing_of_the_message(talk: Talk) -> None:
    talk.write("meditate 10m, yoga", "1")
    entries = talk.entries()
    assert "today and yesterday only" in edited(talk, "meditate 15m, yoga 5 days ago")
    assert talk.entries() == entries


def test_what_was_taken_back_does_not_come_back_by_an_edit(talk: Talk) -> None:
    talk.write("meditate 10m", "1")
    talk("undo")
    entries = talk.entries()
    assert "taken back already" in edited(talk, "meditate 15m")
    assert talk.entries() == entries


def test_an_edit_of_what_was_not_understood_is_as_good_as_new(talk: Talk) -> None:
    talk.write("mditat 10 mn plz", "1")
    assert "Meditate +10 min" in edited(talk, "meditate 10 min")
    assert "Meditate 10 min → 12 min" in edited(talk, "meditate 12 min")


def test_an_edit_does_not_make_a_second_goal(talk: Talk) -> None:
    talk.write("new swim 5 km weekly", "1")
    assert "did something else than log" in edited(talk, "new swimming 6 km weekly")
    assert "Swimming" not in talk("list")


def test_deleting_a_message_takes_its_entries_back_once(talk: Talk) -> None:
    talk.write("meditate 10m, read 5m", "1")
    assert deleted(talk).count("Undone") == 2
    assert deleted(talk) == ""
    assert "0/20 min today" in talk("list")


def test_deleting_what_logged_nothing_is_passed_over(talk: Talk) -> None:
    talk.write("thanks", "1")
    assert deleted(talk) == ""


def test_somebody_else_in_the_same_chat_edits_their_own_only(
    talk: Talk, database: Database, clock: SettableClock
) -> None:
    talk.write("meditate 10m", "1")
    other = Talk(database, clock, name="bob")
    other("new meditate 20 min daily")
    assert "Meditate +5 min: 5/20" in edited(other, "meditate 5m")
    assert "10/20 min today" in talk("list")


WORDS = ("meditate 10m", "meditate 3m yesterday", "read 5m", "meditate 1m, read 2m", "yoga", "skip yoga", "coffee 1")


@given(texts=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_editing_there_and_back_leaves_what_the_last_words_say(
    talk: Talk, clock: SettableClock, texts: list[str]
) -> None:
    clock.move(days=3)
    message = f"{clock()}"
    before = talk("list")
    talk.write(texts[0], message)
    first = talk("list")
    for text in (*texts[1:], texts[0]):
        edited(talk, text, message)
    assert talk("list") == first
    deleted(talk, message)
    assert talk("list") == before
