"""A team's week is told in its group, once, on the morning after; and only of a week in which somebody logged."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from bots.conversation.replies import Text
from bots.delivery.notices import COMPOSERS
from core.db.database import Database
from core.db.queries.outbox import claim
from core.db.tables import OutboxRow
from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Pattern
from core.domain.notices import NoticeKind
from core.domain.schedule import default_schedule
from core.services.activities import log_activity
from core.services.goals import create_goal
from core.services.notices import change_preferences, preferences_of
from core.services.outbox import Priority
from core.services.reviewing import review_months, review_weeks
from core.services.teams import show_on_leaderboard
from tests.integration.delivery.queued import outbox
from tests.integration.seeding import a_goal, a_log
from tests.integration.services.test_teams import HERE, NOW, Runners

MONDAY = datetime(2026, 3, 16, 8, tzinfo=UTC)
"""Nine in Paris, where the team lives."""


def with_team(database: Database, use_case: Callable[[Runners], object]) -> None:
    """Make a team, and let something happen in it on the Monday before."""
    database.write_now(lambda session: use_case(Runners(session)))


def both_logged(runners: Runners) -> None:
    runners.log(runners.ann, 20)
    runners.log(runners.bob, 50)


def reviewed(database: Database, now: datetime = MONDAY) -> list[OutboxRow]:
    """Let the reviews that are due be queued; return all that is."""
    database.write_now(lambda session: review_weeks(session, now=now, most=10))
    database.write_now(lambda session: review_months(session, now=now, most=10))
    return outbox(database)


def told(database: Database) -> str | None:
    """Return what the recap that waits says."""

    def use_case(session: Session) -> str | None:
        until = MONDAY + timedelta(minutes=1)
        (row,) = claim(session, HERE.platform, HERE.tenant, by="me", now=MONDAY, until=until, most=5)
        reply = COMPOSERS["team_recap"](session, row, now=MONDAY)
        return None if reply is None else " / ".join(part.text for part in reply.parts if isinstance(part, Text))

    return database.write_now(use_case)


def test_the_week_is_told_in_the_group_on_the_morning_after(database: Database) -> None:
    with_team(database, both_logged)
    assert reviewed(database, MONDAY - timedelta(minutes=1)) == []
    (row,) = reviewed(database)
    assert (row.platform, row.tenant, row.address, row.is_group) == ("pager", "bot-1", "group-1", True)
    assert (row.payload["is"], row.priority, row.due_at) == ("team_recap", Priority.DIGEST, MONDAY)
    assert (told(database) or "").splitlines() == [
        "Runners, the week that is over:",
        "Read: 70/210 min planned (33%)",
        "Who took part: bob and ann.",
        "Next: `/log read 10m` counts for all.",
    ]


def test_it_is_told_once_a_week_however_many_schedulers_run(database: Database) -> None:
    with_team(database, both_logged)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: reviewed(database), range(4)))
    assert len(outbox(database)) == 1


def test_a_week_without_a_log_is_not_told(database: Database) -> None:
    with_team(database, both_logged)
    reviewed(database)
    assert len(reviewed(database, MONDAY + timedelta(days=7))) == 1


def test_a_goal_that_nobody_logged_on_and_who_hides_are_left_out(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        both_logged(runners)
        show_on_leaderboard(runners.session, runners.bob, runners.team, is_shown=False)
        create_goal(runners.session, runners.as_member(runners.ann), draft=a_goal(title="Yoga"), now=NOW)

    with_team(database, use_case)
    reviewed(database)
    said = told(database)
    assert said is not None
    assert "70/210 min" in said
    assert "Who took part: ann." in said
    assert "Yoga" not in said


def test_a_team_that_wants_no_recap_has_none(database: Database) -> None:
    def use_case(runners: Runners) -> None:
        both_logged(runners)
        wishes = preferences_of(runners.session, runners.team.id)
        off = replace(wishes, turned_off=frozenset({NoticeKind.TEAM_RECAP}))
        change_preferences(runners.session, runners.team.id, off, now=NOW)

    with_team(database, use_case)
    assert reviewed(database) == []


def test_a_recap_that_comes_a_day_late_is_not_told(database: Database) -> None:
    with_team(database, both_logged)
    assert reviewed(database, MONDAY + timedelta(days=1)) == []


def test_goals_of_weeks_and_limits_are_told_beside_what_they_ask_for_and_the_week_before(database: Database) -> None:
    drafts = (
        replace(a_goal(title="Run"), target=replace(a_goal(minutes=60).target, period=PeriodUnit.WEEK)),
        replace(
            a_goal(title="Screen"),
            pattern=Pattern.LIMIT,
            target=replace(a_goal().target, direction=Direction.DECREASE),
            schedule=default_schedule(Pattern.LIMIT),
        ),
    )

    def use_case(session: Session) -> None:
        team = Runners(session)
        for draft in drafts:
            goal = create_goal(session, team.as_member(team.ann), draft=draft, now=NOW - timedelta(days=7))
            for days, minutes in ((7, 20), (0, 40)):
                at = NOW - timedelta(days=days)
                log_activity(session, team.as_member(team.bob), goal.id, draft=a_log(minutes=minutes), now=at)

    database.write_now(use_case)
    reviewed(database)
    assert (told(database) or "").splitlines() == [
        "Runners, the week that is over:",
        "Run: 40/60 min planned (66%), ↑ 20 min more than the week before",
        "Screen: 6 of 7 days kept; 40 min together, ↑ 20 min more than the week before",
        "Who took part: bob.",
        "Next: `/log run 20m` counts for all.",
    ]
