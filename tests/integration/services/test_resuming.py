"""Rests that end by themselves, each on its owner's own day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from core.db.database import Database
from core.db.queries.users import actor_by_name
from core.db.records import GoalRecord
from core.domain.goal import MOST_ACTIVE_GOALS, Pause, Status
from core.services.access import goal_of
from core.services.goals import create_goal
from core.services.resuming import resume_due
from core.services.statuses import pause_goal
from core.services.users import actor_named
from tests.integration.seeding import a_goal

MONDAY_NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
WEDNESDAY = date(2026, 3, 11)


def resting(database: Database, owner: str, *, zone: str, title: str = "Read") -> str:
    """Make a goal that rests from Monday to Wednesday and return its id."""

    def use_case(session: Session) -> str:
        actor = actor_named(session, owner, now=MONDAY_NOON, timezone=zone)
        goal = create_goal(session, actor, draft=a_goal(title=title), now=MONDAY_NOON)
        pause_goal(session, actor, goal.id, now=MONDAY_NOON, resume_on=WEDNESDAY)
        return goal.id

    return database.write_now(use_case)


def goal(database: Database, owner: str, goal_id: str) -> GoalRecord:
    """Return a goal as it is now."""
    return database.read_now(lambda session: goal_of(session, actor_by_name(session, owner), goal_id))


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Pacific/Kiritimati", datetime(2026, 3, 10, 10, tzinfo=UTC)),
        ("UTC", datetime(2026, 3, 11, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 3, 11, 7, tzinfo=UTC)),
    ],
)
def test_a_rest_ends_when_its_owners_day_begins(database: Database, zone: str, begins: datetime) -> None:
    goal_id = resting(database, "ann", zone=zone)
    database.write_now(lambda session: resume_due(session, now=begins - timedelta(seconds=1)))
    assert goal(database, "ann", goal_id).status is Status.PAUSED
    database.write_now(lambda session: resume_due(session, now=begins))
    after = goal(database, "ann", goal_id)
    assert (after.status, after.resume_on) == (Status.ACTIVE, None)
    assert after.pauses == (Pause(date(2026, 3, 10) if zone == "Pacific/Kiritimati" else date(2026, 3, 9), WEDNESDAY),)


def test_rests_of_later_zones_do_not_hide_those_that_are_over(database: Database) -> None:
    for number in range(3):
        resting(database, f"late-{number}", zone="America/Los_Angeles")
    early = resting(database, "early", zone="Asia/Tokyo")
    now = datetime(2026, 3, 10, 16, tzinfo=UTC)
    assert database.write_now(lambda session: resume_due(session, now=now, most=2)) == 1
    assert goal(database, "early", early).status is Status.ACTIVE


def test_a_goal_without_room_rests_on_until_its_owner_resumes_it(database: Database) -> None:
    goal_id = resting(database, "ann", zone="UTC")

    def fill(session: Session) -> None:
        actor = actor_named(session, "ann", now=MONDAY_NOON)
        for number in range(MOST_ACTIVE_GOALS):
            create_goal(session, actor, draft=a_goal(title=f"Goal {number}"), now=MONDAY_NOON)

    database.write_now(fill)
    now = datetime(2026, 3, 11, 8, tzinfo=UTC)
    assert database.write_now(lambda session: resume_due(session, now=now)) == 1
    after = goal(database, "ann", goal_id)
    assert (after.status, after.resume_on, after.pauses) == (Status.PAUSED, None, (Pause(date(2026, 3, 9)),))
    assert database.write_now(lambda session: resume_due(session, now=now)) == 0
