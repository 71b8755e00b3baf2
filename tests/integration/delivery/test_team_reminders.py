"""A team's goal is reminded of in its group, in one line and only while it is not done; in private for whoever asks."""

from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session

from bots.conversation.replies import Announcement, Problem, Reply
from bots.delivery.notices import COMPOSERS
from core.db.database import Database
from core.db.queries.outbox import claim
from core.db.records import Actor
from core.domain.reminders import ReminderRule
from core.services.identities import Identity, actor_of_account
from core.services.reminders import ReminderDraft, add_reminder, mute_goal
from core.services.reminding import remind_due
from core.services.teams import leave_team
from core.services.users import change_profile
from tests.integration.services.test_teams import HERE, NOW, Runners

SEVEN_IN_TOKYO = datetime(2026, 3, 9, 22, tzinfo=UTC)
"""Of the 10th, while it is 23:00 on the 9th in Paris."""
AT_SEVEN = ReminderDraft(ReminderRule(times=(time(7),), follow_up=90))
SIX = datetime(2026, 3, 9, 17, tzinfo=UTC)
"""Six in the evening in Paris, where the team lives."""
AT_SIX = ReminderDraft(ReminderRule(times=(time(18),)), "All of us!")


def come(session: Session, at: datetime = SIX) -> list[tuple[str, bool, Reply | None]]:
    """Let what is due be said; return where, whether that is a group, and what."""
    remind_due(session, now=at, most=10)
    rows = claim(session, HERE.platform, HERE.tenant, by="me", now=at, until=at + timedelta(minutes=1), most=9)
    return [(row.address, row.is_group, COMPOSERS[str(row.payload["is"])](session, row, now=at)) for row in rows]


def at_home(runners: Runners) -> Actor:
    """Return Bob, who can be reached in a chat of his own."""
    bob = Identity(platform=HERE.platform, tenant=HERE.tenant, account="b", user_name="bob", private_address="chat-bob")
    return actor_of_account(runners.session, bob, now=NOW)


def bob_in_tokyo(runners: Runners) -> Actor:
    """Let Bob be reminded at seven by a clock that is eight hours ahead of the team's."""
    change_profile(runners.session, at_home(runners), {"timezone": "Asia/Tokyo"}, now=NOW)
    bob = at_home(runners)
    add_reminder(runners.session, bob, runners.goal_id, draft=AT_SEVEN, now=NOW)
    return bob


def asked_of_bob(session: Session, at: datetime) -> tuple[str, str]:
    """Return what Bob is asked, and what his first button does."""
    ((address, is_group, reply),) = come(session, at)
    assert (address, is_group) == ("chat-bob", False)
    assert reply is not None
    (part,) = reply.parts
    assert isinstance(part, Problem)
    return part.what, part.options[0].choice


def test_a_group_is_reminded_at_its_own_time_while_the_goal_is_not_done(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        add_reminder(session, runners.as_member(runners.bob), runners.goal_id, draft=AT_SIX, now=NOW)
        assert come(session, SIX - timedelta(seconds=1)) == []
        runners.log(runners.ann, 20)
        ((address, is_group, reply),) = come(session)
        assert (address, is_group) == (HERE.address, True)
        said = "⏰ Read: 10 min left today. “All of us!” Log it with `/log read 10m`."
        assert reply == Reply((Announcement(said),))

    database.write_now(use_case)


def test_a_goal_that_is_done_is_not_spoken_of(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        add_reminder(session, runners.as_member(runners.bob), runners.goal_id, draft=AT_SIX, now=NOW)
        runners.log(runners.ann, 30)
        assert come(session) == []

    database.write_now(use_case)


def test_a_member_is_reminded_of_it_in_private_until_they_leave(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        bob = at_home(runners)
        add_reminder(session, bob, runners.goal_id, draft=AT_SIX, now=NOW)
        ((address, is_group, reply),) = come(session)
        assert (address, is_group) == ("chat-bob", False)
        assert reply is not None
        assert isinstance(reply.parts[0], Problem)
        assert reply.parts[0].options[0].label == "Done"
        leave_team(session, bob.user_id, runners.team, now=SIX)
        assert remind_due(session, now=SIX + timedelta(days=1), most=10) == 0

    database.write_now(use_case)


def test_a_member_elsewhere_is_asked_about_the_teams_day_at_their_own_time(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        bob_in_tokyo(runners)
        runners.log(runners.ann, 20)
        of_the_ninth = f"do:done:{runners.goal_id}:20260309"
        assert asked_of_bob(session, SEVEN_IN_TOKYO) == ("⏰ Read: 10 min left today.", of_the_ninth)
        again, choice = asked_of_bob(session, SEVEN_IN_TOKYO + timedelta(minutes=90))
        assert again.startswith("⏰ Read, yesterday: ")
        assert choice == of_the_ninth

    database.write_now(use_case)


def test_a_member_elsewhere_is_not_asked_for_what_the_team_has_done_on_its_day(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        bob_in_tokyo(runners)
        runners.log(runners.ann, 30)
        assert come(session, SEVEN_IN_TOKYO) == []
        assert len(come(session, SEVEN_IN_TOKYO + timedelta(days=1))) == 1

    database.write_now(use_case)


def test_a_member_elsewhere_hears_no_more_of_the_teams_day_once_muted(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        mute_goal(session, bob_in_tokyo(runners), runners.goal_id, now=NOW)
        assert come(session, SEVEN_IN_TOKYO) == []
        assert len(come(session, SEVEN_IN_TOKYO + timedelta(days=1))) == 1

    database.write_now(use_case)
