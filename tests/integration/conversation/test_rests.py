"""Rests that are planned: over a holiday, called off, and what they do to streaks."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


@pytest.fixture
def talk(talk: Talk) -> Talk:
    """Give somebody with two goals on Monday, 9 March 2026."""
    talk("new read 30 min daily", "streak yoga 30 days")
    return talk


def test_a_holiday_is_planned_for_all_goals(talk: Talk) -> None:
    assert talk("vacation mar 11-13") == (
        "2 goals will rest from Wed 11 March through Fri 13 March. `resume all` calls it off."
    )


def test_a_holiday_neither_breaks_nor_fakes_a_streak(talk: Talk, clock: SettableClock) -> None:
    talk("yoga", "vacation mar 10-12")
    clock.move(days=2)
    assert "Nothing is due today" in talk("today")
    clock.move(days=2)
    assert talk("yoga").startswith("Yoga done: day 2 of 30")


def test_a_single_goal_rests_alone(talk: Talk) -> None:
    assert talk("pause yoga from mar 11 until mar 13") == (
        "Yoga will rest from Wed 11 March through Fri 13 March. `resume Yoga` calls it off."
    )


@pytest.mark.parametrize("said", ["vacation off", "resume all", "resume"])
def test_a_holiday_is_called_off(talk: Talk, clock: SettableClock, said: str) -> None:
    talk("vacation mar 11-13")
    clock.move(days=3)
    assert talk(said) == "Read, Yoga go on."
    assert "2 left" in talk("today")
    assert talk(said) == "None of your goals is paused."


def test_a_holiday_that_has_begun_rests_through_its_last_day(talk: Talk, clock: SettableClock) -> None:
    talk("vacation mar 9-11")
    clock.move(days=2)
    assert "paused" in talk("list")


def test_a_rest_that_begins_later_needs_its_end(talk: Talk) -> None:
    assert talk("pause all from mar 12").startswith("A rest that begins on Thu 12 March needs its last day, too")


def test_a_pause_in_between_leaves_what_is_planned_for_later(talk: Talk, clock: SettableClock) -> None:
    talk("vacation mar 20-25", "pause yoga until mar 12")
    clock.move(days=4)
    talk("resume yoga")
    clock.move(days=8)
    assert "Nothing is due today" in talk("today")
