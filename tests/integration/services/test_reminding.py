"""Reminders in the database: planned, spoken of once, silent when there is nothing to ask, moved with calendars."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session, col, select

from core.db.database import Database
from core.db.records import Actor
from core.db.tables import NoticeRow, OutboxRow, ReminderRow
from core.domain.amount import amount_of
from core.domain.draft import GoalChange, LogDraft
from core.domain.errors import ErrorCode, GoalError, InvalidInput
from core.domain.goal import Status
from core.domain.reminders import ReminderRule
from core.domain.schedule import default_schedule
from core.services.activities import log_activity
from core.services.goals import change_goal, create_goal
from core.services.identities import Identity, actor_of_account
from core.services.reminders import (
    ReminderDraft,
    add_reminder,
    change_reminder,
    drop_reminder,
    drop_reminders,
    mute_goal,
    own_reminders,
    snooze,
)
from core.services.reminding import is_wanted, remind_due
from core.services.statuses import archive_goal, pause_goal, restore_goal
from core.services.users import change_profile
from tests.integration.seeding import a_goal

MIDNIGHT = datetime(2026, 3, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
EIGHT = ReminderDraft(ReminderRule(times=(time(8),)))


class World:
    """One person with one goal of half an hour a day, in a session, and a clock to set."""

    def __init__(self, session: Session, *, now: datetime = MIDNIGHT) -> None:
        self.session = session
        self.now = now
        identity = Identity(
            platform="telegram", tenant="1", account="7", user_name="telegram:7", private_address="7", timezone="UTC"
        )
        self.identity = identity
        self.goal = create_goal(session, self.actor, draft=a_goal(), now=self.now)

    @property
    def actor(self) -> Actor:
        """The person as they are now."""
        return actor_of_account(self.session, self.identity, now=self.now)

    def remind(self, draft: ReminderDraft = EIGHT) -> ReminderRow:
        """Add a reminder."""
        return add_reminder(self.session, self.actor, self.goal.id, draft=draft, now=self.now)

    def log(self, minutes: int) -> None:
        """Log minutes now."""
        draft = LogDraft(value=amount_of(Decimal(minutes)), unit="min")
        log_activity(self.session, self.actor, self.goal.id, draft=draft, now=self.now)

    def until(self, at: datetime, *, step: timedelta = timedelta(minutes=15)) -> None:
        """Let time go on to an instant, with a look at what is due at each step."""
        while self.now < at:
            self.now = min(self.now + step, at)
            remind_due(self.session, now=self.now, most=100)

    def said(self) -> list[str]:
        """Return when messages were queued for, in order."""
        wanted = select(OutboxRow).order_by(col(OutboxRow.due_at), col(OutboxRow.id))
        return [f"{row.due_at:%d %H:%M}" for row in self.session.exec(wanted)]

    def unsaid(self) -> list[tuple[str, str | None]]:
        """Return when there was nothing to say, and why."""
        wanted = select(NoticeRow).where(col(NoticeRow.fate) == "dropped").order_by(col(NoticeRow.due_at))
        return [(f"{row.due_at:%d %H:%M}", row.reason) for row in self.session.exec(wanted)]

    def next(self) -> datetime | None:
        """Return when the first reminder is due next."""
        return own_reminders(self.session, self.actor, now=self.now)[0].next_at


def test_a_reminder_speaks_once_a_day_until_it_is_done(database: Database) -> None:
    def story(session: Session) -> World:
        world = World(session)
        world.remind()
        world.until(MIDNIGHT + 31 * HOUR)
        world.log(10)
        world.until(MIDNIGHT + 55 * HOUR)
        world.log(30)
        world.until(MIDNIGHT + 60 * HOUR)
        assert world.said() == ["09 08:00", "10 08:00"]
        assert world.unsaid() == [("11 08:00", "done")]
        assert world.next() == MIDNIGHT + 80 * HOUR
        return world

    database.write_now(story)


def test_two_that_look_at_once_let_it_speak_once(database: Database) -> None:
    def begin(session: Session) -> None:
        World(session).remind()

    database.write_now(begin)
    for _ in range(2):
        database.write_now(lambda session: remind_due(session, now=MIDNIGHT + 9 * HOUR, most=10))
    assert database.read_now(lambda session: len(session.exec(select(OutboxRow)).all())) == 1


def test_after_an_outage_the_last_of_what_was_missed_is_said_if_it_is_of_use(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        world.remind(ReminderDraft(ReminderRule(times=(time(8), time(20)))))
        world.now = MIDNIGHT + 57 * HOUR
        assert remind_due(session, now=world.now, most=10) == 1
        assert world.said() == ["11 09:00"]
        world.now = MIDNIGHT + 100 * HOUR
        remind_due(session, now=world.now, most=10)
        assert world.said() == ["11 09:00"]
        assert world.unsaid() == [("12 20:00", "late")]

    database.write_now(story)


def test_the_same_time_of_a_day_speaks_once_wherever_somebody_flies(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        change_profile(session, world.actor, {"timezone": "Europe/Berlin"}, now=world.now)
        world.remind()
        world.until(MIDNIGHT + 8 * HOUR)
        assert world.said() == ["09 07:00"]
        change_profile(session, world.actor, {"timezone": "America/New_York"}, now=world.now)
        world.until(MIDNIGHT + 40 * HOUR)
        assert world.said() == ["09 07:00", "10 12:00"]

    database.write_now(story)


def test_a_time_that_clocks_leap_over_is_the_same_as_elsewhere(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session, now=datetime(2026, 3, 28, tzinfo=UTC))
        change_profile(session, world.actor, {"timezone": "Australia/Sydney", "day_starts_at": 3}, now=world.now)
        world.remind(ReminderDraft(ReminderRule(times=(time(0),))))
        world.until(datetime(2026, 3, 28, 14, tzinfo=UTC))
        assert world.said() == ["28 13:00"]
        change_profile(session, world.actor, {"timezone": "Asia/Beirut"}, now=world.now)
        world.until(datetime(2026, 3, 29, 20, tzinfo=UTC))
        assert world.said() == ["28 13:00"]

    database.write_now(story)


def test_a_follow_up_asks_once_more_and_not_after_a_log(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        world.remind(ReminderDraft(ReminderRule(times=(time(8),), follow_up=60)))
        world.until(MIDNIGHT + 12 * HOUR)
        assert world.said() == ["09 08:00", "09 09:00"]
        world.until(MIDNIGHT + 32.5 * HOUR)
        world.log(30)
        world.until(MIDNIGHT + 40 * HOUR)
        assert world.said() == ["09 08:00", "09 09:00", "10 08:00"]

    database.write_now(story)


def test_what_is_put_off_speaks_at_its_time_and_no_follow_up_besides(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        assert snooze(session, world.actor, until=MIDNIGHT + HOUR, now=world.now) is None
        world.remind(ReminderDraft(ReminderRule(times=(time(8),), follow_up=60), "Sit down."))
        world.until(MIDNIGHT + 8 * HOUR)
        for hours in (0.5, 2.0):
            assert snooze(session, world.actor, until=world.now + hours * HOUR, now=world.now) == world.goal.id
        world.until(MIDNIGHT + 12 * HOUR)
        assert world.said() == ["09 08:00", "09 10:00"]

    database.write_now(story)


def test_a_rest_a_mute_and_an_end_are_silent_and_what_goes_on_speaks_again(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        world.remind()
        mute_goal(session, world.actor, world.goal.id, now=world.now)
        world.until(MIDNIGHT + 24 * HOUR)
        pause_goal(session, world.actor, world.goal.id, now=world.now)
        world.until(MIDNIGHT + 48 * HOUR)
        archive_goal(session, world.actor, world.goal.id, now=world.now)
        world.until(MIDNIGHT + 72 * HOUR)
        assert world.next() is None
        restore_goal(session, world.actor, world.goal.id, now=world.now)
        world.until(MIDNIGHT + 81 * HOUR)
        assert world.unsaid() == [("09 08:00", "muted"), ("10 08:00", "paused"), ("11 08:00", "inactive")]
        assert world.said() == ["12 08:00"]

    database.write_now(story)


def test_preferred_times_move_the_reminders_that_hang_on_them(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        world.remind(ReminderDraft(ReminderRule(before_preferred=15)))
        assert world.next() is None
        schedule = replace(default_schedule(world.goal.pattern), preferred_times=("07:30",))
        change_goal(session, world.actor, world.goal.id, change=GoalChange(schedule=schedule), now=world.now)
        assert world.next() == MIDNIGHT + 7.25 * HOUR

    database.write_now(story)


def test_what_has_been_done_meanwhile_is_not_wanted_any_more(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        reminder = world.remind()
        world.until(MIDNIGHT + 8 * HOUR)
        on = date(2026, 3, 9)
        assert is_wanted(session, world.actor.user_id, reminder.id, on=on)
        world.log(30)
        assert not is_wanted(session, world.actor.user_id, reminder.id, on=on)
        drop_reminder(session, world.actor, reminder.id)
        assert not is_wanted(session, world.actor.user_id, reminder.id, on=date(2026, 3, 10))

    database.write_now(story)


def test_a_reminder_is_changed_switched_off_and_taken_away(database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        first, second = world.remind(), world.remind(ReminderDraft(ReminderRule(before_day_end=60)))
        off = replace(EIGHT, is_on=False)
        assert change_reminder(session, world.actor, first.id, draft=off, now=world.now).next_at is None
        world.until(MIDNIGHT + 24 * HOUR)
        assert world.said() == ["09 23:00"]
        assert drop_reminders(session, world.actor, world.goal.id) == 2
        with pytest.raises(GoalError) as refused:
            drop_reminder(session, world.actor, second.id)
        assert refused.value.code is ErrorCode.NOT_FOUND

    database.write_now(story)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (ReminderRule(), "times"),
        (ReminderRule(times=(time(8),), days_of_week=(9,)), "daysOfWeek"),
        (ReminderRule(times=(time(8),), every_days=0), "everyDays"),
        (ReminderRule(times=(time(8),), every_days=3, days_of_week=(1,)), "everyDays"),
        (ReminderRule(times=(time(8),), follow_up=0), "followUpMinutes"),
        (ReminderRule(before_day_end=-1), "minutesBeforeDayEnd"),
        (ReminderRule(times=(time(8),), on=date(2020, 1, 1)), "onDate"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_its_field(
    sqlite_database: Database, rule: ReminderRule, field: str
) -> None:
    def story(session: Session) -> None:
        World(session).remind(ReminderDraft(rule))

    with pytest.raises(InvalidInput) as refused:
        sqlite_database.write_now(story)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_reminder_of_one_day_is_gone_after_it_and_leaves_room(sqlite_database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        world.remind()
        for days in range(1, 30):
            once = ReminderDraft(ReminderRule(times=(time(18),), on=world.now.date() + timedelta(days=1)))
            world.remind(once)
            world.until(MIDNIGHT + timedelta(days=days, hours=12), step=timedelta(hours=12))
            assert len(own_reminders(session, world.actor, now=world.now)) == 2
            world.until(MIDNIGHT + timedelta(days=days, hours=19), step=timedelta(hours=1))
            assert len(own_reminders(session, world.actor, now=world.now)) == 1
        assert len(session.exec(select(ReminderRow)).all()) < 6

    sqlite_database.write_now(story)


def test_a_draft_is_not_reminded_of_until_it_begins(sqlite_database: Database) -> None:
    def story(session: Session) -> None:
        world = World(session)
        draft = replace(a_goal(title="Later"), status=Status.DRAFT)
        world.goal = create_goal(session, world.actor, draft=draft, now=world.now)
        world.remind()
        assert world.next() is None
        change_goal(session, world.actor, world.goal.id, change=GoalChange(status=Status.ACTIVE), now=world.now)
        assert world.next() == MIDNIGHT + 8 * HOUR

    sqlite_database.write_now(story)
