"""Teams: who reaches their goals, whose entries are whose, and what becomes of them when people leave."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlmodel import Session

from core.db.database import Database
from core.db.queries.activities import all_activities
from core.db.records import Actor, GoalRecord, Origin, Team
from core.domain.amount import Amount, amount_of
from core.domain.draft import LogChange
from core.domain.errors import ErrorCode, GoalError
from core.domain.teams import Role, is_in_charge, may_change_goals
from core.ids import new_id
from core.services.access import acting_on, goal_of, in_the_name_of
from core.services.activities import log_activity
from core.services.corrections import edit_activity, last_activity, set_day_total, take_from_day, undo_activity
from core.services.goals import create_goal
from core.services.leaving import leave
from core.services.own_share import own_tally
from core.services.teams import founded_team, join_team, leave_team, members_of, memberships_of, team_at
from core.services.users import actor_named
from tests.integration.seeding import a_goal, a_log

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
HERE = Origin("pager", "bot-1", "group-1")


class Runners:
    """A team of Ann's in which Bob takes part, with a goal of minutes read; Cem has nothing to do with it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ann, self.bob, self.cem = (
            actor_named(session, name, now=NOW, timezone="Europe/Paris") for name in ("ann", "bob", "cem")
        )
        self.team: Team = founded_team(session, self.ann, origin=HERE, title="Runners", now=NOW)
        join_team(session, self.bob, self.team, now=NOW)
        self.goal_id = create_goal(session, self.as_member(self.ann), draft=a_goal(), now=NOW).id

    def as_member(self, person: Actor) -> Actor:
        return in_the_name_of(self.team, person)

    def log(self, person: Actor, minutes: int = 20) -> str:
        acting = acting_on(self.session, person, self.goal_id)
        return log_activity(
            self.session, acting, self.goal_id, draft=a_log(minutes=minutes), now=NOW
        ).activity.activity_id

    def goal(self) -> GoalRecord:
        return goal_of(self.session, self.as_member(self.ann), self.goal_id)

    def minutes(self) -> int:
        return self.goal().lifetime.total // 1_000_000


def in_a_team(database: Database, use_case: Callable[[Runners], None]) -> None:
    database.write_now(lambda session: use_case(Runners(session)))


def refusal(work: Callable[[], object]) -> ErrorCode:
    with pytest.raises(GoalError) as refused:
        work()
    return refused.value.code


def of(minutes: int) -> Amount:
    return amount_of(Decimal(minutes))


def test_members_feed_one_goal_each_under_their_name(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        runners.log(runners.ann, 20)
        runners.log(runners.bob, 5)
        assert runners.minutes() == 25
        activities = all_activities(runners.session, runners.team.id, runners.goal_id)
        assert {each.author_id for each in activities} == {runners.ann.user_id, runners.bob.user_id}

    in_a_team(database, use_case)


def test_a_goal_of_a_team_is_there_for_its_members_alone(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        session, goal_id = runners.session, runners.goal_id
        assert acting_on(session, runners.bob, goal_id).author_id == runners.bob.user_id
        assert refusal(lambda: acting_on(session, runners.cem, goal_id)) is ErrorCode.NOT_FOUND
        assert refusal(lambda: acting_on(session, runners.bob, new_id(NOW))) is ErrorCode.NOT_FOUND
        assert refusal(lambda: acting_on(session, runners.bob, "nonsense")) is ErrorCode.NOT_FOUND
        leave_team(session, runners.bob.user_id, runners.team, now=NOW)
        assert refusal(lambda: acting_on(session, runners.bob, goal_id)) is ErrorCode.NOT_FOUND

    in_a_team(database, use_case)


def test_ones_own_goal_is_reached_as_oneself(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        own = create_goal(runners.session, runners.bob, draft=a_goal(), now=NOW)
        assert acting_on(runners.session, runners.bob, own.id) == runners.bob

    in_a_team(database, use_case)


def test_the_api_of_a_member_does_not_show_the_teams_goal_as_theirs(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        assert refusal(lambda: goal_of(runners.session, runners.ann, runners.goal_id)) is ErrorCode.NOT_FOUND

    in_a_team(database, use_case)


def test_nobody_corrects_what_another_member_logged(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        session, goal_id, bob = runners.session, runners.goal_id, runners.as_member(runners.bob)
        anns = runners.log(runners.ann)
        change = LogChange(value=of(1))
        assert refusal(lambda: undo_activity(session, bob, goal_id, activity_id=anns, now=NOW)) is ErrorCode.NOT_FOUND
        assert (
            refusal(lambda: edit_activity(session, bob, goal_id, activity_id=anns, change=change, now=NOW))
            is ErrorCode.NOT_FOUND
        )
        assert last_activity(session, bob) is None
        assert runners.minutes() == 20

    in_a_team(database, use_case)


def test_a_total_that_is_set_is_ones_own_share_of_the_day(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        session, goal_id, bob = runners.session, runners.goal_id, runners.as_member(runners.bob)
        runners.log(runners.ann, 20)
        runners.log(runners.bob, 5)
        set_day_total(session, bob, goal_id, total=of(8), on=NOW.date(), now=NOW)
        assert runners.minutes() == 28
        take_from_day(session, bob, goal_id, amount=of(100), on=NOW.date(), now=NOW)
        assert runners.minutes() == 20
        share = own_tally(session, bob, runners.goal(), day=NOW.date())
        assert share is not None
        assert share.total == 0

    in_a_team(database, use_case)


def test_what_was_taken_from_an_entry_goes_with_it_and_nobody_elses(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        session, goal_id, bob = runners.session, runners.goal_id, runners.as_member(runners.bob)
        runners.log(runners.ann, 20)
        bobs = runners.log(runners.bob, 5)
        take_from_day(session, bob, goal_id, amount=of(3), on=NOW.date(), now=NOW)
        undo_activity(session, bob, goal_id, activity_id=bobs, now=NOW)
        assert runners.minutes() == 20

    in_a_team(database, use_case)


def test_who_is_deleted_leaves_the_teams_total_and_no_name(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        runners.log(runners.ann, 20)
        runners.log(runners.bob, 5)
        leave(runners.session, runners.bob)
        assert runners.minutes() == 25
        activities = list(all_activities(runners.session, runners.team.id, runners.goal_id))
        assert [each.author_id for each in activities] == [runners.ann.user_id, None]
        assert [each.name for each in members_of(runners.session, runners.team)] == ["ann"]

    in_a_team(database, use_case)


def test_a_group_has_one_team_and_it_lives_by_its_founders_calendar(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        again = founded_team(runners.session, runners.cem, origin=HERE, title="Others", now=NOW)
        assert again == runners.team
        assert again.calendar == runners.ann.calendar
        assert [each.role for each in members_of(runners.session, again)] == [Role.FOUNDER, Role.MEMBER]

    in_a_team(database, use_case)


@pytest.mark.parametrize(
    "elsewhere",
    [Origin("pager", "bot-2", "group-1"), Origin("other", "bot-1", "group-1"), Origin("pager", "bot-1", "group-2")],
    ids=["tenant", "platform", "group"],
)
def test_the_team_of_one_group_is_not_that_of_another(database: Database, elsewhere: Origin) -> None:
    def use_case(runners: Runners) -> None:
        assert team_at(runners.session, elsewhere) is None
        theirs = founded_team(runners.session, runners.cem, origin=elsewhere, title="Others", now=NOW)
        assert [each.team for each in memberships_of(runners.session, runners.cem)] == [theirs]
        assert refusal(lambda: acting_on(runners.session, runners.cem, runners.goal_id)) is ErrorCode.NOT_FOUND

    in_a_team(database, use_case)


def test_joining_and_leaving_twice_is_once(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        session, bob, team = runners.session, runners.bob, runners.team
        assert not join_team(session, bob, team, now=NOW)
        assert leave_team(session, bob.user_id, team, now=NOW)
        assert not leave_team(session, bob.user_id, team, now=NOW)
        assert join_team(session, bob, team, now=NOW)
        assert [each.user_id for each in members_of(session, team)] == [runners.ann.user_id, bob.user_id]

    in_a_team(database, use_case)


@pytest.mark.parametrize(
    ("role", "is_restricted", "is_admin", "allowed"),
    [
        (Role.MEMBER, False, None, True),
        (Role.MEMBER, False, False, True),
        (Role.MEMBER, True, None, False),
        (Role.MEMBER, True, False, False),
        (Role.MEMBER, True, True, True),
        (Role.FOUNDER, True, False, True),
        (None, False, None, True),
        (None, True, None, False),
    ],
)
def test_who_may_change_the_goals_of_a_team(
    role: Role | None, *, is_restricted: bool, is_admin: bool | None, allowed: bool
) -> None:
    assert may_change_goals(role, is_restricted=is_restricted, is_admin=is_admin) is allowed


@pytest.mark.parametrize(
    ("role", "is_admin", "is_so"),
    [(Role.FOUNDER, None, True), (Role.MEMBER, None, False), (Role.MEMBER, True, True), (Role.MEMBER, False, False)],
)
def test_who_is_in_charge_of_a_team(role: Role, *, is_admin: bool | None, is_so: bool) -> None:
    assert is_in_charge(role, is_admin=is_admin) is is_so
