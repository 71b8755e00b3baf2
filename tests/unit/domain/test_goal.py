"""Pauses cover their days, the last one not included."""

from datetime import timedelta

from core.domain.goal import Pause
from tests.unit.domain.builders import MONDAY


def test_a_pause_covers_its_first_day_and_not_the_day_it_ended() -> None:
    pause = Pause(MONDAY, MONDAY + timedelta(days=2))
    days = [MONDAY + timedelta(days=count) for count in (-1, 0, 1, 2)]
    assert [pause.covers(day) for day in days] == [False, True, True, False]


def test_a_pause_without_an_end_goes_on() -> None:
    assert Pause(MONDAY).covers(MONDAY + timedelta(days=10_000))
    assert not Pause(MONDAY).covers(MONDAY - timedelta(days=1))
