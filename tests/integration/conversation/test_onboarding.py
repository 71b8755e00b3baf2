"""The first minutes: questions that may be skipped, that block nothing, and that any replica may hear answered."""

import pytest
from sqlmodel import Session

from bots.conversation.wording import onboarding
from core.services.identities import Identity, actor_of_account
from core.services.users import actor_named, change_profile
from tests.integration.conversation.conftest import Talk

WHERE = onboarding.which_place()
WHAT = onboarding.first_goal()
OVER = "That question is over, so this tap changed nothing."


def in_zone(talk: Talk, timezone: str, *, locale: str = "en") -> Talk:
    """Give somebody of whom the channel has told where they are."""

    def change(session: Session) -> None:
        actor = actor_named(session, talk.name, now=talk.clock())
        change_profile(session, actor, {"timezone": timezone, "locale": locale}, now=talk.clock())

    talk.database.write_now(change)
    return talk


def reached(talk: Talk) -> Talk:
    """Give somebody to whom a platform can bring a reminder."""
    place = Identity(platform="pager", tenant="bot", account="ann", user_name="ann", private_address="chat-ann")
    talk.database.write_now(lambda session: actor_of_account(session, place, now=talk.clock()))
    return talk


def test_a_newcomer_is_greeted_once_and_asked_where_they_live(talk: Talk) -> None:
    said = talk("/start")
    assert said.startswith(onboarding.welcome())
    assert WHERE in said
    assert len(talk.options()) == 4


def test_the_guesses_follow_the_language(talk: Talk) -> None:
    assert "13:00 Uhr in Berlin" in in_zone(talk, "UTC", locale="de-AT")("/start")


def test_somebody_whose_clock_is_known_is_not_asked_for_it(talk: Talk) -> None:
    said = in_zone(talk, "Europe/Paris")("/start")
    assert "13:00 (Europe/Paris)" in said
    assert WHERE not in said
    assert WHAT in said


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("munich", "Europe/Berlin"),
        ("San Francisco", "America/Los_Angeles"),
        ("japan", "Asia/Tokyo"),
        ("Deutschland", "Europe/Berlin"),
    ],
)
def test_a_place_is_understood_by_its_name(talk: Talk, place: str, zone: str) -> None:
    assert zone in talk("/start", place)
    assert WHAT in talk("/start")


def test_a_country_of_several_times_is_asked_about(talk: Talk) -> None:
    assert "08:00 in New York" in talk("/start", "usa")
    assert "America/Chicago" in talk("2")


def test_an_unknown_place_is_asked_again_and_can_be_skipped(talk: Talk) -> None:
    assert talk("/start", "xyzzy").startswith("I do not know “xyzzy”.")
    assert WHAT in talk("skip")


def test_a_tap_creates_the_first_goal(talk: Talk) -> None:
    talk("/start", "skip")
    assert talk.tap(talk.options()[0]).startswith("New goal: Meditate, 10 min a day.\nLog it with `meditate 5m`.")


def test_the_name_of_a_template_creates_it_too(talk: Talk) -> None:
    talk("/start", "berlin")
    assert talk("Meditate").startswith("New goal: Meditate, 10 min a day.")


def test_all_questions_can_be_skipped(talk: Talk) -> None:
    assert talk("/start", "skip", "skip") == onboarding.later()
    assert talk("today").startswith("You have no goals yet.")


def test_the_questions_can_be_ended_at_once(talk: Talk) -> None:
    assert talk("/start", "cancel") == onboarding.later()


@pytest.mark.parametrize("skipped", [[], ["skip"]])
def test_whatever_is_done_instead_is_done(talk: Talk, skipped: list[str]) -> None:
    talk("/start", *skipped)
    assert talk("new run 5 km a week").startswith("New goal: Run, 5 km a week.")
    assert talk("2").startswith("Log 2 for Run?")


@pytest.mark.parametrize("skipped", [[], ["skip"]])
def test_an_entry_instead_is_two_messages_from_being_logged(talk: Talk, skipped: list[str]) -> None:
    talk("/start", *skipped)
    assert talk("meditate 10m").startswith("You have no goal Meditate yet. Create it, and log 10 min?")
    assert "Meditate +10 min: 10/20 min today" in talk("2")


@pytest.mark.parametrize("look", ["today", "help", "settings"])
def test_after_a_look_the_question_is_still_there(talk: Talk, look: str) -> None:
    talk("/start", "skip", look)
    assert talk("1").startswith("New goal: Meditate")


def test_small_talk_leaves_the_question_open(talk: Talk) -> None:
    assert talk("/start", "skip", "thanks") == "You are welcome!"
    assert talk("2").startswith("New goal: Water")


def test_a_described_goal_is_made_at_once(talk: Talk) -> None:
    assert talk("/start", "skip", "yoga 20 min a day").startswith("New goal: Yoga, 20 min a day.")


def test_a_wish_in_own_words_is_led_to_a_goal(talk: Talk) -> None:
    assert talk("/start", "skip", "I want to drink more water").startswith("Water: what kind of goal is it?")
    assert talk("1").startswith("New goal: Water, 8 glasses a day.")


def test_an_amount_of_a_goal_to_be_is_an_entry_and_no_goal(talk: Talk) -> None:
    assert talk("/start", "skip", "water 3 glasses").startswith("You have no goal Water yet. Create it, and log")
    assert talk.entries() == 0


def test_somebody_with_goals_is_welcomed_back_and_asked_nothing(talk: Talk) -> None:
    talk("new meditate 20 min daily")
    assert talk("/start").startswith("Welcome back.")
    assert talk.options() == []


def test_a_second_tap_changes_nothing_and_says_so(talk: Talk) -> None:
    talk("/start", "skip")
    first = talk.options()[0]
    talk.tap(first)
    assert talk.tap(first) == OVER
    assert talk("list").count("Meditate") == 1


def test_the_next_answer_may_be_heard_by_another_replica(talk: Talk) -> None:
    talk("/start")
    other = Talk(talk.database, talk.clock)
    assert WHAT in other("berlin")
    assert talk("2").startswith("New goal: Water")


def test_a_goal_that_is_there_already_is_refused_and_the_question_stays(talk: Talk) -> None:
    talk("/start", "skip")
    Talk(talk.database, talk.clock, channel="other")("new meditate 5 min daily")
    assert talk("1").startswith("You already have an active goal called Meditate.")
    assert talk("2").startswith("New goal: Water")


def test_after_a_first_goal_somebody_who_can_be_reached_is_asked_when_to_be_reminded(talk: Talk) -> None:
    said = reached(talk)("/start", "skip", "1")
    assert said.startswith("New goal: Meditate, 10 min a day.")
    assert onboarding.remind("Meditate") in said
    assert talk.tap(talk.options()[0]).startswith("⏰ Meditate: 08:00 every day (next: tomorrow 08:00)")
    assert "Meditate: 08:00 every day" in talk("reminders")


@pytest.mark.parametrize(
    ("answer", "when"),
    [
        ("7:15", "07:15 every day"),
        ("at 18", "18:00 every day"),
        ("3", "19:00 every day"),
        ("evening", "19:00 every day"),
        ("12:30", "12:30 every day"),
        ("7:15 weekdays", "07:15 on weekdays"),
        ("remind me at 8", "08:00 every day"),
        ("remind meditate 7:15", "07:15 every day"),
    ],
)
def test_any_time_is_understood_as_when_to_remind(talk: Talk, answer: str, when: str) -> None:
    assert reached(talk)("/start", "skip", "1", answer).startswith(f"⏰ Meditate: {when}")
    assert talk("reminders").count("⏰") == 1


@pytest.mark.parametrize("answer", ["skip", "no", "4", "cancel"])
def test_a_reminder_can_be_skipped(talk: Talk, answer: str) -> None:
    reached(talk)("/start", "skip", "1", answer)
    assert talk("reminders").startswith("You have no reminders.")
    assert talk.options() == []


def test_a_time_that_is_none_is_asked_for_again(talk: Talk) -> None:
    assert reached(talk)("/start", "skip", "1", "whenever").startswith("At what time shall I ask about Meditate?")
    assert talk("7").startswith("⏰ Meditate: 07:00 every day")


def test_the_question_for_a_reminder_blocks_no_entry(talk: Talk) -> None:
    assert "10/10 min today" in reached(talk)("/start", "skip", "1", "meditate 10m")


def test_after_a_look_the_question_for_a_reminder_is_still_there(talk: Talk) -> None:
    assert onboarding.remind("Meditate") in reached(talk)("/start", "skip", "1", "today")
    assert talk("1").startswith("⏰ Meditate: 08:00")


def test_a_described_goal_is_asked_about_too(talk: Talk) -> None:
    assert onboarding.remind("Yoga") in reached(talk)("/start", "skip", "yoga 20 min a day")


def test_at_the_terminal_nobody_is_asked_for_a_reminder(talk: Talk) -> None:
    assert talk("/start", "skip", "1").endswith(onboarding.go_on())
    assert talk.options() == []
