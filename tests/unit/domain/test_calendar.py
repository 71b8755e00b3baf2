"""Whose date it is, and how dates fall into periods."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.calendar import (
    Calendar,
    PeriodUnit,
    WeekStart,
    first_day_of,
    is_zone,
    period_key,
    step,
)

ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
)
FIRST, LAST = datetime(1990, 1, 1), datetime(2049, 12, 31)  # noqa: DTZ001 - the strategy adds the zone

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
instants = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
units = st.sampled_from(PeriodUnit)
week_starts = st.sampled_from(WeekStart)
calendars = st.builds(Calendar, st.sampled_from(ZONES), st.integers(0, 6), week_starts)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("timezone", "day_starts_at", "now", "today"),
    [
        ("UTC", 0, "2026-03-09T00:00:00Z", date(2026, 3, 9)),
        ("Asia/Tokyo", 0, "2026-03-08T15:00:00Z", date(2026, 3, 9)),
        ("America/Los_Angeles", 0, "2026-03-09T06:59:59Z", date(2026, 3, 8)),
        ("Europe/Paris", 3, "2026-03-09T02:59:59+01:00", date(2026, 3, 8)),
        ("Europe/Paris", 3, "2026-03-09T03:00:00+01:00", date(2026, 3, 9)),
        ("Pacific/Kiritimati", 0, "2026-03-08T10:00:00Z", date(2026, 3, 9)),
        # Clocks go on from 2:00 to 3:00, which is when a day that starts at 3, or at 2, begins.
        ("Europe/Berlin", 3, "2026-03-29T00:59:59Z", date(2026, 3, 28)),
        ("Europe/Berlin", 3, "2026-03-29T01:00:00Z", date(2026, 3, 29)),
        ("Europe/Berlin", 2, "2026-03-29T01:00:00Z", date(2026, 3, 29)),
        # They go back from 3:00 to 2:00: what begins at 2 begins once, what begins at 3 an hour later than in summer.
        ("Europe/Berlin", 2, "2026-10-25T00:00:00Z", date(2026, 10, 25)),
        ("Europe/Berlin", 2, "2026-10-25T01:00:00Z", date(2026, 10, 25)),
        ("Europe/Berlin", 3, "2026-10-25T01:59:59Z", date(2026, 10, 24)),
        ("Europe/Berlin", 3, "2026-10-25T02:00:00Z", date(2026, 10, 25)),
        # In Chatham from 3:45 to 2:45: it is past 3 already, and stays so.
        ("Pacific/Chatham", 3, "2026-04-04T13:15:00Z", date(2026, 4, 5)),
        ("Pacific/Chatham", 3, "2026-04-04T14:00:00Z", date(2026, 4, 5)),
    ],
)
def test_it_is(timezone: str, day_starts_at: int, now: str, today: date) -> None:
    assert Calendar(timezone, day_starts_at).today(instant(now)) == today


def test_the_wall_clock_is_that_of_the_zone() -> None:
    local = Calendar("Asia/Kathmandu").local(instant("2026-03-09T00:00:00Z"))
    assert (local.hour, local.minute) == (5, 45)


@pytest.mark.parametrize("name", ["Europe/Paris", "UTC", "America/Argentina/Ushuaia"])
def test_a_zone_is_known(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "localtime", "Factory", "../etc/passwd", "+02:00"])
def test_a_name_is_no_zone(name: str) -> None:
    assert not is_zone(name)


@given(calendars, instants, st.integers(0, 90_000))
def test_today_never_goes_back(calendar: Calendar, now: datetime, seconds: int) -> None:
    assert calendar.today(now + timedelta(seconds=seconds)) >= calendar.today(now)


@pytest.mark.parametrize("timezone", ZONES)
@pytest.mark.parametrize("day_starts_at", [0, 1, 2, 3, 6])
def test_no_date_is_left_out_or_comes_back_in_a_year_of_half_hours(timezone: str, day_starts_at: int) -> None:
    calendar, start = Calendar(timezone, day_starts_at), instant("2026-01-01T00:00:00Z")
    seen = [calendar.today(start + timedelta(minutes=30 * count)) for count in range(365 * 48)]
    changes = [later - earlier for earlier, later in pairwise(seen) if later != earlier]
    assert set(changes) == {timedelta(days=1)}


@given(calendars, instants, units)
def test_at_any_instant_the_period_of_today_holds_today(calendar: Calendar, now: datetime, unit: PeriodUnit) -> None:
    today = calendar.today(now)
    first = first_day_of(unit, today, week_start=calendar.week_start)
    assert first <= today < step(unit, first)


@given(units, days, week_starts)
def test_periods_tile_time(unit: PeriodUnit, day: date, week_start: WeekStart) -> None:
    first = first_day_of(unit, day, week_start=week_start)
    following = step(unit, first)
    assert first_day_of(unit, following, week_start=week_start) == following
    assert first_day_of(unit, following - timedelta(days=1), week_start=week_start) == first
    assert step(unit, following, count=-1) == first


@given(units, st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-50, 50), st.integers(-50, 50))
def test_steps_add_up(unit: PeriodUnit, day: date, one: int, other: int) -> None:
    first = first_day_of(unit, day)
    assert step(unit, step(unit, first, count=one), count=other) == step(unit, first, count=one + other)


@given(days)
def test_a_week_has_its_iso_name(day: date) -> None:
    year, week, _ = day.isocalendar()
    assert period_key(PeriodUnit.WEEK, first_day_of(PeriodUnit.WEEK, day)) == f"{year}-W{week:02d}"


@given(days)
def test_a_week_from_sunday_has_the_iso_name_of_its_monday(day: date) -> None:
    first = first_day_of(PeriodUnit.WEEK, day, week_start=WeekStart.SUNDAY)
    assert first.strftime("%A") == "Sunday"
    year, week, _ = (first + timedelta(days=1)).isocalendar()
    assert period_key(PeriodUnit.WEEK, first) == f"{year}-W{week:02d}"


@pytest.mark.parametrize(
    ("unit", "day", "key"),
    [
        (PeriodUnit.DAY, date(2026, 3, 9), "2026-03-09"),
        (PeriodUnit.WEEK, date(2026, 3, 9), "2026-W11"),
        (PeriodUnit.WEEK, date(2027, 1, 1), "2026-W53"),
        (PeriodUnit.MONTH, date(2026, 3, 9), "2026-03"),
        (PeriodUnit.QUARTER, date(2026, 3, 9), "2026-Q1"),
        (PeriodUnit.QUARTER, date(2026, 12, 31), "2026-Q4"),
        (PeriodUnit.YEAR, date(2026, 3, 9), "2026"),
    ],
)
def test_a_period_is_called(unit: PeriodUnit, day: date, key: str) -> None:
    assert period_key(unit, first_day_of(unit, day)) == key
