"""Whatever the schedule, the zone and what was logged: what speaks is what an enumeration of every minute says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, delete, select

from core.db.database import Database
from core.db.records import Actor
from core.db.tables import NoticePreferenceRow, NoticeRow, NoticeTallyRow, OutboxRow, ReminderRow
from core.domain.activity import ActivityType
from core.domain.amount import amount_of
from core.domain.calendar import Calendar, zone_of
from core.domain.draft import LogDraft
from core.domain.notices import Preferences
from core.domain.reminders import ReminderRule
from core.ids import new_id
from core.services.activities import log_activity
from core.services.goals import create_goal
from core.services.identities import Identity, actor_of_account
from core.services.notices import change_preferences
from core.services.reminders import ReminderDraft, add_reminder, mute_goal
from core.services.reminding import remind_due
from core.services.users import change_profile
from tests.integration.seeding import a_goal
from tests.unit.domain.reminders.test_occurrences import DAY, MINUTE, calendars, moments, near_transitions

HALF_AN_HOUR = 30


class Deed(StrEnum):
    """What somebody does about a goal of half an hour a day."""

    PART = "part"
    REST = "rest"
    DONE = "done"
    SKIP = "skip"
    MUTE = "mute"


MINUTES = {Deed.PART: 10, Deed.REST: 20, Deed.DONE: 0, Deed.SKIP: 0}
TYPES = {Deed.DONE: ActivityType.COMPLETED, Deed.SKIP: ActivityType.SKIPPED}
days: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"days_of_week": st.sets(st.integers(0, 6), min_size=1).map(tuple)}),
    st.fixed_dictionaries({"every_days": st.integers(2, 3), "from_on": near_transitions}),
    st.fixed_dictionaries({"after_done_days": st.integers(1, 2)}),
)
rules = st.builds(
    lambda when, on, always: ReminderRule(**when, **on, is_only_if_open=not always), moments, days, st.booleans()
)
deeds = st.lists(st.tuples(st.integers(0, 71), st.sampled_from(Deed)), max_size=8, unique_by=lambda deed: deed[0])


class Life(NamedTuple):
    """Three days of somebody with one goal, for which they have a reminder, and what they do about it, when."""

    rule: ReminderRule
    calendar: Calendar
    day: date
    hours: list[tuple[int, Deed]]
    weekdays: set[int]

    @property
    def start(self) -> datetime:
        """When the goal and its reminder are made."""
        return datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC) - DAY

    @property
    def deeds(self) -> dict[datetime, Deed]:
        """What is done, by its instant."""
        return {self.start + timedelta(hours=hour, minutes=1): deed for hour, deed in self.hours}


lives = st.builds(Life, rules, calendars, near_transitions, deeds, st.sets(st.integers(0, 6), max_size=5))


@given(lives)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_what_speaks_is_what_an_enumeration_says(sqlite_database: Database, life: Life) -> None:
    named = dict(_named(life))
    wanted = [at for at, on in named.items() if _speaks(life, at, on=on)]
    assert sqlite_database.write_now(lambda session: _spoken(session, life, moments_named=named)) == wanted


def _named(life: Life) -> Iterator[tuple[datetime, date]]:
    """Yield moments at which the wall first shows a time that is named, or is past it, and the day of each."""
    rule, starts_at, zone = life.rule, life.calendar.day_starts_at, zone_of(life.calendar.timezone)
    begin = datetime(1, 1, 1, starts_at)  # noqa: DTZ001 - a wall has no zone
    waiting = sorted(
        (begin + timedelta(days=on.toordinal() - 1) + wall, on)
        for on in (life.start.date() + number * DAY for number in range(-3, 6))
        if _is_meant(rule, on)
        for wall in _walls(rule, starts_at)
    )
    highest = begin
    for minute in range(-2 * 24 * 60, 3 * 24 * 60 + 1):
        at = life.start + minute * MINUTE
        highest = max(highest, at.astimezone(zone).replace(tzinfo=None))
        reached = [on for shown, on in waiting if shown <= highest]
        waiting = waiting[len(reached) :]
        if reached and at > life.start:
            yield at, reached[0]


def _walls(rule: ReminderRule, day_starts_at: int) -> Iterator[timedelta]:
    """Yield how long after the day's start on the wall each moment is."""
    for at in rule.times:
        yield timedelta(hours=(at.hour - day_starts_at) % 24, minutes=at.minute)
    if rule.before_day_end is not None:
        yield DAY - rule.before_day_end * MINUTE


def _is_meant(rule: ReminderRule, on: date) -> bool:
    if rule.days_of_week:
        return int(on.strftime("%w")) in rule.days_of_week
    return rule.from_on is None or (on >= rule.from_on and (on - rule.from_on).days % rule.every_days == 0)


def _speaks(life: Life, at: datetime, *, on: date) -> bool:
    """Say, from what was done until a moment, whether anything is asked for at it."""
    rule, weekdays = life.rule, life.weekdays
    so_far = [(life.calendar.today(done_at), deed) for done_at, deed in life.deeds.items() if done_at <= at]
    of_day = [deed for done_on, deed in so_far if done_on == on]
    logged = [done_on for done_on, deed in so_far if deed in MINUTES and deed is not Deed.SKIP]
    last = max(logged, default=life.calendar.today(life.start))
    if rule.after_done_days is not None and not (on > last and (on - last).days % rule.after_done_days == 0):
        return False
    if (weekdays and int(on.strftime("%w")) not in weekdays) or Deed.SKIP in of_day or Deed.MUTE in of_day:
        return False
    is_done = Deed.DONE in of_day or sum(MINUTES.get(deed, 0) for deed in of_day) >= HALF_AN_HOUR
    return not (rule.is_only_if_open and is_done)


def _spoken(session: Session, life: Life, *, moments_named: Iterable[datetime]) -> list[datetime]:
    """Live through it and return the moments that were spoken of."""
    for table in (OutboxRow, NoticeRow, NoticeTallyRow, NoticePreferenceRow, ReminderRow):
        session.connection().execute(delete(table))
    ann = _somebody(session, life.calendar, now=life.start)
    draft = a_goal()
    draft = replace(draft, schedule=replace(draft.schedule, days_of_week=tuple(sorted(life.weekdays))))
    goal = create_goal(session, ann, draft=draft, now=life.start)
    add_reminder(session, ann, goal.id, draft=ReminderDraft(life.rule), now=life.start)
    for now in sorted({*moments_named, *life.deeds}):
        _do(session, ann, goal.id, deed=life.deeds.get(now), now=now)
        remind_due(session, now=now, most=10)
    said = session.exec(select(OutboxRow)).all()
    return sorted(datetime.fromisoformat(str(row.payload["due_at"])) for row in said)


def _do(session: Session, ann: Actor, goal_id: str, *, deed: Deed | None, now: datetime) -> None:
    if deed is Deed.MUTE:
        mute_goal(session, ann, goal_id, now=now)
    elif deed is not None:
        kind, value = TYPES.get(deed, ActivityType.PROGRESS), amount_of(Decimal(MINUTES[deed] or 1))
        log_activity(session, ann, goal_id, draft=LogDraft(value=value, unit="min", activity_type=kind), now=now)


def _somebody(session: Session, calendar: Calendar, *, now: datetime) -> Actor:
    name = new_id(now)
    identity = Identity(
        platform="pager", tenant="bot", account=name, user_name=name, private_address=name, timezone=calendar.timezone
    )
    ann = actor_of_account(session, identity, now=now)
    change_profile(session, ann, {"day_starts_at": calendar.day_starts_at}, now=now)
    change_preferences(session, ann.user_id, Preferences(most_a_day=100), now=now)
    return actor_of_account(session, identity, now=now)
