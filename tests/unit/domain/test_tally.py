"""How the activities of a day add up."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.activity import ActivityType, DayTally, Entry, TimeOfDay
from core.domain.amount import SUM_BOUND, Amount
from core.domain.errors import ErrorCode, GoalError
from core.domain.tally import empty_tally, tallies_of, tally_of, with_entry
from tests.unit.domain.builders import MONDAY, amount, at, entry

TUESDAY = MONDAY + timedelta(days=1)

entries = st.builds(
    Entry,
    activity_on=st.dates(MONDAY, MONDAY + timedelta(days=3)),
    logged_at=st.integers(0, 86_400).map(lambda seconds: at(0) + timedelta(seconds=seconds)),
    activity_type=st.sampled_from(ActivityType),
    amount=st.integers(-(10**9), 10**18).map(Amount),
    is_rounded=st.booleans(),
    time_of_day=st.sampled_from(TimeOfDay),
)


def test_a_day_adds_up_what_was_logged() -> None:
    made = tally_of(
        MONDAY,
        [
            entry("2.5", hour=7, is_rounded=True),
            entry(0, hour=9),
            entry(4, hour=13, activity_type=ActivityType.PARTIAL, slot=TimeOfDay.AFTERNOON),
            entry(1, hour=20, activity_type=ActivityType.COMPLETED, slot=TimeOfDay.EVENING),
            entry(99, hour=22, activity_type=ActivityType.SKIPPED, slot=TimeOfDay.NIGHT, is_rounded=True),
        ],
    )
    assert made == DayTally(
        day=MONDAY,
        total=amount("7.5"),
        counted=4,
        rounded_count=1,
        done=1,
        progressed=1,
        skipped=1,
        low=amount(0),
        high=amount(4),
        last=amount(1),
        slots=(0, 2, 1, 1, 0),
    )
    assert made.activities == 5


def test_a_skip_alone_counts_nothing() -> None:
    made = with_entry(None, entry(7, activity_type=ActivityType.SKIPPED))
    assert made == empty_tally(MONDAY)._replace(skipped=1)


def test_the_low_of_a_day_is_not_the_nothing_it_began_with() -> None:
    after_skip = with_entry(None, entry(activity_type=ActivityType.SKIPPED))
    made = with_entry(after_skip, entry(5))
    assert (made.low, made.high) == (amount(5), amount(5))


def test_the_last_value_is_that_logged_last_not_that_given_last() -> None:
    assert tally_of(MONDAY, [entry(80, hour=20), entry(75, hour=8)]).last == amount(80)


def test_of_values_logged_at_one_instant_the_later_given_is_the_last() -> None:
    assert tally_of(MONDAY, [entry(80), entry(75)]).last == amount(75)


def test_an_adjusting_entry_takes_from_the_total_and_is_no_progress() -> None:
    made = tally_of(MONDAY, [entry(5, hour=8), entry(-2, hour=9)])
    assert (made.total, made.progressed, made.low) == (amount(3), 1, amount(-2))


def test_a_total_that_leaves_64_bits_is_refused() -> None:
    full = with_entry(None, entry(0))._replace(total=Amount(SUM_BOUND))
    with pytest.raises(GoalError) as caught:
        with_entry(full, entry(1))
    assert caught.value.code is ErrorCode.AMOUNT_OUT_OF_RANGE


def test_days_come_in_order_and_empty_days_do_not_come() -> None:
    days = [made.day for made in tallies_of([entry(on=date(2026, 4, 1)), entry(on=TUESDAY), entry(on=MONDAY)])]
    assert days == [MONDAY, TUESDAY, date(2026, 4, 1)]


@given(st.lists(entries, max_size=12))
def test_the_order_that_entries_come_in_changes_nothing_but_the_last_of_one_instant(logged: list[Entry]) -> None:
    forth, back = tallies_of(logged), tallies_of(reversed(logged))
    assert [made._replace(last=Amount(0)) for made in forth] == [made._replace(last=Amount(0)) for made in back]


@given(st.lists(entries, max_size=12, unique_by=lambda logged: logged.logged_at), st.randoms())
def test_entries_of_different_instants_make_the_same_tallies_in_any_order(logged: list[Entry], random: Random) -> None:
    shuffled = sorted(logged, key=lambda _: random.random())
    assert tallies_of(shuffled) == tallies_of(logged)


@given(st.lists(entries, max_size=12))
def test_logging_one_by_one_makes_what_a_recount_makes(logged: list[Entry]) -> None:
    live: dict[date, DayTally] = {}
    for one in sorted(logged, key=lambda one: one.logged_at):
        live[one.activity_on] = with_entry(live.get(one.activity_on), one)
    assert tuple(live[day] for day in sorted(live)) == tallies_of(logged)
