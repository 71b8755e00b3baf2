"""Timers: started and stopped by chat, across midnight, forgotten, and of things that are no time."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk("new read 30 min daily", "new piano 1 h weekly", "new water 8 glasses daily", "streak yoga 30 days")
    return talk


def test_stopping_a_timer_logs_the_time(talk: Talk, clock: SettableClock) -> None:
    assert talk("start read") == "⏱ Read is running. `stop` logs the time."
    clock.move(minutes=24, seconds=40)
    assert talk("stop").startswith("Read +25 min: 25/30 min today")
    assert talk("stop") == "No timer is running. `start read` starts one."


def test_time_is_logged_in_the_unit_of_the_goal(talk: Talk, clock: SettableClock) -> None:
    talk("start piano")
    clock.move(minutes=45)
    assert talk("stop").startswith("Piano +0.75 h: 0.75/1 h this week")


def test_a_timer_counts_for_the_day_on_which_it_was_started(talk: Talk, clock: SettableClock) -> None:
    clock.move(hours=23 - clock().hour, minutes=30)
    talk("start read")
    clock.move(hours=1)
    assert talk("stop").startswith("Read +60 min yesterday: 60/30 min that day")


def test_less_than_a_minute_is_nothing(talk: Talk, clock: SettableClock) -> None:
    talk("start read")
    clock.move(seconds=20)
    before = talk.entries()
    assert talk("stop") == "Read ran for less than a minute, so nothing was logged."
    assert talk.entries() == before


def test_starting_another_logs_the_first(talk: Talk, clock: SettableClock) -> None:
    talk("start read")
    clock.move(minutes=10)
    answer = talk("start piano").splitlines()
    assert answer[0].startswith("Read +10 min")
    assert answer[1] == "⏱ Piano is running. `stop` logs the time."


def test_starting_again_says_for_how_long_it_runs(talk: Talk, clock: SettableClock) -> None:
    talk("start read")
    clock.move(minutes=10)
    assert talk("start read") == "⏱ Read has been running for 10 min already. `stop` logs it."
    assert "⏱ Read: 10 min so far" in talk("today")


def test_a_timer_that_was_forgotten_is_asked_about(talk: Talk, clock: SettableClock) -> None:
    talk("start read")
    clock.move(hours=13, minutes=20)
    assert talk("stop").splitlines()[:2] == [
        "The timer of Read ran for 13 h 20 min. How long was it really?",
        "  1  all 13 h 20 min",
    ]
    assert talk("45 min").startswith("Read +45 min")
    assert talk("stop").startswith("No timer")


@pytest.mark.parametrize(("goal", "unit"), [("water", "glasses"), ("yoga", "days")])
def test_what_is_no_time_has_no_timer(talk: Talk, goal: str, unit: str) -> None:
    answer = talk(f"start {goal}")
    assert answer == f"A timer measures time, and {goal.capitalize()} counts in {unit}. Log it with an amount."


def test_a_timer_of_a_goal_that_was_put_away_ends_without_a_log(talk: Talk, clock: SettableClock) -> None:
    talk("start read")
    clock.move(minutes=10)
    talk("archive read")
    before = talk.entries()
    assert "archived" in talk("stop")
    assert talk.entries() == before
    assert talk("stop").startswith("No timer")


def test_everybody_has_a_timer_of_their_own(talk: Talk, clock: SettableClock) -> None:
    talk("start read")
    other = Talk(talk.database, clock, name="bob")
    other("new read 30 min daily")
    assert other("stop").startswith("No timer")
