"""Questions: answered once, by a number, words or a tap; kept in the database; forgotten when somebody goes on."""

import pytest
from sqlmodel import Session

from core.db.queries.chat import find_question
from core.services.users import actor_named
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

OVER = "That question is over. Please say it again."


def test_one_answer_creates_the_goal_and_logs_the_amount(talk: Talk) -> None:
    talk("/log meditate 10m")
    assert "Meditate +10 min: 10/20 min today" in talk("2")


def test_a_tap_answers_like_its_number(talk: Talk) -> None:
    talk("/log meditate 10m")
    assert "Meditate +10 min: 10/20 min today" in talk.tap(talk.options()[1])


def test_an_answered_question_is_closed(talk: Talk) -> None:
    talk("/log meditate 10m")
    first = talk.options()[0]
    talk("1")
    before = talk.entries()
    assert talk.tap(first) == OVER
    assert talk.entries() == before


def test_a_button_of_an_earlier_question_answers_nothing(talk: Talk) -> None:
    talk("/log meditate 10m")
    earlier = talk.options()[0]
    talk("/log swim 2km")
    assert talk.tap(earlier) == OVER
    assert talk.entries() == 0


def test_a_clear_command_takes_the_place_of_a_question(talk: Talk) -> None:
    talk("new meditate 20 min daily", "new water 8 glasses daily", "meditate")
    assert talk("water 2").startswith("Water +2 glasses")
    assert talk("12").startswith("Which goal?")


def test_small_talk_leaves_a_question_open(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate", "hello")
    assert talk("12").startswith("Meditate +12 min")


def test_no_answers_a_question_and_nothing_is_logged(talk: Talk) -> None:
    talk("/log meditate 10m")
    assert talk("no") == "All right, nothing was done."
    assert talk.entries() == 0


def test_a_bare_amount_answers_how_much(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate")
    assert talk("1h").startswith("Meditate +60 min")


def test_the_choice_between_two_goals_is_remembered(talk: Talk) -> None:
    talk("new meditate 20 min daily", "new medication 30 min daily")
    assert talk("med 10m").startswith("Which goal do you mean by “med”?")
    number = 1 + [line.strip()[3:] for line in talk("med 10m").splitlines()[1:]].index("Meditate")
    assert talk(str(number)).startswith("Meditate +10 min")
    assert talk("med 5m").startswith("Meditate +5 min")


def test_a_choice_that_does_not_fit_the_amount_is_not_remembered(talk: Talk) -> None:
    talk("new meditate 20 min daily", "new medication 2 pills daily", "med 10m")
    number = 1 + [line.strip()[3:] for line in talk("med 10m").splitlines()[1:]].index("Medication")
    assert talk(str(number)).startswith("Medication counts in pills.")
    assert talk("med 5m").startswith("Which goal do you mean by “med”?")


def test_a_misspelt_command_runs_nothing_until_it_is_chosen(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert talk("lgo meditate 10m") == "I do not know “lgo”. Did you mean:\n  1  log meditate 10m"
    assert talk.entries() == 0
    assert talk("1").startswith("Meditate +10 min")


def test_a_unit_of_another_kind_is_asked_about(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert talk("meditate 5km").startswith("Meditate counts in min. Did you mean 5 min?")
    assert talk.entries() == 0
    assert talk("yes").startswith("Meditate +5 min")


def test_many_entries_are_confirmed_first(talk: Talk) -> None:
    talk("new water 8 glasses daily", "new tea 3 cups daily", "new meditate 20 min daily", "new read 30 min daily")
    assert talk("water 2, tea 1, meditate 10m, read 20m").startswith("Log these 4?")
    assert talk.entries() == 0
    assert talk("yes").count("(undo)") == 4


def test_an_old_question_is_not_answered_by_a_number(talk: Talk, clock: SettableClock) -> None:
    talk("/log meditate 10m")
    clock.move(hours=13)
    talk("1")
    assert talk.entries() == 0


def test_the_open_question_is_in_the_database(talk: Talk) -> None:
    talk("/log meditate 10m")

    def kind(session: Session) -> str | None:
        actor = actor_named(session, talk.name, now=talk.clock())
        found = find_question(session, actor.user_id, channel="terminal", conversation="home")
        return None if found is None else found.kind

    assert talk.database.write_now(kind) == "offer"


def test_a_question_in_one_conversation_is_not_open_in_another(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate")
    elsewhere = Talk(talk.database, talk.clock, channel="other")
    assert elsewhere("12").startswith("Which goal?")


@pytest.mark.parametrize("text", ["0", "5", "99", "12345678901234567890"])
def test_a_number_that_is_no_option_chooses_nothing(talk: Talk, text: str) -> None:
    talk("/log meditate 10m", text)
    assert talk.entries() == 0
