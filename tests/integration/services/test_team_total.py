"""The law of teams: whatever its members log and correct, a goal's total is the sum of what stands of each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from core.db.database import Database
from core.db.queries.activities import all_activities
from core.db.queries.days import day_tallies
from core.db.records import Actor, Origin, Team
from core.domain.amount import Amount
from core.domain.draft import LogChange, LogDraft
from core.domain.progress import history_of
from core.ids import new_id
from core.services.access import acting_on, goal_of, in_the_name_of
from core.services.activities import log_activity
from core.services.corrections import edit_activity, last_activity, set_day_total, take_from_day, undo_activity
from core.services.goals import create_goal
from core.services.teams import founded_team, join_team
from core.services.users import actor_named
from tests.integration.seeding import a_goal

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
PEOPLE = ("ann", "bob", "cem")
ZONES = ("Europe/Paris", "Europe/Paris", "Pacific/Auckland")


@dataclass
class World:
    """A team of three with one goal."""

    session: Session
    team: Team
    people: tuple[Actor, ...]
    goal_id: str

    def member(self, who: int) -> Actor:
        return acting_on(self.session, self.people[who], self.goal_id)


Step = Callable[[World], None]
amounts = st.integers(1, 40_000_000).map(Amount)
members = st.integers(0, len(PEOPLE) - 1)
days = st.integers(0, 2).map(lambda back: NOW.date() - timedelta(days=back))


@st.composite
def logs(draw: st.DrawFn) -> Step:
    """Draw a log of somebody."""
    who, value, on = draw(members), draw(amounts), draw(days)

    def step(world: World) -> None:
        draft = LogDraft(value=value, unit="min", activity_on=on)
        log_activity(world.session, world.member(who), world.goal_id, draft=draft, now=NOW)

    return step


@st.composite
def corrections(draw: st.DrawFn) -> Step:
    """Draw an undo, or an edit, of what somebody logged last."""
    who, value, on, is_undo = draw(members), draw(amounts), draw(days), draw(st.booleans())

    def step(world: World) -> None:
        actor = world.member(who)
        last = last_activity(world.session, actor, goal_id=world.goal_id)
        if last is None:
            return
        theirs = _sums(world)
        if is_undo:
            undo_activity(world.session, actor, world.goal_id, activity_id=last.activity_id, now=NOW)
        else:
            change = LogChange(value=value, activity_on=on)
            edit_activity(world.session, actor, world.goal_id, activity_id=last.activity_id, change=change, now=NOW)
        assert _others(_sums(world), actor) == _others(theirs, actor)

    return step


@st.composite
def adjustments(draw: st.DrawFn) -> Step:
    """Draw somebody's share of a day set or lowered."""
    who, amount, on, is_set = draw(members), draw(amounts), draw(days), draw(st.booleans())

    def step(world: World) -> None:
        actor, adjust = world.member(who), None
        theirs = _sums(world)
        if is_set:
            adjust = set_day_total(world.session, actor, world.goal_id, total=amount, on=on, now=NOW)
            assert _sums(world)[actor.author_id] - theirs.get(actor.author_id, 0) == adjust.activity.amount
        else:
            take_from_day(world.session, actor, world.goal_id, amount=amount, on=on, now=NOW)
        assert _others(_sums(world), actor) == _others(theirs, actor)

    return step


def _sums(world: World) -> dict[str | None, int]:
    """Return what stands of each member."""
    sums: dict[str | None, int] = {}
    for activity in all_activities(world.session, world.team.id, world.goal_id):
        sums[activity.author_id] = sums.get(activity.author_id, 0) + activity.amount
    return sums


def _others(sums: dict[str | None, int], actor: Actor) -> dict[str | None, int]:
    return {author: total for author, total in sums.items() if author != actor.author_id}


def _check(world: World) -> None:
    goal = goal_of(world.session, world.member(0), world.goal_id)
    sums = _sums(world)
    assert goal.lifetime.total == sum(sums.values())
    assert all(total >= 0 for total in sums.values())
    assert set(sums) <= {each.user_id for each in world.people}
    entries = [each.entry for each in all_activities(world.session, goal.user_id, goal.id)]
    assert day_tallies(world.session, goal.user_id, goal.id) == history_of(entries).tallies


def _live(story: list[Step]) -> Callable[[Session], None]:
    def use_case(session: Session) -> None:
        mark = new_id(NOW)
        people = tuple(
            actor_named(session, f"{name}-{mark}", now=NOW, timezone=zone)
            for name, zone in zip(PEOPLE, ZONES, strict=True)
        )
        team = founded_team(session, people[0], origin=Origin("pager", "bot", mark), title="Three", now=NOW)
        for person in people[1:]:
            join_team(session, person, team, now=NOW)
        goal = create_goal(session, in_the_name_of(team, people[0]), draft=a_goal(), now=NOW)
        world = World(session, team, people, goal.id)
        for step in story:
            step(world)
            _check(world)

    return use_case


stories = st.lists(st.one_of(logs(), logs(), corrections(), adjustments()), max_size=12)
law = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(story=stories)
def test_a_teams_total_is_the_sum_of_what_its_members_have(sqlite_database: Database, story: list[Step]) -> None:
    sqlite_database.write_now(_live(story))


@pytest.mark.postgres
@settings(law, max_examples=15)
@given(story=stories)
def test_a_teams_total_is_the_sum_on_postgres_too(postgres_database: Database, story: list[Step]) -> None:
    postgres_database.write_now(_live(story))
