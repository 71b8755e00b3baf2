"""Pauses that are planned, begun and ended: none overlaps another, and each day asked for rests."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.domain.goal import Pause
from core.domain.lifecycle import begin_pause, end_pause, plan_pause, without_rests_from

TODAY = date(2026, 3, 9)
DAYS = st.integers(0, 40).map(lambda count: TODAY + timedelta(days=count))


def span(first: int, last: int | None) -> Pause:
    return Pause(TODAY + timedelta(days=first), None if last is None else TODAY + timedelta(days=last))


def test_what_overlaps_or_touches_becomes_one() -> None:
    planned = plan_pause((span(1, 3), span(10, 12)), start=TODAY + timedelta(days=3), end=TODAY + timedelta(days=5))
    assert planned == (span(1, 5), span(10, 12))


@given(st.lists(st.tuples(DAYS, st.integers(1, 9)), max_size=6))
def test_planned_rests_are_apart_and_cover_what_was_asked_for(asked: list[tuple[date, int]]) -> None:
    pauses: tuple[Pause, ...] = ()
    for start, length in asked:
        pauses = plan_pause(pauses, start=start, end=start + timedelta(days=length))
    for one, other in pairwise(pauses):
        assert one.ended_on is not None
        assert one.ended_on < other.started_on
    wanted = {start + timedelta(days=at) for start, length in asked for at in range(length)}
    rested = {day for at in range(60) if any(pause.covers(day := TODAY + timedelta(days=at)) for pause in pauses)}
    assert rested == wanted


def test_ending_a_rest_keeps_what_is_planned_for_later() -> None:
    pauses = (span(-3, 2), span(5, 8))
    assert end_pause(pauses, TODAY) == (span(-3, 0), span(5, 8))
    assert without_rests_from(pauses, TODAY) == (span(-3, 0),)


def test_a_rest_that_begins_now_takes_in_what_lies_before_its_end() -> None:
    assert begin_pause((span(2, 3), span(8, 9)), TODAY, resume_on=TODAY + timedelta(days=5)) == (span(0, 5), span(8, 9))
    assert begin_pause((span(2, 3),), TODAY) == (span(0, None),)
