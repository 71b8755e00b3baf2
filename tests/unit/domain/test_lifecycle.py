"""Which way a goal may go, what it allows on the way, and the rests that pausing leaves."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import Pause, Status
from core.domain.lifecycle import after_request, begin_pause, check_editable, check_loggable, end_pause
from tests.unit.domain.builders import MONDAY

DRAFT, ACTIVE, PAUSED, COMPLETED, ARCHIVED = Status
ALLOWED = {
    (DRAFT, ACTIVE),
    (ACTIVE, PAUSED),
    (PAUSED, ACTIVE),
    (ACTIVE, COMPLETED),
    (PAUSED, COMPLETED),
    (COMPLETED, ACTIVE),
    (COMPLETED, PAUSED),
    (ARCHIVED, ACTIVE),
    (ARCHIVED, PAUSED),
    *((status, ARCHIVED) for status in Status),
}


def day(number: int) -> date:
    return date(2026, 3, number)


@pytest.mark.parametrize(("current", "requested"), sorted(ALLOWED))
def test_a_goal_may_go(current: Status, requested: Status) -> None:
    assert after_request(current, requested) is requested


@pytest.mark.parametrize("status", Status)
def test_asking_for_the_status_it_has_changes_nothing(status: Status) -> None:
    assert after_request(status, status) is status


@pytest.mark.parametrize(
    ("current", "requested"),
    [pair for pair in product(Status, repeat=2) if pair not in ALLOWED and pair[0] is not pair[1]],
)
def test_a_goal_may_not_go(current: Status, requested: Status) -> None:
    with pytest.raises(GoalError) as caught:
        after_request(current, requested)
    assert caught.value.code is ErrorCode.INVALID_STATUS_TRANSITION
    assert caught.value.data == {"current": current.value, "requested": requested.value}


@pytest.mark.parametrize(("status", "code"), [(COMPLETED, "GOAL_COMPLETED"), (ARCHIVED, "GOAL_ARCHIVED")])
@pytest.mark.parametrize("requested", [None, DRAFT, COMPLETED, ARCHIVED])
def test_a_closed_goal_cannot_be_changed(status: Status, code: str, requested: Status | None) -> None:
    with pytest.raises(GoalError) as caught:
        check_editable(status, requested)
    assert caught.value.code == code


@pytest.mark.parametrize("status", [COMPLETED, ARCHIVED])
@pytest.mark.parametrize("requested", [ACTIVE, PAUSED])
def test_a_change_that_reopens_a_closed_goal_passes(status: Status, requested: Status) -> None:
    check_editable(status, requested)


@pytest.mark.parametrize("status", [DRAFT, ACTIVE, PAUSED])
def test_an_open_goal_can_be_changed(status: Status) -> None:
    check_editable(status, None)


@pytest.mark.parametrize("status", Status)
def test_only_active_and_paused_goals_take_activities(status: Status) -> None:
    if status in (ACTIVE, PAUSED):
        check_loggable(status)
        return
    with pytest.raises(GoalError) as caught:
        check_loggable(status)
    assert caught.value.code is ErrorCode.GOAL_NOT_LOGGABLE


def test_a_pause_runs_up_to_the_day_it_ended() -> None:
    (pause,) = end_pause(begin_pause((), day(2)), day(5))
    assert [number for number in range(1, 8) if pause.covers(day(number))] == [2, 3, 4]


def test_pausing_and_resuming_on_one_day_leaves_no_pause() -> None:
    assert end_pause(begin_pause((), day(2)), day(2)) == ()


def test_a_planned_end_is_kept() -> None:
    assert begin_pause((), day(2), resume_on=day(9)) == (Pause(day(2), day(9)),)


def test_resuming_early_shortens_a_planned_pause() -> None:
    assert end_pause((Pause(day(2), day(9)),), day(5)) == (Pause(day(2), day(5)),)


def test_resuming_late_does_not_lengthen_a_planned_pause() -> None:
    assert end_pause((Pause(day(2), day(4)),), day(5)) == (Pause(day(2), day(4)),)


def test_a_pause_begun_on_the_day_the_last_one_ended_goes_on_with_it() -> None:
    assert begin_pause((Pause(day(2), day(5)),), day(5), resume_on=day(9)) == (Pause(day(2), day(9)),)


def test_an_earlier_pause_stays_when_another_begins() -> None:
    assert begin_pause((Pause(day(2), day(4)),), day(6)) == (Pause(day(2), day(4)), Pause(day(6)))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.none() | st.integers(1, 9)), max_size=12))
def test_the_days_of_rest_are_those_that_ended_in_a_pause(steps: list[tuple[bool, int, int | None]]) -> None:
    today = MONDAY
    pauses: tuple[Pause, ...] = ()
    resting: dict[date, bool] = {}
    until: date | None = None
    is_resting = False
    for is_pausing, later, planned in steps:
        for _ in range(later):
            resting[today] = is_resting and (until is None or today < until)
            today += timedelta(days=1)
        is_resting = is_pausing
        until = today + timedelta(days=planned) if planned is not None else None
        pauses = begin_pause(pauses, today, resume_on=until) if is_pausing else end_pause(pauses, today)
    assert {each for each in resting if any(pause.covers(each) for pause in pauses)} == {
        each for each, is_rest in resting.items() if is_rest
    }
    assert all(pause.ended_on is None or pause.started_on < pause.ended_on for pause in pauses)
