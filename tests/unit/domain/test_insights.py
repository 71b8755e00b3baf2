"""Insights are facts with figures, and silence where there is too little to know."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from core.domain.activity import ActivityType, DayTally, TimeOfDay
from core.domain.calendar import PeriodUnit
from core.domain.enrichment import Weekday
from core.domain.goal import Pattern
from core.domain.insight_facts import (
    DayGroup,
    HalvesDiffer,
    Insights,
    MostlyAt,
    Share,
    SkippedWeekday,
    TimesDiffer,
    TooEasy,
    TooHard,
    WeakWeekday,
)
from core.domain.insight_sentences import pattern_sentence, recommendation_sentence
from core.domain.insights import insights_of
from core.domain.tally import tallies_of
from tests.unit.domain.builders import MONDAY, entry

MORNING, EVENING, NIGHT = TimeOfDay.MORNING, TimeOfDay.EVENING, TimeOfDay.NIGHT


def in_days(count: int) -> date:
    return MONDAY + timedelta(days=count)


def logs(*slots: TimeOfDay) -> tuple[DayTally, ...]:
    """Return one log a day, from a Monday on."""
    return tallies_of(entry(on=in_days(count), slot=slot) for count, slot in enumerate(slots))


def judged(*is_achieved: bool) -> dict[date, bool]:
    return {in_days(count): each for count, each in enumerate(is_achieved)}


def found(
    tallies: Iterable[DayTally] = (),
    closed: dict[date, bool] | None = None,
    *,
    pattern: Pattern = Pattern.RECURRING,
    period: PeriodUnit = PeriodUnit.DAY,
) -> Insights:
    return insights_of(tuple(tallies), closed or {}, pattern=pattern, period=period)


def test_nothing_is_known_of_nothing() -> None:
    assert found() == Insights()


def test_four_activities_are_too_few_to_tell_the_best_time_and_day() -> None:
    made = found(logs(*[MORNING] * 4))
    assert (made.best_time_of_day, made.best_day_of_week, made.success_patterns) == (None, None, ())


def test_the_best_time_is_the_one_with_most_activities() -> None:
    assert found(logs(MORNING, MORNING, EVENING, EVENING, EVENING)).best_time_of_day is EVENING


def test_of_equal_times_the_earlier_in_the_day_is_best() -> None:
    early = TimeOfDay.EARLY_MORNING
    assert found(logs(NIGHT, NIGHT, NIGHT, early, early, early)).best_time_of_day is early


def test_the_best_day_is_that_of_most_activities_not_of_most_days() -> None:
    tuesdays = [entry(on=in_days(1), hour=hour) for hour in range(4)]
    mondays = [entry(on=in_days(7 * week)) for week in range(3)]
    assert found(tallies_of([*mondays, *tuesdays])).best_day_of_week is Weekday.TUESDAY


def test_of_equal_days_the_earlier_from_monday_is_best() -> None:
    sundays = [entry(on=in_days(7 * week - 1)) for week in range(3)]
    wednesdays = [entry(on=in_days(7 * week + 2)) for week in range(3)]
    assert found(tallies_of([*sundays, *wednesdays])).best_day_of_week is Weekday.WEDNESDAY


def test_skips_are_no_activities_to_find_a_best_day_in() -> None:
    skips = [entry(on=in_days(count), activity_type=ActivityType.SKIPPED) for count in range(9)]
    assert found(tallies_of(skips)).best_day_of_week is None


def test_times_that_work_out_differently_are_named_with_their_figures() -> None:
    closed = judged(*[True] * 8, *[False], *[True] * 2, *[False] * 5)
    made = found(logs(*[MORNING] * 9, *[EVENING] * 7), closed)
    fact = TimesDiffer(MORNING, Share(8, 9), EVENING, Share(2, 7))
    assert fact in made.success_patterns
    assert fact in made.recommendations
    assert pattern_sentence(fact) == "8 of 9 mornings, 2 of 7 evenings worked out."
    assert recommendation_sentence(fact) == "Try the morning: 8 of 9 mornings, 2 of 7 evenings worked out."


@pytest.mark.parametrize(
    ("mornings", "evenings"),
    [
        ([True] * 5, [False] * 4),
        ([True] * 4, [False] * 5),
        ([True, True, True, True, False] * 2, [True, True, False] * 3),
    ],
    ids=["four evenings", "four mornings", "nearly as good"],
)
def test_times_are_not_compared_on_few_days_or_little_difference(mornings: list[bool], evenings: list[bool]) -> None:
    days = logs(*[MORNING] * len(mornings), *[EVENING] * len(evenings))
    made = found(days, judged(*mornings, *evenings))
    assert not [fact for fact in made.success_patterns if isinstance(fact, TimesDiffer)]


def test_the_time_of_most_logs_is_named_where_times_cannot_be_compared() -> None:
    made = found(logs(*[EVENING] * 5, MORNING), period=PeriodUnit.WEEK)
    assert made.success_patterns == (MostlyAt(EVENING, Share(5, 6)),)
    assert pattern_sentence(made.success_patterns[0]) == "You usually log in the evening: 5 of 6 times."


def test_days_that_rest_or_are_not_over_are_left_out_of_the_figures() -> None:
    days = logs(*[MORNING] * 6, *[EVENING] * 6)
    closed = judged(*[True] * 6, *[False] * 6)
    del closed[in_days(0)], closed[in_days(11)]
    assert TimesDiffer(MORNING, Share(5, 5), EVENING, Share(0, 5)) in found(days, closed).success_patterns


def test_weekdays_and_weekends_are_compared() -> None:
    closed = {in_days(count): count % 7 < 5 or count == 5 for count in range(21)}
    fact = HalvesDiffer(DayGroup.WEEKDAYS, Share(15, 15), DayGroup.WEEKENDS, Share(1, 6))
    assert found(closed=closed).success_patterns == (fact,)
    assert pattern_sentence(fact) == "Weekdays go better: 15 of 15 worked out, 1 of 6 on weekends."


def test_periods_longer_than_a_day_say_nothing_of_days() -> None:
    closed = {in_days(7 * count): count % 2 == 0 for count in range(10)}
    made = found(closed=closed, period=PeriodUnit.WEEK)
    assert (made.success_patterns, made.recommendations) == ((), ())


def test_the_hardest_weekday_is_named_against_the_others() -> None:
    closed = {in_days(count): count % 7 != 4 or count == 4 for count in range(35)}
    closed[in_days(1)] = False
    (fact,) = found(closed=closed).recommendations
    assert fact == WeakWeekday(Weekday.FRIDAY, Share(4, 5), Share(1, 30), is_limit=False)
    assert recommendation_sentence(fact) == (
        "Fridays are the hardest: 4 of 5 were missed, against 1 of 30 other days. Plan something smaller for them."
    )


def test_a_limit_broken_mostly_on_one_weekday_is_said_as_that() -> None:
    closed = {in_days(count): count % 7 != 4 for count in range(35)}
    (fact,) = found(closed=closed, pattern=Pattern.LIMIT).recommendations
    assert recommendation_sentence(fact) == (
        "You broke the limit on 5 of 5 Fridays and 0 of 30 other days: decide beforehand what a Friday may hold."
    )


def test_four_fridays_are_too_few_to_blame() -> None:
    closed = {in_days(count): count % 7 != 4 for count in range(28)}
    assert found(closed=closed).recommendations == ()


def test_skips_that_gather_on_a_weekday_are_named() -> None:
    skipped = [entry(on=in_days(count), activity_type=ActivityType.SKIPPED) for count in (0, 7, 14, 21, 3)]
    (fact,) = found(tallies_of(skipped)).recommendations
    assert fact == SkippedWeekday(Weekday.MONDAY, Share(4, 5))
    assert recommendation_sentence(fact) == (
        "4 of 5 skips fell on a Monday: leave Mondays out of the schedule, or plan less for them."
    )


@pytest.mark.parametrize(
    ("kept", "of", "pattern", "expected"),
    [
        (20, 20, Pattern.RECURRING, TooEasy(PeriodUnit.WEEK, Share(20, 20))),
        (18, 20, Pattern.RECURRING, None),
        (13, 13, Pattern.RECURRING, None),
        (20, 20, Pattern.LIMIT, None),
        (3, 14, Pattern.RECURRING, TooHard(PeriodUnit.WEEK, Share(3, 14))),
        (3, 14, Pattern.LIMIT, TooHard(PeriodUnit.WEEK, Share(3, 14))),
        (4, 14, Pattern.RECURRING, None),
        (1, 20, Pattern.MILESTONE, None),
    ],
)
def test_a_target_that_does_not_fit_may_be_changed(
    kept: int, of: int, pattern: Pattern, expected: TooEasy | TooHard | None
) -> None:
    closed = {in_days(7 * count): count < kept for count in range(of)}
    made = found(closed=closed, pattern=pattern, period=PeriodUnit.WEEK)
    assert made.recommendations == (() if expected is None else (expected,))


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (TooEasy(PeriodUnit.WEEK, Share(20, 20)), "You made 20 of 20 weeks: there is room for a higher target."),
        (TooHard(PeriodUnit.DAY, Share(3, 14)), "You made 3 of 14 days: an easier target would be met more often."),
    ],
)
def test_a_target_that_does_not_fit_is_said_with_its_figures(fact: TooEasy | TooHard, sentence: str) -> None:
    assert recommendation_sentence(fact) == sentence
