"""The load as lines and as a picture."""

from datetime import UTC, datetime

from core.charts.svg import svg
from goalpost.simulation.load import A_QUARTER_US, by_quarter, lines, picture

START = datetime(2026, 3, 26, tzinfo=UTC)


def test_what_happens_is_counted_by_the_quarter_of_an_hour() -> None:
    counts = by_quarter([0, A_QUARTER_US - 1, A_QUARTER_US, 96 * A_QUARTER_US], days=1)
    assert counts[:3] == [2, 1, 0]
    assert sum(counts) == 3


def test_the_fullest_quarter_is_a_whole_block_and_a_little_is_still_seen() -> None:
    [line] = lines([100, 1, 0, *[0] * 93], start_at=START)
    assert line.startswith("Thu 26  █▁ ")


def test_the_picture_tells_its_figures_to_whoever_does_not_see_it() -> None:
    drawn = svg(picture([3] * 96, [2] * 96, start_at=START, outages=[(0, A_QUARTER_US)])).decode()
    assert "192 were sent of 288 due; at most 3 fell into one quarter of an hour." in drawn
