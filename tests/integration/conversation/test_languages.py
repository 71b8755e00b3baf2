"""Somebody chooses a language, and is answered in it; in every locale there is an answer."""

import pytest

from bots.conversation.replies import Choice
from tests.integration.conversation.conftest import Talk

LOCALES = ("de", "de-AT", "en-US", "fr-FR", "ja", "ru", "ar", "pt-BR", "hi", "zh-Hant", "sv", "tr")
TYPED = (
    "/start", "skip", "new meditate 20 min daily", "meditate 1234.5", "streak yoga 30 days", "yoga", "yoga yesterday",
    "weight 75kg -> 70kg by june", "weight 74", "limit coffee 2 cups a day", "coffee 3", "save $5000 by december",
    "save 99.95", "today", "list", "show meditate", "week", "month", "chart weight", "chart coffee", "undo", "oops 15",
    "blorp", "read 10m", "10m", "lgo yoga", "yoga tomorrow", "help", "help new", "templates", "suggest", "settings",
    "pause yoga until dec 1", "vacation dec 10-20", "resume", "start meditate", "stop", "new", "cancel", "delete me",
)  # fmt: skip


@pytest.mark.parametrize("name", ["language german", "locale de", "language Deutsch"])
def test_a_language_is_chosen_by_its_name_or_tag(talk: Talk, name: str) -> None:
    assert talk(name).startswith("Ich schreibe dir auf Deutsch")
    assert talk("today").startswith("Du hast noch keine Ziele")


def test_what_is_left_of_a_limit_is_told_in_german(talk: Talk) -> None:
    talk("limit coffee 5 cups a day")
    talk("language german")
    assert "4 von 5 cups heute, noch 1 cup" in talk("coffee 4")
    assert "5 von 5 cups heute, nichts mehr übrig" in talk("coffee")


def test_numbers_follow_a_locale_that_has_no_sentences(talk: Talk) -> None:
    talk("new steps 10000 steps daily")
    assert "they stay English" in talk("locale fr-FR")
    assert "+1 234 steps: 1 234/10 000 steps today" in talk("steps 1234")


def test_a_language_that_there_is_not_is_refused_with_the_way_out(talk: Talk) -> None:
    assert talk("locale klingonese").startswith("I know no language “klingonese”.")
    assert "Language: English" in talk("settings")


def test_a_goal_that_is_called_language_is_logged_on(talk: Talk) -> None:
    talk("new language 15 min daily")
    assert talk("language 10m").startswith("Language +10 min")


@pytest.mark.parametrize("said", ["ja", "1"])
def test_a_question_is_answered_in_the_language_in_which_it_was_asked(talk: Talk, said: str) -> None:
    talk("new meditate 20 min daily", "language german", "meditate 10 apples")
    assert isinstance(talk.last.parts[0], Choice)
    assert talk(said).startswith("Meditate +10 min")


def test_who_chooses_a_language_reads_that_commands_stay_english(talk: Talk) -> None:
    assert talk("language german").endswith("Befehle bleiben englisch: `help`, `today`, `undo`.")
    assert "undo" not in talk("language english")


def test_a_question_is_declined_in_german(talk: Talk) -> None:
    talk("new meditate 20 min daily", "language german", "meditate 10 apples")
    assert talk("nein") == "In Ordnung, nichts wurde geändert."


def test_a_guided_goal_is_made_by_german_buttons(talk: Talk) -> None:
    talk("language german", "new", "yoga")
    for _ in range(4):
        if not talk.options():
            break
        talk.tap(talk.options()[0])
    assert "Yoga" in talk("list")


def test_the_week_begins_when_it_does_for_a_person(talk: Talk) -> None:
    assert talk("weekstart sunday") == "Your week begins on Sunday."
    assert "your week on Sunday" in talk("settings")
    assert talk("weekstart friday").startswith("Your week may begin on Monday or on Sunday")


@pytest.mark.parametrize("locale", LOCALES)
def test_there_is_an_answer_in_every_locale(talk: Talk, locale: str) -> None:
    talk(f"locale {locale}")
    for text in TYPED:
        answer = talk(text)
        assert answer.strip(), text
        assert "{" not in answer, text
