"""Days end for each user by their own calendar, once: what was missed is a fact, and a streak's end is told."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from core.db.database import Database, Result, UseCase
from core.db.queries.occasions import figures_of
from core.db.queries.users import actor_by_id
from core.db.records import Actor
from core.db.tables import NoticeRow, OutboxRow, PeriodMissRow
from core.domain.amount import amount_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalDraft, LogDraft
from core.domain.goal import Metric, Pattern, Target
from core.domain.notices import Preferences, QuietHours
from core.domain.schedule import default_schedule
from core.services.activities import log_activity
from core.services.closing import close_days, warn_of_streaks
from core.services.goals import create_goal
from core.services.identities import Identity, actor_of_account
from core.services.notices import change_preferences
from core.services.users import change_profile

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
"""Midnight in UTC."""


class Runner:
    """Somebody who is to run some kilometres a day or a week, where they live."""

    def __init__(
        self,
        database: Database,
        *,
        zone: str = "UTC",
        period: PeriodUnit = PeriodUnit.DAY,
        pattern: Pattern = Pattern.RECURRING,
        now: datetime = MONDAY,
    ) -> None:
        self.database = database
        identity = Identity(
            platform="pager", tenant="bot", account="ann", user_name="ann", private_address="ann", timezone=zone
        )
        self.user_id = database.write_now(lambda session: actor_of_account(session, identity, now=now)).user_id
        target = Target(Metric.DISTANCE, amount_of(Decimal(5)), "km", period=period)
        draft = GoalDraft(
            title="Run", category="fitness", pattern=pattern, target=target, schedule=default_schedule(pattern)
        )
        self.goal_id = self.write(lambda session: create_goal(session, self.actor(session), draft=draft, now=now).id)

    def actor(self, session: Session) -> Actor:
        """Return the runner as they are now."""
        return actor_by_id(session, self.user_id)

    def write(self, use_case: UseCase[Result]) -> Result:
        """Run a use case."""
        return self.database.write_now(use_case)

    def runs(self, *, at: datetime, km: int = 5, on: date | None = None) -> None:
        """Log kilometres."""
        draft = LogDraft(value=amount_of(Decimal(km)), unit="km", activity_on=on)
        self.write(lambda session: log_activity(session, self.actor(session), self.goal_id, draft=draft, now=at))

    def warned(self, now: datetime) -> None:
        """Look at the streaks of those whose evening it is."""
        self.write(lambda session: warn_of_streaks(session, now=now, most=100))

    def closed(self, now: datetime) -> list[tuple[str, int]]:
        """Close what has ended and return all periods that were missed so far, and the streaks that this ended."""
        self.write(lambda session: close_days(session, now=now, most=100))
        return self.database.read_now(
            lambda session: [
                (row.period, row.streak)
                for row in session.exec(select(PeriodMissRow).order_by(col(PeriodMissRow.period)))
            ]
        )

    def told(self) -> list[tuple[str, datetime]]:
        """Return the kinds of all that was queued, and when it is due."""
        rows = self.database.read_now(lambda session: list(session.exec(select(OutboxRow).order_by(col(OutboxRow.id)))))
        return [(str(row.payload["is"]), row.due_at) for row in rows if row.payload["is"] != "streak"]


def figures(database: Database, day: date) -> dict[str, int]:
    """Return what a day came to over all users."""
    return database.read_now(lambda session: figures_of(session, day))


def test_a_day_without_what_it_asked_for_is_missed_once_it_is_over(database: Database) -> None:
    ann = Runner(database)
    assert ann.closed(MONDAY + timedelta(hours=23, minutes=59)) == []
    assert ann.closed(MONDAY + timedelta(days=1)) == [("2026-03-09", 0)]
    assert ann.closed(MONDAY + timedelta(days=1, hours=12)) == [("2026-03-09", 0)]
    assert figures(database, date(2026, 3, 9)) == {"missed": 1}


def test_no_tick_looks_at_users_whose_time_has_not_come(sqlite_database: Database) -> None:
    """The plan by which what is due is found; PostgreSQL takes the same index once a table has some size."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    event.listen(sqlite_database.engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))

    def ticks(session: Session) -> list[str]:
        close_days(session, now=MONDAY, most=100)
        warn_of_streaks(session, now=MONDAY, most=100)
        looks = [(said, given) for said, given in asked if "due_at <=" in said]
        plans = (session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given) for said, given in looks)
        return [str(plan.all()) for plan in plans]

    plans = sqlite_database.write_now(ticks)
    assert ["INDEX occasion_due (kind=? AND due_at<?)" in plan for plan in plans] == [True, True]


def test_a_day_that_was_done_is_counted_and_nothing_is_said(database: Database) -> None:
    ann = Runner(database)
    ann.runs(at=MONDAY + timedelta(hours=9))
    assert ann.closed(MONDAY + timedelta(days=1)) == []
    assert figures(database, date(2026, 3, 9)) == {"achieved": 1}
    assert ann.told() == []


def test_the_end_of_a_streak_worth_it_is_told_the_next_morning(database: Database) -> None:
    ann = Runner(database, zone="Europe/Berlin")
    for day in range(3):
        ann.runs(at=MONDAY + timedelta(days=day, hours=9))
        ann.closed(MONDAY + timedelta(days=day, hours=23))
    assert ann.closed(datetime(2026, 3, 12, 23, tzinfo=UTC)) == [("2026-03-12", 3)]
    assert ann.told() == [("broken", datetime(2026, 3, 13, 7, tzinfo=UTC))]
    assert ann.closed(datetime(2026, 3, 13, 23, tzinfo=UTC)) == [("2026-03-12", 3), ("2026-03-13", 0)]
    assert len(ann.told()) == 1


def test_a_week_is_judged_when_it_ends(database: Database) -> None:
    ann = Runner(database, period=PeriodUnit.WEEK)
    assert ann.closed(MONDAY + timedelta(days=6)) == []
    assert ann.closed(MONDAY + timedelta(days=7)) == [("2026-W11", 0)]


def test_a_limit_is_kept_by_nothing_and_missed_by_too_much(database: Database) -> None:
    ann = Runner(database, pattern=Pattern.LIMIT)
    assert ann.closed(MONDAY + timedelta(days=1)) == []
    ann.runs(at=MONDAY + timedelta(days=1, hours=9), km=6)
    assert ann.closed(MONDAY + timedelta(days=2)) == [("2026-03-10", 0)]


def test_days_that_ended_while_no_scheduler_ran_are_all_closed(database: Database) -> None:
    ann = Runner(database)
    ann.closed(MONDAY + timedelta(days=1))
    ann.runs(at=MONDAY + timedelta(days=2, hours=9))
    missed = ann.closed(MONDAY + timedelta(days=4))
    assert [period for period, _ in missed] == ["2026-03-09", "2026-03-10", "2026-03-12"]


@pytest.mark.parametrize(
    ("zone", "day", "ends"),
    [
        ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ("America/Santiago", date(2026, 9, 5), datetime(2026, 9, 6, 4, tzinfo=UTC)),
        ("Africa/Cairo", date(2026, 4, 23), datetime(2026, 4, 23, 22, tzinfo=UTC)),
    ],
)
def test_a_day_on_which_the_clock_changes_ends_once(database: Database, zone: str, day: date, ends: datetime) -> None:
    ann = Runner(database, zone=zone, now=ends - timedelta(hours=8))
    assert ann.closed(ends - timedelta(seconds=1)) == []
    assert ann.closed(ends) == [(day.isoformat(), 0)]
    assert ann.closed(ends + timedelta(hours=2)) == [(day.isoformat(), 0)]


@pytest.mark.parametrize("way", [("Asia/Tokyo", "America/New_York"), ("America/New_York", "Asia/Tokyo")])
def test_each_day_is_closed_once_by_somebody_who_travels(database: Database, way: tuple[str, str]) -> None:
    before, after = way
    noon = datetime(2026, 3, 10, 12, tzinfo=UTC)
    ann = Runner(database, zone=before, now=noon - timedelta(days=2))
    for hour in range(-48, 0):
        ann.closed(noon + timedelta(hours=hour))
    ann.write(lambda session: change_profile(session, ann.actor(session), {"timezone": after}, now=noon))
    for hour in range(72):
        ann.closed(noon + timedelta(hours=hour))
    assert [period for period, _ in ann.closed(noon + timedelta(hours=72))] == [
        f"2026-03-{day:02}" for day in range(8, 13)
    ]
    for day in range(8, 13):
        assert figures(database, date(2026, 3, day)) == {"missed": 1}


def test_a_streak_that_waits_is_told_in_the_evening_once(database: Database) -> None:
    ann = Runner(database)
    for day in range(3):
        ann.runs(at=MONDAY + timedelta(days=day, hours=9))
    for hour in range(3 * 24, 4 * 24):
        ann.warned(MONDAY + timedelta(hours=hour))
    assert ann.told() == [("at_risk", datetime(2026, 3, 12, 20, tzinfo=UTC))]


def test_no_streak_waits_when_its_day_is_done(database: Database) -> None:
    ann = Runner(database)
    for day in range(4):
        ann.runs(at=MONDAY + timedelta(days=day, hours=9))
    ann.warned(MONDAY + timedelta(days=3, hours=21))
    assert ann.told() == []


def test_the_evening_is_before_quiet_hours(database: Database) -> None:
    ann = Runner(database)
    for day in range(3):
        ann.runs(at=MONDAY + timedelta(days=day, hours=9))
    quiet = Preferences(quiet=QuietHours(datetime(2026, 1, 1, 19).time(), datetime(2026, 1, 1, 7).time()))  # noqa: DTZ001 - a wall clock
    thursday = MONDAY + timedelta(days=3)
    ann.write(lambda session: change_preferences(session, ann.user_id, quiet, now=thursday))
    ann.warned(thursday + timedelta(hours=18, minutes=30))
    assert ann.told() == [("at_risk", thursday + timedelta(hours=18, minutes=30))]


def test_an_evening_long_past_is_not_told_of(database: Database) -> None:
    ann = Runner(database)
    for day in range(3):
        ann.runs(at=MONDAY + timedelta(days=day, hours=9))
    ann.warned(MONDAY + timedelta(days=4))
    ann.warned(MONDAY + timedelta(days=4))
    assert ann.told() == []
    decided = database.read_now(lambda session: [row.kind for row in session.exec(select(NoticeRow))])
    assert "at_risk" not in decided
