"""What was heard beside what was expected: each way in which a reminder can be wrong is told from the others."""

from datetime import date

import pytest

from goalpost.simulation.capacity import Capacity, earliest_us
from goalpost.simulation.comparison import Comparison, Findings, Heard, quantiles
from goalpost.simulation.expectation import Expected
from goalpost.simulation.shared_time import MICROSECONDS

CHAT, FAST = 1001, Capacity(1000)
SECOND, HOUR = MICROSECONDS, 3600 * MICROSECONDS


def due(*hours: int, done_us: int | None = None) -> list[Expected]:
    """Return reminders to read that are due at some hours, all done at an instant if one is given."""
    found = [Expected(0, 0, date(2026, 3, 26), hour * 60, hour * HOUR) for hour in hours]
    for each in found:
        if done_us is not None:
            each.silence(done_us, "done")
    return found


def compared(expected: list[Expected], *heard: Heard, capacity: Capacity = FAST) -> Findings:
    comparison = Comparison({(CHAT, "Read"): expected}, titles={CHAT: ("Read",)})
    for each in heard:
        comparison.take(each)
    return comparison.judged(capacity, end_us=24 * HOUR)


def said(at_us: int, text: str = "Time to Read") -> Heard:
    return Heard(at_us, CHAT, text)


def test_what_is_said_once_in_time_is_well() -> None:
    found = compared(due(8, 20), said(8 * HOUR + SECOND), said(20 * HOUR))
    assert (found.due, found.sent, found.lost, found.doubled, found.wrong, found.early) == (2, 2, [], [], [], [])


def test_what_is_never_said_is_lost() -> None:
    expected = due(8, 20)
    assert compared(expected, said(8 * HOUR)).lost == [expected[1]]


def test_what_is_said_twice_is_doubled() -> None:
    assert compared(due(8, 20), said(8 * HOUR), said(9 * HOUR), said(20 * HOUR)).doubled == [said(9 * HOUR)]


def test_what_is_said_before_anything_is_due_is_early() -> None:
    assert compared(due(8), said(8 * HOUR - 1)).early == [said(8 * HOUR - 1)]


@pytest.mark.parametrize("text", ["Time to Run", ""])
def test_a_message_about_nothing_of_the_person_is_wrong(text: str) -> None:
    assert compared(due(8), said(8 * HOUR, text)).wrong == [said(8 * HOUR, text)]


def test_reminding_of_what_was_done_before_is_wrong_and_silence_is_right() -> None:
    late = said(8 * HOUR + SECOND)
    assert compared(due(8, done_us=7 * HOUR), late).wrong == [late]
    assert compared(due(8, done_us=7 * HOUR)).silent == {"done": 1}


def test_what_is_done_long_after_it_was_due_is_no_excuse() -> None:
    assert len(compared(due(8, done_us=9 * HOUR)).lost) == 1


def test_what_is_done_while_the_platform_is_out_may_stay_unsaid() -> None:
    out = Capacity(1000, ((8 * HOUR - 1, 10 * HOUR),))
    assert compared(due(8, done_us=9 * HOUR), capacity=out).silent == {"done while it waited": 1}


def test_lateness_is_what_pace_and_outages_do_not_explain() -> None:
    slow = Capacity(0.5, ((8 * HOUR - 1, 8 * HOUR + 10 * SECOND),))
    found = compared(due(8), said(8 * HOUR + 13 * SECOND), capacity=slow)
    assert found.late_seconds == [3.0]


def test_the_ideal_sender_takes_what_is_due_in_turn_at_the_pace_and_waits_for_the_end_of_an_outage() -> None:
    capacity = Capacity(2, ((3 * SECOND, 5 * SECOND),))
    wanted = [0, 0.5, 1, 2.5, 5, 5.5]
    assert earliest_us([0, 0, 0, int(2.5 * SECOND), 3 * SECOND, 4 * SECOND], capacity) == [
        round(at * SECOND) for at in wanted
    ]


def test_quantiles_of_nothing_are_nought() -> None:
    assert quantiles([]) == (0, 0, 0)
    assert quantiles(range(1, 101)) == (51, 100, 100)
