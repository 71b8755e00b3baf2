"""A team's goal is reminded of in its group, in one line and only while it is not done; in private for whoever asks."""

from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session

from bots.conversation.replies import Announcement, Problem, Reply
from bots.delivery.notices import COMPOSERS
from core.db.database import Database
from core.db.queries.outbox import claim
from core.domain.reminders import ReminderRule
from core.services.identities import Identity, actor_of_account
from core.services.reminders import ReminderDraft, add_reminder
from core.services.reminding import remind_due
from core.services.teams import leave_team
from tests.integration.services.test_teams import HERE, NOW, Runners

SIX = datetime(2026, 3, 9, 17, tzinfo=UTC)
"""Six in the evening in Paris, where the team lives."""
AT_SIX = ReminderDraft(ReminderRule(times=(time(18),)), "All of us!")


def come(session: Session, at: datetime = SIX) -> list[tuple[str, bool, Reply | None]]:
    """Let what is due be said; return where, whether that is a group, and what."""
    remind_due(session, now=at, most=10)
    rows = claim(session, HERE.platform, HERE.tenant, by="me", now=at, until=at + timedelta(minutes=1), most=9)
    return [(row.address, row.is_group, COMPOSERS[str(row.payload["is"])](session, row, now=at)) for row in rows]


def test_a_group_is_reminded_at_its_own_time_while_the_goal_is_not_done(database: Database) -> None:
    def use_case(session: Session) -> None:
        runners = Runners(session)
        add_reminder(session, runners.as_member(runners.bob), runners.goal_id, draft=AT_SIX, now=NOW)
        assert come(session, SIX - timedelta(seconds=1)) == []
        runners.log(runners.ann, 20)
        ((address, is_group, reply),) = come(session)
        assert (address, is_group) == (HERE.address, True)
        said = "⏰ Read: 10 min left today. “All of us!” Log it with `read 10m`."
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
        at_home = Identity(
            platform=HERE.platform, tenant=HERE.tenant, account="b", user_name="bob", private_address="chat-bob"
        )
        bob = actor_of_account(session, at_home, now=NOW)
        add_reminder(session, bob, runners.goal_id, draft=AT_SIX, now=NOW)
        ((address, is_group, reply),) = come(session)
        assert (address, is_group) == ("chat-bob", False)
        assert reply is not None
        assert isinstance(reply.parts[0], Problem)
        assert reply.parts[0].options[0].label == "Done"
        leave_team(session, bob.user_id, runners.team, now=SIX)
        assert remind_due(session, now=SIX + timedelta(days=1), most=10) == 0

    database.write_now(use_case)
