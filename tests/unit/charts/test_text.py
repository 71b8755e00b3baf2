"""Charts in signs."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.charts.bars import bars_of
from core.charts.burn_ups import burn_up_of
from core.charts.heatmaps import heatmap_of
from core.charts.scale import day_marks, round_marks
from core.charts.text import STEPS, bar_lines, burn_up_line, heatmap_lines, heights, strip
from core.charts.words import ENGLISH
from core.domain.goal import Pattern, TargetType
from tests.unit.charts.facts import facts
from tests.unit.domain.progress.builders import TODAY, day, goal, log, logs, target


def test_a_strip_is_empty_for_nothing_only_and_full_for_all_only() -> None:
    assert [strip(Decimal(share)) for share in ("0", "0.01", "0.5", "0.99", "1", "3")] == [
        "░░░░░░░░░░",
        "▓░░░░░░░░░",
        "▓▓▓▓▓░░░░░",
        "▓▓▓▓▓▓▓▓▓░",
        "▓▓▓▓▓▓▓▓▓▓",
        "▓▓▓▓▓▓▓▓▓▓",
    ]


def test_heights_go_from_the_least_to_the_greatest() -> None:
    assert heights([Decimal(1), Decimal(4), Decimal(8)]) == "▁▄█"
    assert heights([Decimal(3), Decimal(3)]) == "▅▅"
    assert heights([]) == ""


def test_a_young_goal_shows_its_few_weeks() -> None:
    rules = goal(Pattern.RECURRING, target(30), created="2026-03-07")
    lines = list(heatmap_lines(heatmap_of(facts(rules, *logs("2026-03-10", 30, 10, None, 30))), words=ENGLISH))
    assert lines == [
        "       Mar",
        "Mon        ·",
        "Tue        █",
        "Wed        ·",
        "Thu",
        "Fri",
        "Sat      █",
        "Sun      ▒",
    ]


def test_a_way_is_columns_evenly_over_time() -> None:
    rules = goal(Pattern.MILESTONE, target(100), created="2026-03-08")
    assert burn_up_line(burn_up_of(facts(rules, log("2026-03-08", 10), log(TODAY, 60)))) == "▁▂▂▂█"


def test_bars_beyond_the_limit_have_a_sign_of_their_own() -> None:
    rules = goal(Pattern.LIMIT, target(2, target_type=TargetType.MAXIMUM), created="2026-03-10")
    lines = list(bar_lines(bars_of(facts(rules, *logs(TODAY, 4, 1))), words=ENGLISH))
    assert lines == ["10.03.  xxxxxxxxxxxxxxxxxxxx  4", "11.03.  ▓▓▓▓▓                 1"]


@given(st.floats(-1e12, 1e12), st.floats(0, 1e12))
def test_marks_of_an_axis_are_few_and_enclose_what_is_shown(low: float, span: float) -> None:
    high = low + span
    marks = round_marks(low, high)
    assert 2 <= len(marks) <= 8
    slack = (marks[1] - marks[0]) * 1e-3
    assert marks[0] <= low + slack
    assert marks[-1] >= high - slack


@given(st.integers(0, 20_000))
def test_days_of_an_axis_are_few_and_within_it(days: int) -> None:
    first = day(TODAY)
    last = first + timedelta(days=days)
    marks = day_marks(first, last)
    assert len(marks) <= 8
    assert all(first <= each <= last for each in marks) or days > 100


def test_a_long_way_has_room() -> None:
    rules = goal(Pattern.MILESTONE, target(1000), created="2025-06-01")
    assert len(burn_up_line(burn_up_of(facts(rules, *logs(TODAY, *range(1, 200)))))) == STEPS
