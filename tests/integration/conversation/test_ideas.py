"""Templates and suggestions in a conversation: listed, taken over by a tap or a name, followed once."""

import pytest

from bots.conversation.wording import ideas
from core.domain.templates import TEMPLATES
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

OVER = "That question is over, so this tap changed nothing."


def days(talk: Talk, clock: SettableClock, *texts: str) -> None:
    """Say one text a day."""
    for text in texts:
        talk(text)
        clock.move(days=1)


def test_templates_are_listed_by_topic_with_a_button_for_each(talk: Talk) -> None:
    said = talk("templates")
    assert all(template.title in said for template in TEMPLATES)
    assert len(talk.options()) == 4


@pytest.mark.parametrize("ask", ["templates health", "templates for health", "suggest habits for health"])
def test_a_topic_is_shown_with_what_each_asks_for(talk: Talk, ask: str) -> None:
    assert "Water: 8 glasses a day" in talk(ask)
    assert len(talk.options()) == 4


@pytest.mark.parametrize(
    "texts",
    [
        ["templates", "1", "1"],
        ["templates", "health", "water"],
        ["templates", "Water"],
        ["/templates water"],
        ["new from water"],
        ["new from Water"],
    ],
)
def test_a_template_is_taken_over(talk: Talk, texts: list[str]) -> None:
    assert talk(*texts).startswith("New goal: Water, 8 glasses a day.")


def test_a_template_without_a_button_is_taken_by_its_name(talk: Talk) -> None:
    assert talk("templates mind", "social media").startswith("New goal: Social media, at most 30 min a day.")


def test_numbers_that_are_everybodys_own_are_asked_for(talk: Talk) -> None:
    assert talk("new from weight").startswith("Weight: from where to where?")
    assert talk("80 -> 75 kg", "skip").startswith("New goal: Weight, down to 75 kg.")


def test_a_goal_that_is_there_is_not_offered(talk: Talk) -> None:
    talk("new water 8 glasses daily")
    assert "Water" not in talk("templates health")


def test_a_second_tap_makes_no_second_goal(talk: Talk) -> None:
    talk("templates health")
    first = talk.options()[0]
    talk.tap(first)
    assert talk.tap(first) == OVER
    assert talk("list").count("Water") == 1


def test_an_unknown_template_is_told_of(talk: Talk) -> None:
    assert talk("new from nowhere").startswith("There is no template “nowhere”.")


def test_without_goals_there_is_nothing_to_suggest(talk: Talk) -> None:
    assert talk("suggest").startswith("You have no goals yet.")


def test_without_data_it_says_what_is_needed(talk: Talk) -> None:
    talk("new read 20 min daily")
    assert talk("suggest") == ideas.nothing_to_suggest()


def test_a_smaller_target_is_suggested_and_made_by_one_tap(talk: Talk, clock: SettableClock) -> None:
    talk("new read 20 min daily")
    days(talk, clock, "read 10m", "read 10m", "read 20m", "read 10m")
    said = talk("suggest")
    assert said.startswith("Read: 3 of the last 4 days fell short of 20 min. 10 min would be met more often.")
    tapped = talk.options()[0]
    assert talk.tap(tapped) == "Read is 10 min a day now."
    assert talk.tap(tapped) == OVER


def test_a_larger_target_is_suggested(talk: Talk, clock: SettableClock) -> None:
    talk("new read 20 min daily")
    days(talk, clock, "read 40m", "read 45m", "read 40m", "read 50m")
    assert "There is room for 40 min." in talk("suggest")
    assert talk("1") == "Read is 40 min a day now."


def test_a_suggestion_may_be_left(talk: Talk, clock: SettableClock) -> None:
    talk("new read 20 min daily")
    days(talk, clock, "read 10m", "read 10m", "read 20m", "read 10m")
    assert talk("suggest", "leave it as it is") == "All right, nothing was done."
    assert "0/20 min" in talk("list")


def test_a_goal_that_is_silent_may_rest(talk: Talk, clock: SettableClock) -> None:
    talk("streak gym 30 days", "gym")
    clock.move(days=20)
    assert "nothing was logged for 20 days" in talk("suggest")
    assert talk("1").startswith("Gym is paused.")


def test_targets_that_fit_are_left_alone(talk: Talk, clock: SettableClock) -> None:
    talk("new read 20 min daily")
    days(talk, clock, "read 20m", "read 20m", "read 20m", "read 20m")
    assert talk("suggest") == ideas.all_is_well()


def test_nobody_follows_a_suggestion_for_another(talk: Talk, clock: SettableClock) -> None:
    talk("new read 20 min daily")
    days(talk, clock, "read 10m", "read 10m", "read 20m", "read 10m")
    talk("suggest")
    tapped = talk.options()[0]
    assert Talk(talk.database, talk.clock, name="bob").tap(tapped) == OVER
    assert "0/20 min" in talk("list")
