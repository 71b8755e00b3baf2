"""Questions: answered once, by a number, words or a tap; kept in the database; forgotten when somebody goes on."""

import pytest
from sqlmodel import Session

from core.db.queries.chat import find_question
from core.services.users import actor_named
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

OVER = "That question is over, so this tap changed nothing."


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
    assert talk("12").startswith("Log 12 for which goal?")


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
    assert talk("med 10m").startswith("Log 10m for which goal? By “med” you may mean:")
    number = 1 + [line.strip()[3:] for line in talk("med 10m").splitlines()[1:]].index("Meditate")
    assert talk(str(number)).startswith("Meditate +10 min")
    assert talk("med 5m").startswith("Meditate +5 min")


def test_a_choice_that_does_not_fit_the_amount_is_not_remembered(talk: Talk) -> None:
    talk("new meditate 20 min daily", "new medication 2 pills daily", "med 10m")
    number = 1 + [line.strip()[3:] for line in talk("med 10m").splitlines()[1:]].index("Medication")
    assert talk(str(number)).startswith("Medication counts in pills.")
    assert talk("med 5m").startswith("Log 5m for which goal? By “med” you may mean:")


def test_a_misspelt_command_runs_nothing_until_it_is_chosen(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert talk("lgo meditate 10m") == "I do not know “lgo”. Did you mean:\n  1  log meditate 10m\n  2  no, nothing"
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
    assert elsewhere("12").startswith("Log 12 for Meditate?")


@pytest.mark.parametrize("text", ["0", "5", "99", "12345678901234567890"])
def test_a_number_that_is_no_option_chooses_nothing(talk: Talk, text: str) -> None:
    talk("/log meditate 10m", text)
    assert talk.entries() == 0


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("skip", "Skip which goal?"),
        ("archive", "Archive which goal?"),
        ("done", "Mark which goal as done?"),
        ("pause", "Pause which goal?"),
        ("3", "Log 3 for which goal?"),
    ],
)
def test_a_question_says_what_its_answer_does_and_offers_a_way_out(talk: Talk, said: str, asked: str) -> None:
    talk("new water 8 glasses daily", "new tea 3 cups daily")
    lines = talk(said).splitlines()
    assert lines == [asked, "  1  Water", "  2  Tea", "  3  no, nothing"]
    assert talk("3") == "All right, nothing was done."
    assert talk.entries() == 0


def test_of_more_goals_than_fit_in_a_question_another_may_be_typed(talk: Talk) -> None:
    talk(*(f"new {name} 20 min daily" for name in ("yoga", "piano", "german", "chess", "rowing", "singing")))
    lines = talk("skip").splitlines()
    assert lines[0] == "Skip which goal? There are 2 more: type a name."
    assert len(lines) == 5
    assert talk("singing").startswith("Singing skipped today")


@pytest.mark.parametrize("other", ["today", "list", "water 2", "undo", "new tea 3 cups daily"])
def test_a_question_that_is_passed_over_does_nothing(talk: Talk, other: str) -> None:
    talk("new water 8 glasses daily", "new yoga 20 min daily", "water 1", "archive", other)
    before = talk.entries()
    assert not talk("1").startswith("Water is archived")
    assert talk.entries() == before


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("tomorrow", "“tomorrow” has not come yet"),
        ("last week", "“last week” is more than one day."),
        ("31 feb", "“31 feb” is no day of the calendar."),
        ("2026-05-01", "“2026-05-01” has not come yet"),
    ],
)
def test_why_a_day_cannot_be_logged_is_said(talk: Talk, day: str, why: str) -> None:
    talk("new yoga 20 min daily")
    assert talk(f"yoga 20m {day}").startswith(why)
    assert talk("no") == "All right, nothing was done."
    assert talk.entries() == 0


@pytest.mark.parametrize("said", ["yoga 20m tomorrow", "yoga", "/log yoga", "yoga 5 km"])
def test_a_goal_that_is_put_away_is_not_said_to_be_missing(talk: Talk, said: str) -> None:
    talk("new yoga 20 min daily", "archive yoga")
    assert talk(said).splitlines() == [
        "Yoga is archived, so nothing was done.",
        "  1  restore Yoga",
        "  2  no, nothing",
    ]
    assert talk("1") == "Yoga is active again."


@pytest.mark.parametrize(
    "said",
    ["smoked 1 cigarette", "beer 2", "/log wine", "coffee 1 cup", "/log candy", "screen time 2h", "water 1 glass"],
)
def test_the_offers_for_a_new_goal_are_distinct(talk: Talk, said: str) -> None:
    options = [line[5:] for line in talk(said).splitlines()[1:]]
    assert len(options) == len(set(options)) > 2
    assert options[-1] == "no, nothing"


@pytest.mark.parametrize("said", ["smoked 1 cigarette", "beer 2", "/log wine", "coffee 1 cup", "screen time 2h"])
def test_what_people_want_less_of_is_offered_as_a_limit(talk: Talk, said: str) -> None:
    assert talk(said).splitlines()[1].startswith("  1  at most ")
    created, logged = talk("1").splitlines()
    assert ", at most " in created
    assert logged.endswith("(undo)")


def test_none_at_all_may_be_the_limit(talk: Talk) -> None:
    talk("smoked 1 cigarette")
    assert talk("3").splitlines()[0] == "New goal: Smoking, none a day."


def test_of_several_entries_the_question_names_the_one_that_lacks_something(talk: Talk) -> None:
    talk("new run 5 km weekly")
    talk("new read 10 pages daily")
    assert talk("read 5 and run") == "How much for Run, in km?"
    answer = talk("3 km")
    assert "Read +5 pages" in answer
    assert "Run +3 km" in answer


def test_yes_takes_the_first_offer_that_creates_and_logs(talk: Talk) -> None:
    talk("piano 10m")
    assert "Piano +10 min: 10/10 min today" in talk("yes")


def test_no_refuses_all_offers(talk: Talk) -> None:
    talk("piano 10m")
    talk("no")
    assert talk.entries() == 0
    assert talk("yes") == "There is no question open right now."
