"""What only shows at the edges: clocks that disagree, amounts out of bounds, requests for what already is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session

from core.db.database import Database
from core.db.records import Actor, GoalRecord
from core.domain.amount import Amount, amount_of
from core.domain.draft import GoalChange, LogDraft
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Aggregation, Direction, Metric, Pattern, Status, Target
from core.domain.schedule import default_schedule
from core.services.access import goal_of
from core.services.activities import log_activity
from core.services.corrections import take_from_day, undo_activity
from core.services.goals import change_goal, create_goal
from core.services.progress import progress_for
from core.services.statuses import pause_goal
from core.services.users import actor_named, change_profile
from tests.integration.seeding import a_goal, a_log

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


def ann(session: Session) -> Actor:
    """Return the one user of these tests."""
    return actor_named(session, "ann", now=NOW, timezone="Europe/Paris")


def weight(session: Session) -> GoalRecord:
    """Make a goal whose logs are measurements."""
    target = Target(
        Metric.WEIGHT,
        amount_of(70),
        "kg",
        Direction.DECREASE,
        start_value=amount_of(100),
        aggregation=Aggregation.LATEST,
    )
    draft = replace(a_goal(title="Weight"), pattern=Pattern.TARGET, target=target)
    return create_goal(session, ann(session), draft=replace(draft, schedule=default_schedule(Pattern.TARGET)), now=NOW)


def test_the_last_to_get_hold_of_a_goal_is_the_latest_whatever_its_clock_says(database: Database) -> None:
    def use_case(session: Session) -> Amount | None:
        goal = weight(session)
        for kilos, now in ((80, NOW + timedelta(seconds=5)), (95, NOW)):
            draft = LogDraft(value=amount_of(kilos), unit="kg")
            log_activity(session, ann(session), goal.id, draft=draft, now=now)
        after = goal_of(session, ann(session), goal.id)
        return progress_for(session, ann(session), after, now=NOW).reading

    assert database.write_now(use_case) == amount_of(95)


def test_an_amount_that_conversion_takes_out_of_bounds_is_refused(database: Database) -> None:
    def use_case(session: Session) -> None:
        target = Target(Metric.DURATION, amount_of(10), "ms")
        draft = replace(a_goal(), pattern=Pattern.MILESTONE, target=target)
        goal = create_goal(session, ann(session), draft=draft, now=NOW)
        log = LogDraft(value=amount_of(Decimal("9e11")), unit="weeks")
        log_activity(session, ann(session), goal.id, draft=log, now=NOW)

    with pytest.raises(GoalError) as refused:
        database.write_now(use_case)
    assert refused.value.code is ErrorCode.AMOUNT_OUT_OF_RANGE


def test_asking_for_a_pause_that_is_keeps_the_day_it_ends_on(database: Database) -> None:
    def use_case(session: Session) -> GoalRecord:
        goal = create_goal(session, ann(session), draft=a_goal(), now=NOW)
        pause_goal(session, ann(session), goal.id, now=NOW, resume_on=date(2026, 3, 20))
        change = GoalChange(status=Status.PAUSED, description="rest")
        return change_goal(session, ann(session), goal.id, change=change, now=NOW).goal

    assert database.write_now(use_case).resume_on == date(2026, 3, 20)


def test_a_profile_sent_as_it_is_touches_no_goal(database: Database) -> None:
    def use_case(session: Session) -> tuple[GoalRecord, GoalRecord]:
        goal = create_goal(session, ann(session), draft=a_goal(), now=NOW)
        change_profile(session, ann(session), {"timezone": "Europe/Paris", "day_starts_at": 0}, now=NOW)
        return goal, goal_of(session, ann(session), goal.id)

    before, after = database.write_now(use_case)
    assert before == after


def test_taking_back_what_a_correction_took_from_takes_the_correction_too(database: Database) -> None:
    def use_case(session: Session) -> list[Amount]:
        goal = create_goal(session, ann(session), draft=a_goal(), now=NOW)
        logged = log_activity(session, ann(session), goal.id, draft=a_log(minutes=10), now=NOW)
        take_from_day(session, ann(session), goal.id, amount=amount_of(4), on=NOW.date(), now=NOW)
        undo_activity(session, ann(session), goal.id, activity_id=logged.activity.activity_id, now=NOW)
        undone = goal_of(session, ann(session), goal.id).lifetime.total
        log_activity(session, ann(session), goal.id, draft=a_log(minutes=3), now=NOW)
        return [undone, goal_of(session, ann(session), goal.id).lifetime.total]

    assert database.write_now(use_case) == [amount_of(0), amount_of(3)]


def test_who_logs_a_day_late_has_a_checkpoint_too(database: Database) -> None:
    def use_case(session: Session) -> GoalRecord:
        goal = create_goal(session, ann(session), draft=a_goal(), now=NOW)
        for day in range(120):
            now = NOW + timedelta(days=day)
            draft = replace(a_log(), activity_on=(now - timedelta(days=1)).date())
            log_activity(session, ann(session), goal.id, draft=draft, now=now)
        return goal_of(session, ann(session), goal.id)

    checkpoint = database.write_now(use_case).checkpoint
    assert checkpoint is not None
    assert checkpoint.before > date(2026, 4, 20)
