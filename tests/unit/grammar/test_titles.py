"""A title keeps what was typed, and whoever types it again names its goal, with its signs or without."""

from decimal import Decimal

import pytest

from bots.conversation.grammar import About, Create, GoalRef, Log, OfGoal, Rename, parse
from tests.unit.grammar.people import person

TITLES = (
    "R&D",
    "C++",
    "C#",
    "No phone after 9pm",
    "<b>Run</b> & co",
    "🏃‍♀️ sport",
    "Why?",
    "[x] y",
    "योग",
    "Bread, butter",
)
CONTEXT = person(
    tuple(GoalRef(title, metric="duration", unit="min", value=Decimal(20), period="day") for title in TITLES)
)


@pytest.mark.parametrize(
    ("said", "title", "pattern", "value"),
    [
        ("new R&D 2h a week", "R&D", "recurring", 2),
        ("new C++ 30 min daily", "C++", "recurring", 30),
        ("new C# 30 min daily", "C#", "recurring", 30),
        ("new no phone after 9pm daily", "No phone after 9pm", "streak", 30),
        ("new no screens after 21:00 daily", "No screens after 21:00", "streak", 30),
        ("new wake up by 7am 5x/week", "Wake up by 7am", "recurring", 5),
        ("new coffee-free days streak 10", "Coffee-free days", "streak", 10),
        ("new <b>x</b> & co 3x/week", "<b>x</b> & co", "recurring", 3),
        ("new 🏃‍♀️ sport 3x/week", "🏃‍♀️ sport", "recurring", 3),
        ("new योग 20 min daily", "योग", "recurring", 20),
        ("new run (easy) 5 km weekly", "Run (easy)", "recurring", 5),
    ],
)
def test_a_new_title_keeps_what_was_typed(said: str, title: str, pattern: str, value: int) -> None:
    (command,) = parse(said, CONTEXT).commands
    assert isinstance(command, Create)
    assert (command.title, command.pattern, int(command.value)) == (title, pattern, value)


@pytest.mark.parametrize("said", ["new run: 5 km daily 💪", "new run, 5 km daily!", "new run - 5 km (daily)"])
def test_what_only_joins_or_adorns_a_plan_is_no_part_of_its_title(said: str) -> None:
    assert [command.title for command in parse(said, CONTEXT).commands if isinstance(command, Create)] == ["Run"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_is_typed_again_names_its_goal(title: str) -> None:
    for text in (f"{title.lower()} 10m", f"log {title} 10m", f"show {title}", f"rename {title} to foo"):
        (command,) = parse(text, CONTEXT).commands
        assert isinstance(command, Log | OfGoal | Rename)
        assert command.goal is not None
        assert command.goal.title == title


@pytest.mark.parametrize(
    ("said", "title"),
    [("r d 10m", "R&D"), ("b run b co 10m", "<b>Run</b> & co"), ("sport 10m", "🏃‍♀️ sport"), ("why 10m", "Why?")],
)
def test_the_words_of_a_title_name_its_goal_without_the_signs(said: str, title: str) -> None:
    (command,) = parse(said, CONTEXT).commands
    assert isinstance(command, Log)
    assert command.goal.title == title


def test_of_titles_that_only_signs_tell_apart_the_words_ask_which() -> None:
    asks = parse("c 10m", CONTEXT).asks
    assert asks is not None
    assert (asks.about, asks.options) == (About.GOAL, ("C++", "C#"))
