"""What clocks on the wall show, and when: leaps, repeats, and days that end late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.calendar import Calendar, zone_of
from core.domain.wall_time import end_of_day, instant_of
from tests.unit.domain.test_calendar import ZONES


@pytest.mark.parametrize(
    ("wall", "zone", "instant"),
    [
        ("2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59Z"),
        ("2026-03-29T02:00", "Europe/Berlin", "2026-03-29T01:00Z"),
        ("2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:00Z"),
        ("2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00Z"),
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30Z"),
        ("2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00Z"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:30Z"),
        ("2011-12-30T08:00", "Pacific/Apia", "2011-12-30T10:00Z"),
        ("2026-04-24T00:00", "Africa/Cairo", "2026-04-23T22:00Z"),
    ],
)
def test_a_time_that_is_leapt_over_is_the_leap_and_one_shown_twice_is_the_first(
    wall: str, zone: str, instant: str
) -> None:
    shown = datetime.fromisoformat(wall)
    assert instant_of(shown, zone_of(zone)) == datetime.fromisoformat(instant)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2049, 12, 31)), st.sampled_from(ZONES))  # noqa: DTZ001 - wall time
def test_an_instant_is_the_first_at_which_the_wall_shows_a_time_or_a_later_one(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    at = instant_of(wall, zone_of(zone))
    before = (at - timedelta(seconds=1)).astimezone(zone_of(zone)).replace(tzinfo=None)
    assert before < wall <= at.astimezone(zone_of(zone)).replace(tzinfo=None)


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(ZONES))
def test_a_day_that_starts_at_midnight_ends_where_the_next_begins(day: date, zone: str) -> None:
    calendar = Calendar(zone)
    end = end_of_day(day, calendar)
    assert calendar.today(end - timedelta(seconds=1)) <= day
    assert calendar.today(end) > day
    assert end.tzinfo is UTC
