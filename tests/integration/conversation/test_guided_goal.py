"""A guided new goal: short questions, each with what may be tapped or typed, and one line for the next time."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

NAME = "What is the goal?"
KIND = "what kind of goal is it?"
LEFT = "The new goal is not made; `new` begins it again."

GUIDED = [
    (["yoga", "regular", "20 min a day"], "Yoga, 20 min a day", "new yoga 20 min a day"),
    (["yoga", "regular", "20 min", "every week"], "Yoga, 20 min a week", "new yoga 20 min every week"),
    (
        ["yoga", "regular", "20 min", "monday to friday"],
        "Yoga, 20 min a day, on weekdays",
        "new yoga 20 min on weekdays",
    ),
    (["yoga", "regular", "skip"], "Yoga, once a day", "new yoga every day"),
    (["yoga", "skip", "3 times", "weekly"], "Yoga, 3 times a week", "new yoga 3 times weekly"),
    (["no meat", "days in a row", "30"], "No meat, a streak of 30 days", "streak no meat 30 days"),
    (["tea", "limit", "2 cups a day"], "Tea, at most 2 cups a day", "limit tea 2 cups a day"),
    (["tea", "limit", "none"], "Tea, none a day", "limit tea 0 per day"),
    (["tea", "limit", "2"], "Tea, at most 2 times a day", "limit tea 2 per day"),
    (["novels", "number", "12 books", "no deadline"], "Novels, 12 books in all", "new novels 12 books"),
    (["novels", "number", "12 books by dec 31"], "Novels, 12 books in all by Thu 31 December", None),
    (["bike", "number", "500 km", "skip"], "Bike, 500 km in all", "milestone bike 500 km"),
    (["weight", "measure", "80 to 75 kg", "june 30"], "Weight, down to 75 kg by Tue 30 June", None),
    (["fitness", "measure", "40 -> 50", "in 3 months"], "Fitness, up to 50 times by Sun 7 June", None),
    (["yoga", "20 min a day"], "Yoga, 20 min a day", "new yoga 20 min a day"),
    (["yoga 20 min a day"], "Yoga, 20 min a day", "new yoga 20 min a day"),
    (["I want to drink more water", "1"], "Water, 8 glasses a day", "new water 8 glasses a day"),
    (
        ["limit breaker", "regular", "5 min a day"],
        "Limit breaker, 5 min a day",
        "new recurring limit breaker 5 min a day",
    ),
]


@pytest.mark.parametrize(("answers", "agreed", "line"), GUIDED, ids=lambda value: str(value)[:40])
def test_the_answers_make_the_goal(talk: Talk, answers: list[str], agreed: str, line: str | None) -> None:
    said = talk("new", *answers)
    assert said.startswith(f"New goal: {agreed}."), said
    assert line is None or said.endswith(f"Next time in one line: `{line}`.")


@pytest.mark.parametrize("answers", [answers for answers, _, _ in GUIDED], ids=lambda value: str(value)[:40])
def test_the_line_for_the_next_time_makes_the_same_goal(talk: Talk, answers: list[str]) -> None:
    said = talk("new", *answers)
    other = Talk(talk.database, talk.clock, name="other")
    line = said.rsplit("`", 2)[1]
    assert other(line).splitlines()[0] == said.splitlines()[0]


@pytest.mark.parametrize("text", ["new", "/new", "new goal", "add a goal", "create a goal", "new habit"])
def test_whoever_asks_for_it_is_guided(talk: Talk, text: str) -> None:
    assert talk(text).startswith(NAME)
    assert len(talk.options()) == 4


def test_at_every_step_there_are_at_most_four_buttons(talk: Talk) -> None:
    for text in ("new", "tea", "regular", "20 min"):
        talk(text)
        assert 0 < len(talk.options()) <= 4


@pytest.mark.parametrize(
    "before", [["new"], ["new", "tea"], ["new", "tea", "limit"], ["new", "tea", "limit", "2 cups"]]
)
def test_it_can_be_cancelled_at_any_step(talk: Talk, before: list[str]) -> None:
    assert talk(*before, "cancel") == "All right, no goal was made."
    assert talk("list").startswith("You have no goals yet.")


def test_what_does_not_fit_is_asked_again(talk: Talk) -> None:
    said = talk("new", "tea", "limit", "a bit less")
    assert said.startswith("“a bit less” does not fit here. Tea: how much at most, and how often?")
    assert talk("2 cups a day").startswith("New goal: Tea, at most 2 cups a day.")


def test_a_day_that_is_past_is_asked_again(talk: Talk) -> None:
    assert talk("new", "novels", "number", "12 books", "2020-01-01").startswith("“2020-01-01” does not fit here.")
    assert talk("skip").startswith("New goal: Novels, 12 books in all.")


def test_a_title_that_is_taken_is_asked_for_anew(talk: Talk) -> None:
    talk("new tea 2 cups daily")
    assert talk("new", "Tea").startswith("You have a goal Tea already.")
    assert KIND in talk("green tea")


def test_a_command_instead_is_carried_out_and_the_rest_is_left(talk: Talk) -> None:
    talk("new coffee 2 cups daily", "new", "tea")
    assert talk("coffee 1").startswith("Coffee +1 cup")
    assert talk("new", "tea", "coffee 1").endswith(LEFT)


def test_after_a_look_the_step_is_asked_once_more(talk: Talk) -> None:
    said = talk("new coffee 2 cups daily", "new", "tea", "list")
    assert said.startswith("Your goals")
    assert KIND in said
    assert talk("limit", "2 cups a day").startswith("New goal: Tea, at most 2 cups a day.")


def test_a_button_of_an_earlier_step_changes_nothing(talk: Talk) -> None:
    talk("new", "tea")
    earlier = talk.options()[0]
    talk("limit")
    assert talk.tap(earlier) == "That question is over, so this tap changed nothing."
    assert talk("2 cups a day").startswith("New goal: Tea")


def test_a_button_of_a_finished_goal_changes_nothing(talk: Talk) -> None:
    talk("new", "water")
    first = talk.options()[0]
    assert talk.tap(first).startswith("New goal: Water")
    assert talk.tap(first) == "That question is over, so this tap changed nothing."


def test_another_replica_may_hear_the_next_answer(talk: Talk) -> None:
    talk("new", "tea")
    Talk(talk.database, talk.clock)("limit")
    assert talk("2 cups a day").startswith("New goal: Tea, at most 2 cups a day.")


def test_after_half_a_day_the_questions_are_forgotten(talk: Talk, clock: SettableClock) -> None:
    talk("new", "tea", "limit")
    clock.move(hours=13)
    talk("2 cups a day")
    assert talk("list").startswith("You have no goals yet.")


def test_a_goal_of_one_person_is_not_asked_of_another(talk: Talk) -> None:
    talk("new", "tea")
    other = Talk(talk.database, talk.clock, name="other")
    assert "Tea" not in other("limit")
