"""What clocks on the wall show, and when: leaps, repeats, and days that end late."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.calendar import Calendar, zone_of
from core.domain.wall_time import instant_of
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


def test_the_second_of_two_is_named_by_its_fold() -> None:
    shown = datetime(2026, 10, 25, 2, 30, fold=1)  # noqa: DTZ001 - a wall has no zone
    assert instant_of(shown, zone_of("Europe/Berlin")) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2049, 12, 31)), st.sampled_from(ZONES))  # noqa: DTZ001 - wall time
def test_an_instant_is_the_first_at_which_the_wall_shows_a_time_or_a_later_one(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    at = instant_of(wall, zone_of(zone))
    before = (at - timedelta(seconds=1)).astimezone(zone_of(zone)).replace(tzinfo=None)
    assert before < wall <= at.astimezone(zone_of(zone)).replace(tzinfo=None)


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(ZONES), st.integers(0, 6))
def test_a_day_ends_where_the_next_begins_by_the_wall(day: date, zone: str, start: int) -> None:
    calendar = Calendar(zone, start)
    begin = calendar.begins(day)
    assert begin == instant_of(datetime.combine(day, time(start)), zone_of(zone))
    assert calendar.today(begin - timedelta(seconds=1)) < day <= calendar.today(begin)
    assert begin.tzinfo is UTC
