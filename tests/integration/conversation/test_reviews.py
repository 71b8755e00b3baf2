"""`week` and `month` say whether it went as planned: units, plan against actual, compared with the stretch before."""

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


@pytest.fixture
def talk(talk: Talk, clock: SettableClock) -> Talk:
    """Give somebody with three weeks of goals, on a Monday."""
    talk("new meditate 20 min daily", "new run 20 km weekly", "weight 75kg -> 70kg", "streak yoga 30 days")
    for minutes in (20, 20, None, 10, 20, None, 20, 20, 20, 20, 5, 20, None, 20, 20):
        if minutes is not None:
            talk(f"meditate {minutes}m")
        clock.move(days=1)
    return talk


def row(answer: str, title: str) -> list[str]:
    lines = answer.splitlines()
    at = next(at for at, line in enumerate(lines) if line.strip().startswith(title))
    return [line.strip() for line in lines[at : at + 2]]


def test_a_week_tells_plan_against_actual_and_the_week_before(talk: Talk) -> None:
    told = row(talk("week"), "Meditate")
    assert "4 of 6 days done" in told[0]
    assert told[1] == "85/140 min planned (60%), ↓ 5 min less than the week before"


def test_what_has_no_plan_by_the_day_tells_what_came_together(talk: Talk) -> None:
    talk("run 8 km", "run 4 km 8 days ago")
    assert row(talk("week"), "Run")[1] == "8 km together, ↑ 4 km more than the week before"


def test_a_measured_goal_tells_how_far_it_moved(talk: Talk) -> None:
    talk("weight 74.5 10 days ago", "weight 73.5")
    assert row(talk("week"), "Weight")[1] == "-1 kg in this time"


def test_a_month_of_a_young_goal_is_compared_with_nothing(talk: Talk) -> None:
    told = row(talk("month"), "Meditate")
    assert told[1] == "215/320 min planned (67%)"


def test_a_young_goal_is_compared_with_nothing(talk: Talk) -> None:
    talk("new read 30 min daily", "read 10m")
    assert row(talk("week"), "Read")[1] == "10/30 min planned (33%)"


def test_what_may_be_worth_changing_is_named_once(talk: Talk, clock: SettableClock) -> None:
    clock.move(days=6)
    assert talk("week").count("`suggest` has an idea") <= 1
