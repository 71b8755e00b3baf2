"""Token buckets: never more than the platform allows, never less than it would take."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bots.delivery.rates import MOST_BUCKETS, Bucket, Pacer, Rate, Rates
from core.services.outbox import Place

CHAT = Place(platform="pager", tenant="bot", address="1")
GROUP = replace(CHAT, address="-1", is_group=True)
TELEGRAM = Rates(overall=Rate(30, 5), chat=Rate(1, 3), group=Rate(20 / 60, 4))
rates = st.builds(Rate, per_second=st.floats(0.1, 100), burst=st.integers(1, 30))
steps = st.lists(st.floats(0, 5), min_size=1, max_size=60)


@given(rates, steps)
def test_in_any_stretch_of_time_no_more_is_said_than_the_rate_allows(rate: Rate, steps: list[float]) -> None:
    said = said_eagerly(rate, steps)
    for at, first in enumerate(said):
        for more, last in enumerate(said[at:], 1):
            assert more <= rate.burst + rate.per_second * (last - first) + 1e-6


@given(rates, steps)
def test_who_waits_as_long_as_told_may_speak_and_no_sooner(rate: Rate, steps: list[float]) -> None:
    bucket, now = Bucket(rate.burst, 0.0), 0.0
    for step in steps:
        now += step
        wait = bucket.wait(now, rate)
        assert bucket.wait(now + wait + 1e-6, rate) <= 1e-6
        if wait > 1e-3:
            assert bucket.wait(now + wait / 2, rate) > 0
        now += wait
        bucket = bucket.taken(now, rate)


@given(rates, st.floats(1, 1e6))
def test_a_clock_that_goes_back_gives_nothing_away(rate: Rate, back: float) -> None:
    bucket = Bucket(0.0, 1000.0)
    assert bucket.tokens_at(1000.0 - back, rate) == 0
    assert bucket.taken(1000.0 - back, rate).at == 1000.0


def test_each_chat_has_a_bucket_of_its_own_and_a_group_another_rate() -> None:
    pacer = Pacer(TELEGRAM)
    for _ in range(3):
        assert pacer.wait(CHAT, 0.0) == 0
        pacer.spoke(CHAT, 0.0)
    assert pacer.wait(CHAT, 0.0) == 1.0
    assert pacer.wait(replace(CHAT, address="2"), 0.0) == pacer.wait(GROUP, 0.0) == 0
    for _ in range(4):
        pacer.spoke(GROUP, 0.0)
    assert pacer.wait(GROUP, 0.0) == 3.0


def test_there_is_room_for_as_many_as_all_chats_together_may_have() -> None:
    pacer = Pacer(TELEGRAM)
    assert pacer.room(0.0, 32) == 5
    for number in range(5):
        pacer.spoke(replace(CHAT, address=str(number)), 0.0)
    assert (pacer.room(0.0, 32), pacer.wait_for_room(0.0)) == (0, 1 / 30)
    assert pacer.wait_for_room(0.0, is_urgent=False) == 2 / 30
    assert pacer.room(0.1, 32) == 3
    assert pacer.room(0.1, 2) == 2


@given(rates, st.integers(1, 6))
def test_those_who_share_a_rate_say_together_no_more_than_it_allows(rate: Rate, speakers: int) -> None:
    part = rate.shared(speakers)
    assert part.per_second * speakers <= rate.per_second * (1 + 1e-9)
    assert part.burst * speakers <= max(rate.burst, speakers)
    pacer = Pacer(Rates(overall=rate))
    pacer.share(speakers)
    assert pacer.room(0.0, 100) == part.burst
    pacer.share(1)
    assert pacer.room(1e9, 100) == rate.burst


def test_a_pause_holds_everybody_up_and_the_longest_counts() -> None:
    pacer = Pacer(Rates())
    assert pacer.room(10.0, 32) == 32
    pacer.pause(10.0, 5)
    pacer.pause(10.0, 2)
    assert (pacer.room(14.9, 32), pacer.wait_for_room(11.0)) == (0, 4.0)
    assert pacer.room(15.0, 32) == 32


def test_a_platform_that_holds_up_one_chat_after_another_means_everybody() -> None:
    pacer = Pacer(Rates())
    for address, seconds in (("1", 30), ("1", 30), ("2", 20)):
        pacer.refused(replace(CHAT, address=address), 0.0, seconds=seconds)
        assert pacer.room(0.0, 32) == 32
    pacer.refused(replace(CHAT, address="3"), 5.0, seconds=25)
    assert (pacer.room(5.0, 32), pacer.wait_for_room(5.0)) == (0, 15.0)


def test_a_platform_that_takes_something_between_does_not_mean_everybody() -> None:
    pacer = Pacer(Rates())
    for address in ("1", "2", "3", "4"):
        pacer.refused(replace(CHAT, address=address), 0.0, seconds=30)
        pacer.taken()
    assert pacer.room(0.0, 32) == 32


def test_while_the_platform_is_away_one_at_a_time_tries_each_second() -> None:
    pacer, now = away(), 0.0
    tries = []
    while now < 30:
        now += pacer.wait_for_room(now)
        tries.append(now)
        assert pacer.room(now, 32) == 1
        pacer.spoke(replace(CHAT, address=str(now)), now)
        assert pacer.room(now, 32) == 0
        pacer.unanswered(replace(CHAT, address=str(now)), now)
    assert tries == [float(second) for second in range(1, 31)]


def test_once_the_platform_takes_something_there_is_room_for_all() -> None:
    pacer = away()
    pacer.spoke(CHAT, 1.0)
    pacer.taken()
    assert (pacer.room(1.0, 32), pacer.wait_for_room(1.0)) == (32, 0)


def test_a_try_that_came_to_nothing_leaves_it_to_the_next() -> None:
    pacer = away()
    pacer.spoke(CHAT, 1.0)
    pacer.untried()
    assert pacer.room(1.0, 32) == 1


def test_one_chat_that_is_never_answered_says_nothing_of_the_platform() -> None:
    pacer = Pacer(Rates())
    for now in range(10):
        pacer.unanswered(CHAT, float(now))
    assert pacer.room(10.0, 32) == 32


def away() -> Pacer:
    """Return a pacer that found the platform away at 0."""
    pacer = Pacer(Rates())
    for address in ("1", "2", "3"):
        assert pacer.room(0.0, 32) == 32
        pacer.unanswered(replace(CHAT, address=address), 0.0)
    assert pacer.room(0.0, 32) == 0
    return pacer


def test_chats_that_have_been_quiet_are_let_go_and_lose_nothing_by_it() -> None:
    pacer = Pacer(Rates(overall=Rate(30, 30), chat=Rate(1, 2)))
    for number in range(MOST_BUCKETS):
        pacer.spoke(replace(CHAT, address=str(number)), 0.0)
    last = replace(CHAT, address="last")
    for now in (100.0, 100.5):
        pacer.spoke(last, now)
    assert pacer.remembered == 2
    assert pacer.wait(last, 100.5) == 0.5


def said_eagerly(rate: Rate, steps: list[float]) -> list[float]:
    """Return when somebody speaks who tries all the time, in steps."""
    said: list[float] = []
    bucket, now = Bucket(rate.burst, 0.0), 0.0
    for step in steps:
        while bucket.wait(now, rate) == 0 and len(said) < 100:
            bucket = bucket.taken(now, rate)
            said.append(now)
        now += step
    return said
