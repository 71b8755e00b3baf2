"""Which notices somebody wants, and when none: said by chat."""

from datetime import UTC, datetime, time, timedelta

import pytest

from core.db.queries.users import actor_by_name
from core.domain.notices import DEFAULTS, NoticeKind, Preferences, QuietHours
from core.services.notices import preferences_of
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


def wishes(talk: Talk) -> Preferences:
    """Return what the person wishes."""
    return talk.database.read_now(lambda session: preferences_of(session, actor_by_name(session, talk.name).user_id))


def test_quiet_hours_are_set_shown_and_ended(talk: Talk) -> None:
    assert talk("quiet") == "No quiet hours. `quiet 22-7` sets them."
    assert talk("quiet 22-7").startswith("Quiet from 22:00 to 7:00: what comes up then waits")
    assert wishes(talk).quiet == QuietHours(time(22), time(7))
    assert "quiet from 22:00 to 7:00" in talk("settings")
    assert talk("quiet off") == "No quiet hours. `quiet 22-7` sets them."
    assert wishes(talk) == DEFAULTS


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("mute", datetime(2026, 3, 10, tzinfo=UTC)),
        ("mute for 2h", datetime(2026, 3, 9, 14, tzinfo=UTC)),
        ("mute until 9pm", datetime(2026, 3, 9, 21, tzinfo=UTC)),
        ("mute until 7am", datetime(2026, 3, 10, 7, tzinfo=UTC)),
    ],
)
def test_silence_ends_by_itself_or_when_it_is_lifted(talk: Talk, said: str, until: datetime) -> None:
    assert talk(said).startswith("Not a word until ")
    assert wishes(talk).muted_until == until
    assert talk("unmute") == "I am back."
    assert wishes(talk).muted_until is None


def test_settings_tell_of_silence_while_it_lasts(talk: Talk, clock: SettableClock) -> None:
    talk("mute for 2h")
    assert "Not a word until today, 14:00." in talk("settings")
    clock.set(clock() + timedelta(hours=3))
    assert "Not a word" not in talk("settings")


def test_one_goal_muted_leaves_the_others_alone(talk: Talk) -> None:
    talk("new gym 3x/week")
    assert talk("mute gym") == "No more about Gym today."
    assert wishes(talk) == DEFAULTS


def test_each_kind_is_turned_off_and_on(talk: Talk) -> None:
    assert "on: the review of a week" in talk("notices")
    assert talk("notices weekly off") == "No more: the review of a week."
    assert talk("/notices streaks off") == "No more: streaks of 3, 7, 14, 30 and more."
    assert wishes(talk).turned_off == {NoticeKind.WEEKLY, NoticeKind.STREAK}
    assert "off: the review of a week" in talk("notices")
    talk("notices weekly on")
    assert wishes(talk).turned_off == {NoticeKind.STREAK}
    talk("notices off")
    assert wishes(talk).turned_off == set(NoticeKind)
    talk("notices all on")
    assert wishes(talk) == DEFAULTS


def test_how_many_come_and_when_reviews_do(talk: Talk) -> None:
    assert talk("notices max 5") == "At most 5 notices a day."
    assert talk("notices at 8:30") == "Your reviews come at 8:30."
    assert wishes(talk) == Preferences(most_a_day=5, reviews_at=time(8, 30))


@pytest.mark.parametrize("said", ["notices birthdays off", "notices max 500", "notices at 25", "notices max"])
def test_what_is_no_such_wish_changes_nothing(talk: Talk, said: str) -> None:
    assert talk(said).startswith("I know no notices")
    assert wishes(talk) == DEFAULTS
