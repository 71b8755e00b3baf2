"""What each way of logging does, and how it is confirmed."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

GOALS = (
    "new meditate 20 min daily",
    "streak gym 5 days",
    "limit coffee 2 cups a day",
    "weight 75kg -> 70kg by june",
    "new read 4 books by dec 31",
    "new run 15km weekly",
    "new water 8 glasses daily",
    "new sleep 7-9h daily",
    "limit lunch £40/week",
)
HINT = "  (undo)"
NO_SKIP_LEFT = "noted, but no free skip is left, so the day still counts. `pause gym until ...` lets it rest."


def confirmation(reply: str) -> str:
    """Return a confirmation without its picture and hint."""
    return reply.removesuffix(HINT).rstrip("▓░ ")


@pytest.mark.parametrize(
    ("said", "confirmed"),
    [
        (("meditate 10m",), "Meditate +10 min: 10/20 min today"),
        (("meditate 10m", "meditate 10m"), "Meditate +10 min: 20/20 min today ✓"),
        (("meditate 10m yesterday",), "Meditate +10 min yesterday: 10/20 min that day"),
        (("meditate 10m on 2 march",), "Meditate +10 min Mon 2 March: 10/20 min that day"),
        (('meditate 10m "by the sea"',), "Meditate +10 min “by the sea”: 10/20 min today"),
        (("meditate 1.5h",), "Meditate +90 min: 90/20 min today ✓"),
        (("meditate 15m", "meditate =30"), "Meditate set to 30 min: 30/20 min today ✓"),
        (("meditate 15m", "meditate -5"), "Meditate -5 min: 10/20 min today"),
        (("meditate 15m", "meditate -50"), "Meditate -15 min: 0/20 min today"),
        (("meditate -5",), "Meditate is at 0 today: there is nothing to take away."),
        (("meditate 5m", "done meditate"), "Meditate done: 20/20 min today ✓"),
        (("no meditate",), "Meditate none today, noted: 0/20 min today"),
        (("skip meditate",), "Meditate skipped today: excused"),
        (("skip meditate sick",), "Meditate skipped today “sick”: excused"),
        (("gym",), "Gym done: day 1 of 5"),
        (("gym", "gym"), "Gym is already down as done for today, so nothing was added."),
        (("gym yesterday", "gym"), "Gym done: day 2 of 5"),
        (("no gym",), "Gym none today, noted: not yet today"),
        (
            ("skip gym",),
            f"Gym skipped today: {NO_SKIP_LEFT}",
        ),
        (("coffee",), "Coffee +1 cup: 1 of 2 cups today"),
        (("coffee 2",), "Coffee +2 cups: 2 of 2 cups today, none left"),
        (("coffee 2 yesterday",), "Coffee +2 cups yesterday: 2 of 2 cups that day"),
        (("coffee 3",), "Coffee +3 cups: 3 cups today, over by 1 cup"),
        (("no coffee",), "Coffee none today, noted: 0 of 2 cups today"),
        (("weight 72.4",), "Weight 72.4 kg: 2.4 kg to go (52%). Halfway there!"),
        (("weight 160 lb",), "Weight 72.57 kg: 2.57 kg to go (48%). A quarter of the way!"),
        (("weight 69.5",), "Weight 69.5 kg. Goal reached! 🎉"),
        (("no weight",), "Weight is measured: say what it shows, in kg."),
        (("read 1",), "Read +1 book: 1/4 books (25%). A quarter of the way!"),
        (("read 4",), "Read +4 books: 4/4 books (100%). Goal reached! 🎉"),
        (("done read",), "Read +1 book: 1/4 books (25%). A quarter of the way!"),
        (("ran 5k",), "Run +5 km: 5/15 km this week"),
        (("done run",), "How much for Run, in km?"),
        (("water++",), "Water +1 glass: 1/8 glasses today"),
        (("sleep 8h",), "Sleep +8 h: 8 h today, wanted 7 to 9 h ✓"),
        (("lunch £12.50",), "Lunch +£12.50: £12.50 of £40 this week"),
        (("lunch £20", "lunch £12.50"), "Lunch +£12.50: £32.50 of £40 this week, £7.50 left"),
    ],
)
def test_an_entry_is_confirmed_with_where_it_stands(talk: Talk, said: tuple[str, ...], confirmed: str) -> None:
    talk(*GOALS)
    assert confirmation(talk(*said)) == confirmed


def test_a_streak_that_reaches_its_value_goes_on(talk: Talk, clock: SettableClock) -> None:
    talk("streak gym 2 days", "gym")
    clock.move(days=1)
    assert "Streak of 2 reached! 🎉" in talk("gym")
    clock.move(days=1)
    assert confirmation(talk("gym")) == "Gym done: day 3 of the streak, goal 2 🔥"


def test_the_streak_is_named_with_the_day_that_is_under_way(talk: Talk, clock: SettableClock) -> None:
    talk("new meditate 20 min daily", "meditate 20m")
    clock.move(days=1)
    assert confirmation(talk("meditate 5m")) == "Meditate +5 min: 5/20 min today, day 2 of the streak"


def test_several_entries_in_a_message_are_each_confirmed(talk: Talk) -> None:
    talk(*GOALS)
    lines = talk("meditate 10m, gym\nwater 3").splitlines()
    assert [line.split(":")[0] for line in lines] == ["Meditate +10 min", "Gym done", "Water +3 glasses"]


def test_what_is_clear_is_logged_and_what_failed_is_named(talk: Talk) -> None:
    talk(*GOALS)
    first, second = talk("gym 5 days ago, meditate 10m").splitlines()
    assert first == "Gym can be logged for today and yesterday only, so Wed 4 March stays as it is."
    assert confirmation(second) == "Meditate +10 min: 10/20 min today"


def test_skipping_days_to_come_lets_the_goal_rest(talk: Talk) -> None:
    talk(*GOALS)
    assert talk("skip gym till fri") == "Gym is paused until Sat 14 March, then it goes on by itself."


def test_an_entry_on_an_archived_goal_offers_to_restore_it_first(talk: Talk) -> None:
    talk("new meditate 20 min daily", "archive meditate")
    assert talk("meditate 10m").startswith(
        "Meditate is archived, so nothing was logged.\n  1  restore Meditate and log it"
    )
    assert talk("1").splitlines()[0] == "Meditate is active again."
    assert "10/20 min today" in talk("list")


def test_a_new_goal_and_its_first_entry_may_come_in_one_message(talk: Talk) -> None:
    assert "Meditate +10 min: 10/20 min today" in talk("/new meditate 20 min daily\n/log meditate 10m")


def test_a_note_may_hold_any_sign(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert confirmation(talk('meditate 10m "a\x00b 🎈 \ud83d"')) == "Meditate +10 min “ab 🎈 ?”: 10/20 min today"


def test_a_message_that_arrives_late_is_logged_on_the_day_it_was_sent(talk: Talk, clock: SettableClock) -> None:
    talk("new meditate 20 min daily")
    sent_at = clock()
    clock.move(days=1)
    assert confirmation(talk.late("meditate 10m", sent_at)) == "Meditate +10 min yesterday: 10/20 min that day"
