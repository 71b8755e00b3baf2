"""Every question: answered by number, words or tap alike, once, from any replica, while it is open."""

from dataclasses import dataclass

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

GOALS = (
    "new meditate 20 min daily",
    "new medication 30 min daily",
    "new tea 3 cups daily",
    "new water 8 glasses daily",
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is said that has to be asked about, the first answer in words, and what follows it."""

    said: str
    words: str
    effect: str


QUESTIONS = {
    "goal": Asking("med 10m", "Medication", "Medication +10 min"),
    "unit": Asking("meditate 5km", "5 min", "Meditate +5 min"),
    "confirm": Asking("water 2, tea 1, meditate 10m, medication 5m", "yes", "Water +2 glasses"),
    "offer": Asking("/log swim 2km", "4 km a week", "New goal: Swim"),
    "command": Asking("lgo meditate 10m", "log meditate 10m", "Meditate +10 min"),
    "date": Asking("meditate 10m tomorrow", "today", "Meditate +10 min"),
    "contradiction": Asking("no tea", "set Tea to 0 today", "Tea"),
}
every_question = pytest.mark.parametrize("asking", QUESTIONS.values(), ids=QUESTIONS)


def asked(talk: Talk, asking: Asking) -> list[str]:
    """Bring somebody to a question, and return its choices."""
    talk(*GOALS, "tea 2", asking.said)
    assert talk.options()
    return talk.options()


def place_of(talk: Talk, asking: Asking) -> int:
    """Return which of the choices reads as these words."""
    labels = [option.label for part in talk.last.parts for option in getattr(part, "options", ())]
    return labels.index(asking.words)


@every_question
@pytest.mark.parametrize("way", ["number", "words", "loud words", "tap"])
def test_a_number_its_words_and_a_tap_do_the_same(talk: Talk, asking: Asking, way: str) -> None:
    choices = asked(talk, asking)
    at = place_of(talk, asking)
    match way:
        case "number":
            answer = talk(str(at + 1))
        case "words":
            answer = talk(asking.words)
        case "loud words":
            answer = talk(f" {asking.words.upper()}. ")
        case _:
            answer = talk.tap(choices[at])
    assert answer.startswith(asking.effect)


@every_question
def test_an_answer_has_one_effect_however_often_it_is_tapped(talk: Talk, asking: Asking) -> None:
    choice = asked(talk, asking)[place_of(talk, asking)]
    talk.tap(choice)
    entries, goals = talk.entries(), talk("list")
    assert talk.tap(choice).startswith("That question is over")
    assert (talk.entries(), talk("list")) == (entries, goals)


@every_question
def test_another_replica_may_hear_the_answer(talk: Talk, asking: Asking) -> None:
    choice = asked(talk, asking)[place_of(talk, asking)]
    assert Talk(talk.database, talk.clock).tap(choice).startswith(asking.effect)


@every_question
def test_half_a_day_later_the_answer_does_nothing(talk: Talk, clock: SettableClock, asking: Asking) -> None:
    choice = asked(talk, asking)[place_of(talk, asking)]
    clock.move(hours=12, seconds=1)
    before = talk.entries()
    assert talk.tap(choice).startswith("That question is over")
    assert talk.entries() == before


@every_question
@pytest.mark.parametrize("other", ["list", "water 1", "new chess 10 min daily", "templates"])
def test_after_something_else_the_answer_does_nothing(talk: Talk, asking: Asking, other: str) -> None:
    choice = asked(talk, asking)[place_of(talk, asking)]
    talk(other)
    before = talk.entries()
    assert talk.tap(choice).startswith("That question is over")
    assert talk.entries() == before


@every_question
def test_nobody_answers_for_another(talk: Talk, asking: Asking) -> None:
    choice = asked(talk, asking)[place_of(talk, asking)]
    before = talk.entries()
    assert Talk(talk.database, talk.clock, name="bob").tap(choice).startswith("That question is over")
    assert talk.entries() == before
