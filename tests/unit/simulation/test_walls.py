"""Clocks on the wall, minute by minute: what the scheduler is compared with agrees with the rules it does not call."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.domain.calendar import zone_of
from core.domain.wall_time import instant_of
from goalpost.simulation.people import ZONES
from goalpost.simulation.walls import Walls

START, END = datetime(2026, 3, 26, tzinfo=UTC), datetime(2026, 4, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "on", "minute", "at"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 150, "2026-03-28T01:30"),
        ("Europe/Berlin", date(2026, 3, 29), 150, "2026-03-29T01:00"),
        ("Asia/Beirut", date(2026, 3, 29), 0, "2026-03-28T22:00"),
        ("Asia/Kathmandu", date(2026, 3, 29), 0, "2026-03-28T18:15"),
    ],
)
def test_a_time_that_clocks_leap_over_comes_with_the_leap(zone: str, on: date, minute: int, at: str) -> None:
    assert Walls(zone, start_at=START, end_at=END).first_at(on, minute) == datetime.fromisoformat(f"{at}+00:00")


def test_of_a_time_that_clocks_show_twice_the_first_counts() -> None:
    walls = Walls(
        "Europe/Berlin", start_at=datetime(2026, 10, 22, tzinfo=UTC), end_at=datetime(2026, 10, 29, tzinfo=UTC)
    )
    assert walls.first_at(date(2026, 10, 25), 150) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
def test_looking_at_every_minute_and_computing_agree(zone: str) -> None:
    walls = Walls(zone, start_at=START, end_at=END)
    for days in range(7):
        for hour in range(24):
            on = date(2026, 3, 26) + timedelta(days=days)
            assert walls.first_at(on, hour * 60 + 30) == instant_of(datetime.combine(on, time(hour, 30)), zone_of(zone))


def test_a_day_that_starts_at_three_holds_the_hours_before_it() -> None:
    walls = Walls("Europe/Berlin", start_at=START, end_at=END)
    at = datetime(2026, 3, 30, 0, 30, tzinfo=UTC)  # half past two there
    assert walls.day_at(at, day_starts_at=0) == date(2026, 3, 30)
    assert walls.day_at(at, day_starts_at=3) == date(2026, 3, 29)
