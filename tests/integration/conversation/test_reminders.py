"""Reminders by chat: made in words, listed, put off, silenced, ended."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

NOWHERE = "I can remind you on Telegram or Slack only, and do not know you there yet: `link` connects a chat."

ZONE_UNKNOWN = "That is UTC time, as I do not know where you live: `timezone CITY` changes it."


@pytest.fixture
def talk(talk: Talk) -> Talk:
    talk("new meditate 20 min daily", "new gym 3x/week")
    return talk


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("remind meditate 18:30 weekdays", "⏰ Meditate: 18:30 on weekdays (next: 18:30)"),
        ("remind meditate 7:30 and 21:00", "⏰ Meditate: 07:30 and 21:00 every day (next: 21:00)"),
        ("remind gym every other day at 9", "⏰ Gym: 09:00 every other day (next: Wed 11 March 09:00)"),
        ("remind gym 3 days after the last at 18:00", "⏰ Gym: 18:00 3 days after the last time"),
        ("remind me to meditate tomorrow at 8am", "⏰ Meditate: 08:00 tomorrow"),
        (
            "remind meditate an hour before the day ends",
            "⏰ Meditate: 1 h before your day ends every day (next: 23:00)",
        ),
        (
            'remind meditate 21:00 always follow up 20m "Sit down."',
            "⏰ Meditate: 21:00 every day, also when it is done, once more 20 min later (next: 21:00) “Sit down.”",
        ),
    ],
)
def test_a_reminder_says_what_was_understood_and_when_it_is_next(talk: Talk, said: str, understood: str) -> None:
    assert talk(said).splitlines() == [understood, ZONE_UNKNOWN, NOWHERE]
    assert understood in talk("reminders")


def test_a_reminder_of_somebody_whose_zone_is_known_does_not_ask_for_it(talk: Talk) -> None:
    talk("timezone berlin")
    assert "timezone" not in talk("remind meditate 18:30")


def test_the_same_reminder_is_made_once(talk: Talk) -> None:
    talk("remind gym every other day at 9")
    assert talk("remind gym every other day at 9") == "Gym has this reminder already: 09:00 every other day."
    assert talk("reminders").count("⏰") == 1


def test_a_reminder_that_hangs_on_usual_times_says_that_there_are_none(talk: Talk) -> None:
    assert "Meditate has no usual times so far" in talk("remind meditate 10 min before my usual times")


def test_the_time_is_asked_for_and_may_be_any(talk: Talk) -> None:
    assert talk("remind meditate").startswith("At what time shall I ask about Meditate?")
    assert talk("18:15").startswith("⏰ Meditate: 18:15 every day")


@pytest.mark.parametrize(
    ("said", "named"),
    [("25:00", "25:00"), ("at 7:75", "7:75"), ("31", "31"), ("13 pm", "13 pm"), ("7:30 and 24:30", "24:30")],
)
def test_what_is_no_time_of_day_is_named(talk: Talk, said: str, named: str) -> None:
    assert talk(f"remind meditate {said}").startswith(f"{named} is no time of day. At what time shall I ask")
    times = "07:30 and 18:15" if "7:30" in said else "18:15"
    assert talk("18:15").startswith(f"⏰ Meditate: {times} every day")


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("every 400 days at 9", "400 is not from 1 to 366"),
        ("every 0 days at 9", "0 is not from 1 to 366"),
        ("500 days after the last at 9", "500 is not from 1 to 366"),
        ("21:00 follow up 3000 min", "3000 is not from 1 to 1439"),
        ("30 hours before the day ends", "1800 is not from 0 to 1439"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_number(talk: Talk, said: str, refused: str) -> None:
    assert refused in talk(f"remind meditate {said}")
    assert talk("reminders").startswith("You have no reminders.")


def test_reminders_end_by_their_time_or_all(talk: Talk) -> None:
    talk("remind meditate 7:30", "remind meditate 9:00", "remind meditate 21:00")
    assert talk("remind meditate 9:00 off") == "1 reminder of Meditate is off."
    assert talk("stop reminding me about meditate") == "2 reminders of Meditate are off."
    assert talk("remind meditate off").startswith("Meditate had no such reminder.")
    assert talk("reminders").startswith("You have no reminders.")


def test_a_goal_is_put_off_and_silenced(talk: Talk, clock: SettableClock) -> None:
    assert talk("snooze 20m").startswith("No reminder has come lately.")
    assert talk("snooze meditate 20m") == "I will ask about Meditate again at 12:20."
    clock.move(hours=10)
    assert talk("snooze meditate till 9pm") == "I will ask about Meditate again at tomorrow 21:00."
    assert talk("mute meditate") == "No more about Meditate today."
    assert talk("unmute meditate") == "Meditate is reminded of again."


def test_a_moment_that_is_over_is_refused(talk: Talk) -> None:
    assert "over" in talk("remind meditate today at 8am")
    assert talk("reminders").startswith("You have no reminders.")


def test_an_entry_in_a_wrong_unit_is_no_answer_to_the_question_for_a_time(talk: Talk) -> None:
    talk("remind meditate")
    assert "min" in talk("meditate 5 kg")
    assert talk("reminders").startswith("You have no reminders.")
