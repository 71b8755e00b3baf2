"""Goals by chat: made, named, rested, put away and looked at."""

from datetime import datetime
from itertools import islice, product

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("new meditate 20 min daily", "Meditate, 20 min a day."),
        ("run 5km 3x/week", "Run, 15 km a week."),
        ("new call mum 1x/week", "Call mum, once a week."),
        ("new read 12 books by dec 31", "Read, 12 books in all by Thu 31 December."),
        ("weight 75kg -> 70kg by june", "Weight, down to 70 kg by Tue 30 June."),
        ("streak no sugar 30 days", "No sugar, a streak of 30 days."),
        ("limit coffee 2 cups a day", "Coffee, at most 2 cups a day."),
        ("limit smoking 0/day", "Smoking, none a day."),
        ("save $5000 by december", "Save, $5,000 in all by Thu 31 December."),
        ("new sleep 7-9h daily", "Sleep, 7 to 9 h a day."),
    ],
)
def test_a_new_goal_says_what_was_agreed_and_the_next_step(talk: Talk, said: str, agreed: str) -> None:
    first, second = talk(said).splitlines()
    assert first == f"New goal: {agreed}"
    assert second.startswith("Log it with `")


@pytest.mark.parametrize(
    "said",
    [
        "new meditate 20 min daily",
        "new read 12 books by dec 31",
        "weight 75kg -> 70kg by june",
        "streak no sugar 30 days",
        "limit coffee 2 cups a day",
        "save $5000 by december",
        "new sleep 7-9h daily",
        "new walk 10k steps daily",
        "new call mum 1x/week",
    ],
)
def test_the_next_step_does_log(talk: Talk, said: str) -> None:
    step = talk(said).rsplit("`", 2)[1]
    talk(step)
    assert talk.entries() == 1


def test_two_active_goals_cannot_share_a_name(talk: Talk) -> None:
    talk("new meditate 20 min daily", "new water 8 glasses daily")
    taken = "You already have an active goal called Meditate. Choose another name."
    assert talk("new meditate 10 min daily") == taken
    assert talk("rename water to Meditate") == taken


def test_the_fifty_first_goal_is_refused_with_a_way_out(talk: Talk) -> None:
    names = ("".join(pair) for pair in product("bdfgklmn", "aeiou", "r", "tz"))
    talk(*(f"new {name} 20 min daily" for name in islice(names, 50)))
    assert talk("new another 5 min daily") == (
        "You have reached the limit of 50 active goals. `archive GOAL` makes room."
    )


def test_another_name_means_the_goal(talk: Talk) -> None:
    talk("new water 8 glasses daily", "alias w = water")
    assert talk("w 2").startswith("Water +2 glasses")


def test_the_name_of_a_goal_cannot_mean_another(talk: Talk) -> None:
    talk("new water 8 glasses daily", "new tea 3 cups daily")
    assert talk("alias water = tea") == "Water is a goal of its own, so its name cannot mean another."


def test_a_renamed_goal_answers_to_its_new_name(talk: Talk) -> None:
    talk("new gym 3x/week")
    assert talk("rename gym to workout") == "Gym is now called Workout."
    assert talk("workout").startswith("Workout +1")


def test_a_paused_goal_goes_on(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert talk("pause meditate") == "Meditate is paused. `resume Meditate` goes on with it."
    assert "paused" in talk("list")
    assert talk("resume meditate") == "Meditate goes on."
    assert talk("resume") == "None of your goals is paused."


def test_a_pause_that_would_be_over_says_why_not(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert talk("pause meditate until 2026-03-01") == "Sun 1 March is not after today, Mon 9 March."


def test_an_archived_goal_is_found_to_be_restored(talk: Talk) -> None:
    talk("new meditate 20 min daily", "archive meditate")
    assert talk("list").endswith("and 1 goal completed or archived: `list all` shows every goal")
    assert talk("restore meditate") == "Meditate is active again."


def test_a_goal_that_has_reached_its_value_stays_completed(talk: Talk) -> None:
    talk("new read 2 books by dec 31", "read 2")
    assert talk("read 1") == "Read is completed, so nothing was logged."
    assert talk("restore read").startswith("Read has reached its value, so it stays completed.")


def test_today_shows_the_most_urgent_first(talk: Talk, clock: SettableClock) -> None:
    talk(
        "new books 12 books by dec 31", "new run 20 km weekly", "new water 8 glasses daily", "streak gym 30 days", "gym"
    )
    clock.move(days=1)
    rows = [line.split()[1] for line in talk("today").splitlines()[1:]]
    assert rows == ["Gym", "Water", "Run", "Books"]


def test_the_time_zone_is_found_by_city(talk: Talk) -> None:
    assert talk("timezone tokyo") == "Your time zone is Asia/Tokyo."
    assert talk("timezone Nowhere").startswith("I know no time zone “Nowhere”.")
    assert talk("timezone") == "Your time zone is Asia/Tokyo."


def test_the_day_ends_when_the_persons_day_ends(talk: Talk, clock: SettableClock) -> None:
    talk("new meditate 20 min daily", "daystart 3")
    clock.set(datetime.fromisoformat("2026-03-10T02:30:00+00:00"))
    talk("meditate 10m")
    assert talk("today").startswith("Today, Mon 9 March")
    clock.move(hours=1)
    assert talk("today").startswith("Today, Tue 10 March")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("import", "Imports in chat are not there yet."),
        ("/import", "Imports in chat are not there yet."),
    ],
)
def test_what_is_not_there_yet_is_said_in_one_line(talk: Talk, said: str, answer: str) -> None:
    talk("new meditate 20 min daily")
    assert talk(said) == answer
