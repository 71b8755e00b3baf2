"""The past is editable: undo and corrections, each idempotent."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.conversation.conftest import Talk

Somebody = Callable[[str], Talk]


def test_undo_takes_back_the_last_entry(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate 10m", "meditate 5m")
    assert talk("undo").startswith("Undone: Meditate +5 min. Now 10/20 min today")
    assert talk("undo").startswith("Undone: Meditate +10 min. Now 0/20 min today")
    assert talk("undo") == "There is nothing to undo."


def test_undo_of_a_goal_leaves_the_others(talk: Talk) -> None:
    talk("new meditate 20 min daily", "new water 8 glasses daily", "meditate 10m", "water 2")
    assert talk("undo meditate").startswith("Undone: Meditate +10 min")
    assert "2/8 glasses" in talk("list")


def test_an_undo_button_works_once_however_often_it_is_tapped(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate 10m", "meditate 5m")
    token = talk.undo_token()
    assert talk.tap(token).startswith("Undone: Meditate +5 min. Now 10/20 min")
    assert talk.tap(token) == "That was taken back already."
    assert "10/20 min" in talk("list")


def test_an_undo_button_of_somebody_else_finds_nothing(talk: Talk, somebody: Somebody) -> None:
    talk("new meditate 20 min daily", "meditate 10m")
    assert somebody("bob").tap(talk.undo_token()).startswith("I cannot find that entry.")
    assert "10/20 min" in talk("list")


def test_a_made_up_button_finds_nothing(talk: Talk) -> None:
    assert talk.tap("undo:1").startswith("I cannot find that entry.")
    assert talk.tap("q:1:1") == "That question is over, so this tap changed nothing."
    assert talk.tap("") == "That question is over, so this tap changed nothing."


def test_oops_corrects_the_last_entry(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate 10m")
    assert talk("oops 15").startswith("Changed: Meditate 10 min → 15 min: 15/20 min today")
    assert talk("change last to 1h").startswith("Changed: Meditate 15 min → 60 min")


def test_oops_reads_a_unit_as_the_goal_does(talk: Talk) -> None:
    talk("new run 20 km weekly", "run 5km")
    assert talk("oops 800m").startswith("Changed: Run 5 km → 0.8 km")
    assert talk("oops 10 min").startswith("Run counts in km.")


def test_oops_moves_the_last_entry_to_another_day(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate 10m")
    assert talk("change last to yesterday").startswith("Changed: Meditate 10 min yesterday")
    assert "0/20 min today" in talk("list")


def test_oops_after_taking_away_takes_away_the_right_amount(talk: Talk) -> None:
    talk("new water 8 glasses daily", "water 5", "water -1")
    assert "3/8 glasses" in talk("oops 2")


def test_oops_without_any_entry_says_so(talk: Talk) -> None:
    assert talk("oops 15") == "There is no entry to correct."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(minutes=st.integers(1, 600))
def test_log_then_undo_leaves_the_list_as_it_was(talk: Talk, minutes: int) -> None:
    talk("new meditate 20 min daily")
    before = talk("list")
    talk(f"meditate {minutes}m")
    talk.tap(talk.undo_token())
    assert talk("list") == before
