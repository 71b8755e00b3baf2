"""Leaderboards: who comes first, who shares a place, what counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.amount import Amount
from core.domain.calendar import Calendar, WeekStart
from core.domain.leaderboard import Measure, Share, Span, first_day_in, ranked

shares = st.lists(st.builds(Share, st.text(min_size=1), st.integers(0, 5).map(Amount), st.integers(0, 5)), max_size=8)


@pytest.mark.parametrize(
    ("span", "week_start", "first"),
    [
        (Span.WEEK, WeekStart.MONDAY, date(2026, 3, 9)),
        (Span.WEEK, WeekStart.SUNDAY, date(2026, 3, 8)),
        (Span.MONTH, WeekStart.MONDAY, date(2026, 3, 1)),
        (Span.ALL, WeekStart.MONDAY, None),
    ],
)
def test_a_span_begins_on_the_teams_calendar(span: Span, week_start: WeekStart, first: date | None) -> None:
    assert first_day_in(span, Calendar("Europe/Paris", 0, week_start), today=date(2026, 3, 12)) == first


@given(shares=shares, measure=st.sampled_from(Measure))
def test_everybody_has_a_place_and_equals_share_one(shares: list[Share], measure: Measure) -> None:
    ranks = ranked(shares, measure)
    assert sorted(rank.user_id for rank in ranks) == sorted(share.user_id for share in shares)
    worths = [rank.days if measure is Measure.DAYS else rank.amount for rank in ranks]
    assert worths == sorted(worths, reverse=measure is not Measure.LEAST)
    assert [rank.place for rank in ranks] == [worths.index(worth) + 1 for worth in worths]
