"""Who did most: in one line for the group, as a list in private, without those who would rather not be seen."""

from collections.abc import Callable

import pytest

from bots.conversation.replies import Announcement
from bots.delivery.telling import is_one_line
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk
from tests.integration.conversation.test_teams import GROUP

Meet = Callable[[str], Talk]


@pytest.fixture
def people(somebody: Callable[[str], Talk]) -> tuple[Talk, Talk, Talk]:
    """Give Ann, Bob and Cem, who all logged on the one goal of their team."""
    ann, bob, cem = (somebody(name) for name in ("ann", "bob", "cem"))
    for person in (ann, bob, cem):
        person.group = GROUP
    ann("/team new pushups 100 a day", "/log pushups 20")
    bob("/log pushups 45")
    cem("/log pushups 20")
    return ann, bob, cem


def test_the_group_reads_one_line(people: tuple[Talk, Talk, Talk]) -> None:
    ann, _, _ = people
    line = "Pushups (Runners) this week: 1. bob: 45 times, 2. ann: 20 times, 2. cem: 20 times"
    assert ann("/top") == line
    assert ann("/top pushups") == line
    assert isinstance(ann.last.parts[0], Announcement)
    assert is_one_line(ann.last)


def test_in_private_it_is_a_list(people: tuple[Talk, Talk, Talk]) -> None:
    ann, _, _ = people
    ann.group = None
    assert ann("top").splitlines() == [
        "Pushups (Runners) this week:", "1. bob: 45 times", "2. ann: 20 times", "2. cem: 20 times",
    ]  # fmt: skip


def test_who_hides_is_not_seen_and_still_counts(people: tuple[Talk, Talk, Talk]) -> None:
    ann, bob, _ = people
    assert "no longer on the leaderboard" in bob("/team hide")
    assert ann("/top") == "Pushups (Runners) this week: 1. ann: 20 times, 1. cem: 20 times"
    assert "85/100" in ann("/show pushups")
    bob("/team show")
    assert "1. bob" in ann("/top")


def test_who_left_is_not_seen(people: tuple[Talk, Talk, Talk]) -> None:
    ann, bob, _ = people
    bob("/team leave")
    assert "bob" not in ann("/top")


def test_what_was_taken_back_does_not_count(people: tuple[Talk, Talk, Talk]) -> None:
    ann, bob, _ = people
    bob("/undo")
    assert "bob" not in ann("/top")


def test_a_week_begins_anew_and_the_month_goes_on(people: tuple[Talk, Talk, Talk], clock: SettableClock) -> None:
    ann, _, _ = people
    clock.move(days=7)
    assert ann("/top") == "Pushups (Runners) this week: nobody has logged anything yet."
    ann("/log pushups 1")
    assert ann("/top") == "Pushups (Runners) this week: 1. ann: 1 time"
    assert "1. bob: 45 times, 2. ann: 21 times" in ann("/top month")
    clock.move(days=60)
    assert "nobody" in ann("/top month")
    assert "1. bob: 45 times, 2. ann: 21 times" in ann("/top all")


def test_over_several_goals_days_are_counted(people: tuple[Talk, Talk, Talk]) -> None:
    ann, _, _ = people
    ann("/team new read 60 min a day", "/log read 5")
    assert ann("/top") == "Runners this week: 1. ann: 2 days, 2. bob: 1 day, 2. cem: 1 day"
    assert "1. bob: 45 times" in ann("/top pushups")


def test_of_a_limit_the_least_is_the_best(people: tuple[Talk, Talk, Talk]) -> None:
    ann, bob, _ = people
    ann("/team new limit coffee 9 cups a day", "/log coffee 3")
    bob("/log coffee 1")
    assert "1. bob: 1 cup, 2. ann: 3 cups" in ann("/top coffee")


def test_a_goal_of_ones_own_has_no_leaderboard(talk: Talk) -> None:
    talk("new read 10 pages a day")
    assert "your own goal" in talk("top read")
    assert "You take part in no team" in talk("top")


def test_who_does_not_take_part_sees_no_leaderboard(
    people: tuple[Talk, Talk, Talk], somebody: Callable[[str], Talk]
) -> None:
    dan = somebody("dan")
    dan.group = GROUP
    for said in ("/top", "/top pushups"):
        assert "You do not take part" in dan(said)
    assert people[0]("/team members").count("\n") == 3
