"""Which moments a reminder names, against an enumeration of every minute; and the cases that trackers get wrong."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.calendar import Calendar, zone_of
from core.domain.reminders import Occurrence, ReminderRule, last_until, next_after
from tests.unit.domain.test_calendar import ZONES

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
TRANSITIONS = (date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 4, 24), date(2026, 10, 25))

times = st.times().map(lambda at: at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0))
near_transitions = st.sampled_from(TRANSITIONS).flatmap(lambda day: st.sampled_from([day - DAY, day, day + DAY]))
calendars = st.builds(Calendar, st.sampled_from(ZONES), st.integers(0, 6))
moments = st.fixed_dictionaries(
    {"times": st.lists(times, min_size=1, max_size=3).map(tuple)},
    optional={"before_preferred": st.integers(0, 180), "before_day_end": st.integers(0, 300)},
)
day_choices: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"days_of_week": st.sets(st.integers(0, 6), min_size=1).map(tuple)}),
    st.fixed_dictionaries({"every_days": st.integers(2, 4), "from_on": near_transitions}),
    st.fixed_dictionaries({"on": near_transitions}),
)
rules = st.builds(lambda first, second: ReminderRule(**first, **second), moments, day_choices)


def _fired(
    rule: ReminderRule, start: datetime, end: datetime, calendar: Calendar, preferred: tuple[str, ...]
) -> list[datetime]:
    found: list[datetime] = []
    due = next_after(rule, start, calendar=calendar, preferred=preferred)
    while due is not None and due.at <= end:
        found.append(due.at)
        due = next_after(rule, due.at, calendar=calendar, preferred=preferred)
    return found


def _walls_of(rule: ReminderRule, day: date, start_hour: int, preferred: tuple[str, ...]) -> Iterator[datetime]:
    """Say, in other words than the code's, what the wall shows when a rule names a moment of a day."""
    begin = datetime(day.year, day.month, day.day, start_hour)  # noqa: DTZ001 - a wall has no zone
    for minutes in range(24 * 60):
        wall = begin + minutes * MINUTE
        if wall.time() in rule.times:
            yield wall
        if rule.before_preferred is not None and wall.strftime("%H:%M") in preferred:
            yield max(begin, wall - rule.before_preferred * MINUTE)
    if rule.before_day_end is not None:
        yield begin + DAY - rule.before_day_end * MINUTE


def _is_meant(rule: ReminderRule, day: date) -> bool:
    if rule.on is not None:
        return day == rule.on
    if rule.days_of_week:
        return int(day.strftime("%w")) in rule.days_of_week
    if rule.from_on is not None:
        return any(rule.from_on + number * rule.every_days * DAY == day for number in range(200))
    return True


def _enumerated(
    rule: ReminderRule, start: datetime, end: datetime, calendar: Calendar, preferred: tuple[str, ...]
) -> list[datetime]:
    """Walk every minute: a moment comes when the wall first shows its time, or a later one if that is leapt over."""
    days = [start.date() + number * DAY for number in range(-4, (end - start).days + 5)]
    walls = sorted(
        wall for day in days if _is_meant(rule, day) for wall in _walls_of(rule, day, calendar.day_starts_at, preferred)
    )
    zone, at, found = zone_of(calendar.timezone), start - 4 * DAY, []
    while at <= end and walls:
        shown = at.astimezone(zone).replace(tzinfo=None)
        reached = [wall for wall in walls if wall <= shown]
        if reached:
            walls = walls[len(reached) :]
            found.append(at)
        at += MINUTE
    return [at for at in found if at > start]


@given(rules, calendars, near_transitions, st.lists(times, max_size=2))
def test_what_fires_is_what_an_enumeration_of_every_minute_finds(
    rule: ReminderRule, calendar: Calendar, day: date, preferred: list[time]
) -> None:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - DAY
    end = start + 3 * DAY
    texts = tuple(f"{at:%H:%M}" for at in preferred)
    assert _fired(rule, start, end, calendar, texts) == _enumerated(rule, start, end, calendar, texts)


@pytest.mark.parametrize(
    ("rule", "after", "calendar", "at", "on"),
    [
        # A time that does not exist moves to the next that does, on its own day.
        (
            ReminderRule(times=(time(2, 30),)),
            "2026-03-28T12:00Z",
            Calendar("Europe/Berlin"),
            "2026-03-29T01:00Z",
            "2026-03-29",
        ),
        # One that happens twice fires the first time, and not again an hour later.
        (
            ReminderRule(times=(time(2, 30),)),
            "2026-10-24T12:00Z",
            Calendar("Europe/Berlin"),
            "2026-10-25T00:30Z",
            "2026-10-25",
        ),
        (
            ReminderRule(times=(time(2, 30),)),
            "2026-10-25T00:30Z",
            Calendar("Europe/Berlin"),
            "2026-10-26T01:30Z",
            "2026-10-26",
        ),
        # One in the morning of somebody whose day starts at three belongs to the day before.
        (
            ReminderRule(times=(time(1),), days_of_week=(5,)),
            "2026-03-06T12:00Z",
            Calendar("UTC", 3),
            "2026-03-07T01:00Z",
            "2026-03-06",
        ),
        (ReminderRule(before_day_end=120), "2026-03-06T12:00Z", Calendar("UTC", 3), "2026-03-07T01:00Z", "2026-03-06"),
        (
            ReminderRule(times=(time(9),), every_days=2, from_on=date(2026, 3, 1)),
            "2026-03-05T09:00Z",
            Calendar(),
            "2026-03-07T09:00Z",
            "2026-03-07",
        ),
        (
            ReminderRule(times=(time(9),), on=date(2027, 1, 1)),
            "2026-03-05T09:00Z",
            Calendar(),
            "2027-01-01T09:00Z",
            "2027-01-01",
        ),
    ],
)
def test_the_next_moment_is_right_where_trackers_get_it_wrong(
    rule: ReminderRule, after: str, calendar: Calendar, at: str, on: str
) -> None:
    found = next_after(rule, datetime.fromisoformat(after), calendar=calendar)
    assert found == Occurrence(datetime.fromisoformat(at), date.fromisoformat(on))


def test_a_reminder_of_one_day_is_over_after_it() -> None:
    rule = ReminderRule(times=(time(9),), on=date(2026, 3, 5))
    assert next_after(rule, datetime(2026, 3, 5, 9, tzinfo=UTC), calendar=Calendar()) is None


def test_what_was_missed_during_an_outage_is_the_last_of_it() -> None:
    rule, calendar = ReminderRule(times=(time(8), time(20))), Calendar()
    due = Occurrence(datetime(2026, 3, 5, 8, tzinfo=UTC), date(2026, 3, 5))
    now = datetime(2026, 3, 7, 12, tzinfo=UTC)
    assert last_until(rule, due, now=now, calendar=calendar).at == datetime(2026, 3, 7, 8, tzinfo=UTC)


def test_after_a_flight_the_wall_at_the_new_place_counts() -> None:
    rule, after = ReminderRule(times=(time(8),)), datetime(2026, 3, 5, 12, tzinfo=UTC)
    home, away = (next_after(rule, after, calendar=Calendar(zone)) for zone in ("Europe/Berlin", "Asia/Tokyo"))
    assert home is not None
    assert away is not None
    assert home.at.hour == 7
    assert away.at == datetime(2026, 3, 5, 23, tzinfo=UTC)
