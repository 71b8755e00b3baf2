"""Pauses after failures."""

from hypothesis import given
from hypothesis import strategies as st

from bots.delivery.retrying import (
    FIRST_PAUSE_SECONDS,
    LONGEST_PAUSE_SECONDS,
    MOST_ATTEMPTS,
    is_hopeless,
    pause_after,
)

attempts = st.integers(1, 10_000)
chances = st.floats(0, 1)


@given(attempts, chances)
def test_a_pause_is_never_shorter_than_half_the_first_nor_longer_than_the_longest(tries: int, chance: float) -> None:
    assert FIRST_PAUSE_SECONDS / 2 <= pause_after(tries, chance=chance) <= LONGEST_PAUSE_SECONDS


@given(attempts, chances)
def test_with_the_same_chance_a_later_pause_is_no_shorter(tries: int, chance: float) -> None:
    assert pause_after(tries + 1, chance=chance) >= pause_after(tries, chance=chance)


@given(attempts)
def test_what_failed_together_is_spread_over_half_the_pause(tries: int) -> None:
    assert pause_after(tries, chance=1.0) == 2 * pause_after(tries, chance=0.0)


def test_it_is_tried_for_about_two_hours() -> None:
    tries = range(1, MOST_ATTEMPTS)
    total = sum(pause_after(number, chance=0.5) for number in tries)
    assert 3600 < total < 3 * 3600
    assert not any(map(is_hopeless, tries))
    assert is_hopeless(MOST_ATTEMPTS)
