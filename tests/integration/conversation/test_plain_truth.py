"""What is said of goals and entries is so: no contradictions, no figures out of nothing, no doubles."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("new gym on mon wed fri", "Gym, on Mon, Wed and Fri."),
        ("new gym every weekday", "Gym, on weekdays."),
        ("new gym on sat and sun", "Gym, at weekends."),
        ("new pushups 50 on weekdays", "Pushups, 50 times a day, on weekdays."),
        ("new piano 20 min on tuesdays", "Piano, 20 min a day, on Tue."),
        ("streak floss 1 day", "Floss, a streak of 1 day."),
    ],
)
def test_a_schedule_is_told_with_its_weekdays(talk: Talk, said: str, agreed: str) -> None:
    assert talk(said).splitlines()[0] == f"New goal: {agreed}"


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("new meditate 20 min daily", "meditate 10m"),
        ("new read 30 pages daily", "read 10 pages"),
        ("new water 8 glasses daily", "water 2 glasses"),
        ("new walk 10k steps daily", "walk 5000 steps"),
        ("new work 1h daily", "work 20m"),
        ("new sleep 7-9h daily", "sleep 7h"),
        ("new run 20km weekly", "run 5km"),
        ("new swim 3x/week", "done swim"),
        ("new books 12 books by dec 31", "books 1"),
        ("save $5000 by december", "save $500"),
        ("limit coffee 2 cups a day", "coffee 1 cup"),
        ("limit wine 0/day", "no wine"),
        ("weight 75kg -> 70kg by june", "weight 75kg"),
    ],
)
def test_the_next_step_is_a_natural_amount_with_its_unit_and_works(talk: Talk, said: str, step: str) -> None:
    assert talk(said).splitlines()[1] == f"Log it with `{step}`."
    talk(step)
    assert talk.entries() == 1


def test_none_is_not_noted_where_something_is_logged(talk: Talk) -> None:
    talk("limit coffee 3 cups a day", "coffee")
    assert talk("no coffee").splitlines() == [
        "Coffee has 1 cup logged today, so none would not be true. Take that back?",
        "  1  set Coffee to 0 today",
        "  2  leave it as it is",
    ]
    assert talk.entries() == 1
    assert talk("1").startswith("Coffee set to 0 cups: 0 of 3 cups today")


def test_none_is_not_noted_on_a_day_of_a_streak_that_is_done(talk: Talk) -> None:
    talk("streak floss 10 days", "floss")
    assert talk("no floss").startswith("Floss is down as done today, so none would not be true.")
    assert talk("1").startswith("Undone: Floss.")
    assert talk("no floss").startswith("Floss none today, noted")


def test_a_second_skip_of_a_day_adds_nothing(talk: Talk) -> None:
    talk("streak floss 10 days", "skip floss")
    before = talk.entries()
    assert talk("skip floss") == "Floss is skipped already today, so nothing was added."
    assert talk.entries() == before


@pytest.mark.parametrize("said", ["run 0.0000001 km", "run +0.0000001 km", "/log run 0.0000001"])
def test_an_amount_that_rounds_to_nothing_is_not_logged(talk: Talk, said: str) -> None:
    talk("new run 20 km weekly")
    talk(said)
    assert talk.entries() == 0


def test_a_small_amount_is_not_told_as_nothing(talk: Talk) -> None:
    talk("new run 20 km weekly")
    assert talk("run 1 m").startswith("Run +0.001 km: 0.001/20 km")


def test_a_few_days_are_no_pace_and_no_rate(talk: Talk, clock: SettableClock) -> None:
    talk("save $500 by december", "save $20", "new read 10 pages daily", "read 10")
    assert "At this pace" not in talk("show save")
    seen = talk("share save").split("`")[1]
    assert "At this pace:" not in talk(seen)
    assert "of late" not in talk("show read")
    for _ in range(3):
        clock.move(days=1)
        talk("save $20", "read 10")
    assert "At this pace" in talk("show save")
    assert "At this pace:" in talk(seen)
    assert "100% of days done of late" in talk("show read")


def test_a_rest_is_told_with_its_end(talk: Talk) -> None:
    talk("new read 10 pages daily", "pause read until nov 30")
    assert "paused until Mon 30 November" in talk("list")
    assert talk("show read").splitlines()[0] == "Read: 10 pages a day (paused until Mon 30 November)"
    assert "paused until Mon 30 November" in talk("week")


def test_goals_that_all_rest_or_are_put_away_are_not_said_to_be_missing(talk: Talk) -> None:
    talk("new read 10 pages daily", "pause all until friday")
    assert talk("today").startswith("All your goals are paused.")
    talk("archive read")
    assert talk("today") == talk("week") == "No goal is under way. `new` starts one."


def test_what_is_done_is_apart_from_what_is_left(talk: Talk) -> None:
    talk("new read 10 pages daily", "new water 8 glasses daily", "limit coffee 2 cups a day", "read 10")
    lines = talk("today").splitlines()
    assert lines[0] == "Today, Mon 9 March: 1 left"
    assert [line.split()[1] for line in lines[1:]] == ["Water", "left", "Read", "Coffee"]
    assert talk("water 8", "today").splitlines()[0] == "Today, Mon 9 March: all done 🎉"


def test_goals_that_are_put_away_are_listed_when_asked_for(talk: Talk) -> None:
    talk("new read 2 books by dec 31", "read 2", "new tea 3 cups daily", "archive tea", "new water 8 glasses daily")
    assert talk("list").endswith("and 2 goals completed or archived: `list all` shows every goal")
    assert talk("list archived").splitlines()[1:] == ["  Tea  archived; `restore tea` takes it up again"]
    assert talk("list completed").splitlines()[1:] == ["  Read  completed"]
    assert [line.split()[0] for line in talk("list all").splitlines()[1:]] == ["Water", "Read", "Tea"]
    assert talk("list paused") == "None of your goals is paused. `list all` shows every goal."


def test_a_title_that_is_taken_is_told_as_its_goal_spells_it(talk: Talk) -> None:
    talk("new Read 10 pages daily")
    assert talk("new read 5 pages daily").startswith("You already have an active goal called Read.")


@pytest.mark.parametrize("said", ["read 10, foo 5", "read 10\nfoo 5", "foo 5\nread 10"])
def test_of_several_entries_the_clear_ones_are_logged_and_the_others_named(talk: Talk, said: str) -> None:
    talk("new read 20 pages daily")
    logged, named = talk(said).splitlines()
    assert logged.startswith("Read +10 pages: 10/20 pages today")
    assert named == "“foo 5”: no goal called foo; `new foo ...` makes one."
    assert talk.entries() == 1


@pytest.mark.parametrize("said", ["read 10, felt 5", "read 10, great weather"])
def test_a_remark_after_a_comma_stays_a_note(talk: Talk, said: str) -> None:
    talk("new read 20 pages daily")
    assert talk(said).startswith(f"Read +10 pages “{said.removeprefix('read 10, ')}”")


@pytest.mark.parametrize("said", ["i want to run 5 km every day", "my goal is to run", "eat at most 3 cookies"])
def test_what_sounds_like_a_goal_is_answered_with_how_to_start_one(talk: Talk, said: str) -> None:
    assert "`help new` shows more." in talk("new read 10 pages daily", said)


@pytest.mark.parametrize("said", ["help new", "help new streak", "help streak", "help limit", "/help goal"])
def test_help_on_new_shows_every_kind_of_goal(talk: Talk, said: str) -> None:
    shown = talk(said)
    for example in ("limit coffee 2 cups a day", "weight 75kg -> 70kg by june", "streak no sugar 30 days"):
        assert example in shown


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07plain", "plain"),
        ("a\x07b\x08c\x7f\x9bd", "abcd"),
        ("\u202eback\u200b", "back"),
        ("👩\u200d🚀 family", "👩\u200d🚀 family"),
    ],
)
def test_no_control_character_is_kept_in_a_note(talk: Talk, note: str, kept: str) -> None:
    talk("new read 20 pages daily")
    assert talk(f'read 10 "{note}"').startswith(f"Read +10 pages “{kept}”:")
