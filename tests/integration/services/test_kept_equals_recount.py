"""The law of persistence: what is kept step by step equals what a recount of the whole log finds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from core.db.database import Database
from core.db.queries.activities import all_activities
from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.activity import ActivityType
from core.domain.amount import Amount
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalChange, GoalDraft, LogChange, LogDraft
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Aggregation, CheckIn, Direction, Metric, Pattern, Schedule, Status, Target
from core.domain.progress import Window, history_of, progress_of
from core.ids import new_id
from core.services.access import goal_of
from core.services.activities import log_activity
from core.services.corrections import edit_activity, set_day_total, take_from_day, undo_activity
from core.services.goals import change_goal, create_goal
from core.services.progress import progress_for
from core.services.statuses import pause_goal, restore_goal, resume_goal
from core.services.users import actor_named, change_profile

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
REFUSALS = {
    ErrorCode.GOAL_NOT_LOGGABLE,
    ErrorCode.BACKFILL_NOT_ALLOWED,
    ErrorCode.INVALID_STATUS_TRANSITION,
    ErrorCode.GOAL_COMPLETED,
    ErrorCode.VALIDATION_ERROR,
}


@dataclass
class World:
    """One user with one goal, and the clock that they live by."""

    session: Session
    actor: Actor
    goal_id: str
    now: datetime = START
    activities: list[str] = field(default_factory=list)

    def goal(self) -> GoalRecord:
        return goal_of(self.session, self.actor, self.goal_id)


Step = Callable[[World], None]
amounts = st.integers(1, 40_000_000).map(Amount)
days_back = st.one_of(st.integers(0, 5), st.integers(100, 130))
PAST = (124, 123, 122, 120, 60, 2, 0)
"""The days back that every story begins with a log on: enough for a checkpoint to lie between."""


@st.composite
def logs(draw: st.DrawFn) -> Step:
    """Draw a log, today or in the past, in the goal's unit or another."""
    value, unit, back = draw(amounts), draw(st.sampled_from(["min", "h", "s"])), draw(days_back)
    kind = draw(st.sampled_from(ActivityType))

    def step(world: World) -> None:
        _log(world, value=value, back=back, unit=unit, kind=kind)

    return step


def _log(
    world: World, *, value: Amount, back: int, unit: str = "min", kind: ActivityType = ActivityType.PROGRESS
) -> None:
    on = world.actor.calendar.today(world.now) - timedelta(days=back)
    draft = LogDraft(value=value, unit=unit, activity_type=kind, activity_on=on)
    logged = log_activity(world.session, world.actor, world.goal_id, draft=draft, now=world.now)
    world.activities.append(logged.activity.activity_id)


@st.composite
def corrections(draw: st.DrawFn) -> Step:
    """Draw an undo or an edit of one of the activities so far."""
    index, value, back = draw(st.integers(0, 50)), draw(amounts), draw(days_back)
    is_undo, moves = draw(st.booleans()), draw(st.booleans())

    def step(world: World) -> None:
        if not world.activities:
            return
        activity_id = world.activities[index % len(world.activities)]
        on = world.actor.calendar.today(world.now) - timedelta(days=back)
        if is_undo:
            undo_activity(world.session, world.actor, world.goal_id, activity_id=activity_id, now=world.now)
            world.activities.remove(activity_id)
        else:
            change = LogChange(value=value, activity_on=on) if moves else LogChange(value=value)
            edit_activity(
                world.session, world.actor, world.goal_id, activity_id=activity_id, change=change, now=world.now
            )

    return step


@st.composite
def adjustments(draw: st.DrawFn) -> Step:
    """Draw a day's total set or lowered."""
    amount, is_set = draw(amounts), draw(st.booleans())

    def step(world: World) -> None:
        on = world.actor.calendar.today(world.now)
        if is_set:
            set_day_total(world.session, world.actor, world.goal_id, total=amount, on=on, now=world.now)
        else:
            take_from_day(world.session, world.actor, world.goal_id, amount=amount, on=on, now=world.now)

    return step


def _pass_days(days: int) -> Step:
    def step(world: World) -> None:
        world.now += timedelta(days=days, seconds=1)

    return step


def _clock_goes_back(seconds: int) -> Step:
    def step(world: World) -> None:
        world.now -= timedelta(seconds=seconds)

    return step


def _pause(world: World) -> None:
    pause_goal(world.session, world.actor, world.goal_id, now=world.now)


def _resume(world: World) -> None:
    resume_goal(world.session, world.actor, world.goal_id, now=world.now)


def _reopen(world: World) -> None:
    if world.goal().status is Status.COMPLETED:
        restore_goal(world.session, world.actor, world.goal_id, now=world.now)


def _change_unit(world: World) -> None:
    unit = "h" if world.goal().target.unit == "min" else "min"
    change = GoalChange(target={"unit": unit})
    change_goal(world.session, world.actor, world.goal_id, change=change, now=world.now)


def _change_schedule(world: World) -> None:
    change = GoalChange(schedule=Schedule(days_of_week=(1, 2, 3), check_in_frequency=CheckIn.DAILY, allow_skip_days=1))
    change_goal(world.session, world.actor, world.goal_id, change=change, now=world.now)


def _move_week_start(world: World) -> None:
    start = "sunday" if world.actor.calendar.week_start == "monday" else "monday"
    change_profile(world.session, world.actor, {"week_start": start}, now=world.now)
    world.actor = actor_named(world.session, world.actor.name, now=world.now)


steps = st.lists(
    st.one_of(
        logs(),
        logs(),
        corrections(),
        adjustments(),
        st.integers(0, 60).map(_pass_days),
        st.integers(1, 7200).map(_clock_goes_back),
        st.sampled_from([_pause, _resume, _reopen, _change_unit, _change_schedule, _move_week_start]),
    ),
    max_size=14,
)
patterns = st.sampled_from(Pattern)
periods = st.sampled_from(PeriodUnit)


def _draft(pattern: Pattern, period: PeriodUnit) -> GoalDraft:
    target = Target(
        Metric.DURATION,
        Amount(300_000_000 if pattern in (Pattern.MILESTONE, Pattern.TARGET) else 30_000_000),
        "min",
        Direction.INCREASE,
        period=None if pattern in (Pattern.MILESTONE, Pattern.TARGET) else period,
        aggregation=Aggregation.LATEST if pattern is Pattern.TARGET else None,
    )
    schedule = Schedule(check_in_frequency=CheckIn.DAILY, allow_skip_days=2)
    return GoalDraft(title="Read", category="learning", pattern=pattern, target=target, schedule=schedule)


def _check(world: World) -> None:
    """Compare tallies, lifetime figures and every window's report with a recount from all activities."""
    goal, calendar = world.goal(), world.actor.calendar
    entries = [activity.entry for activity in all_activities(world.session, goal.user_id, goal.id)]
    recount = history_of(entries)
    assert day_tallies(world.session, goal.user_id, goal.id) == recount.tallies
    assert all(tally.total >= 0 for tally in recount.tallies)
    assert goal.lifetime == recount.lifetime
    today = calendar.today(world.now)
    for window in (Window.CURRENT, Window.YEAR, Window.ALL):
        kept = progress_for(world.session, world.actor, goal, now=world.now, window=window)
        assert kept == progress_of(goal.rules(calendar), recount, calendar=calendar, today=today, window=window)


def _take(step: Step, world: World) -> None:
    try:
        step(world)
    except GoalError as error:
        if error.code not in REFUSALS:
            raise


def _live(pattern: Pattern, period: PeriodUnit, story: list[Step]) -> Callable[[Session], None]:
    def use_case(session: Session) -> None:
        actor = actor_named(session, f"user-{new_id(START)}", now=START, timezone="Europe/Paris")
        goal = create_goal(session, actor, draft=_draft(pattern, period), now=START)
        world = World(session, actor, goal.id)
        for back in PAST:
            _log(world, value=Amount(30_000_000), back=back)
        for step in story:
            world.now += timedelta(seconds=1)
            _take(step, world)
            _check(world)

    return use_case


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(pattern=patterns, period=periods, story=steps)
def test_what_is_kept_equals_a_recount_after_every_step(
    sqlite_database: Database, pattern: Pattern, period: PeriodUnit, story: list[Step]
) -> None:
    sqlite_database.write_now(_live(pattern, period, story))


@pytest.mark.postgres
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=20)
@given(pattern=patterns, period=periods, story=steps)
def test_what_is_kept_equals_a_recount_on_postgresql_too(
    postgres_database: Database, pattern: Pattern, period: PeriodUnit, story: list[Step]
) -> None:
    postgres_database.write_now(_live(pattern, period, story))
