"""What a window's days give away: the best time and day, what works, what to change. How it is put is not here."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from core.domain.activity import DayTally, TimeOfDay
from core.domain.calendar import PeriodUnit
from core.domain.enrichment import Weekday, is_weekend, weekday_of
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

ENOUGH = 5
"""What is said of a group rests on at least so many of its members."""
_GAP_PERCENT = 25
"""Two groups differ when their success does by so many points."""
_MOSTLY_PERCENT = 60
_EASY_PERCENT = 95
_HARD_PERCENT = 25
_ENOUGH_TO_RESIZE = 14
_SLOTS = tuple(TimeOfDay)

Group = TypeVar("Group", bound=Hashable)


def insights_of(
    tallies: Sequence[DayTally], judged: Mapping[date, bool], *, pattern: Pattern, period: PeriodUnit
) -> Insights:
    """Return what a window gives away.

    `judged` says of the window's closed periods, by first day, whether they were achieved; those that were off, paused
    or excused are left out. What is said of days needs periods that are days.
    """
    times = _times(tallies)
    by_day = judged if period is PeriodUnit.DAY else {}
    compared = None if pattern is Pattern.LIMIT else _times_differ(tallies, by_day)
    patterns = (compared or _mostly_at(times), _halves_differ(by_day))
    advice = (
        compared,
        _weak_weekday(by_day, is_limit=pattern is Pattern.LIMIT),
        _skipped_weekday(tallies),
        _resized(judged, pattern, period),
    )
    return Insights(
        best_time_of_day=_most(times, _SLOTS),
        best_day_of_week=_most(_weekdays(tallies, lambda tally: tally.counted), tuple(Weekday)),
        success_patterns=tuple(fact for fact in patterns if fact is not None),
        recommendations=tuple(fact for fact in advice if fact is not None),
    )


def _times(tallies: Iterable[DayTally]) -> dict[TimeOfDay, int]:
    columns = zip(*(tally.slots for tally in tallies), strict=True)
    return {slot: sum(column) for slot, column in zip(_SLOTS, columns, strict=False)}


def _weekdays(tallies: Iterable[DayTally], count: Callable[[DayTally], int]) -> dict[Weekday, int]:
    counts = dict.fromkeys(Weekday, 0)
    for tally in tallies:
        counts[weekday_of(tally.day)] += count(tally)
    return counts


def _most(counts: Mapping[Group, int], order: Sequence[Group]) -> Group | None:
    """Return the group with the most, the earliest of equals, if all together are enough."""
    if sum(counts.values()) < ENOUGH:
        return None
    return max(order, key=lambda group: counts[group])  # max keeps the first of equals


def _shares(members: Iterable[tuple[Group, bool]]) -> dict[Group, Share]:
    """Return the successes of each group that has enough members."""
    outcomes: dict[Group, list[bool]] = {}
    for group, is_success in members:
        outcomes.setdefault(group, []).append(is_success)
    return {group: Share(sum(each), len(each)) for group, each in outcomes.items() if len(each) >= ENOUGH}


def _extremes(shares: Mapping[Group, Share]) -> tuple[Group, Group] | None:
    """Return the groups that do best and worst, if they differ enough to speak of."""
    if not shares:
        return None
    best = max(shares, key=lambda group: shares[group].percent)
    worst = min(shares, key=lambda group: shares[group].percent)
    return (best, worst) if shares[best].percent - shares[worst].percent >= _GAP_PERCENT else None


def _times_differ(tallies: Iterable[DayTally], judged: Mapping[date, bool]) -> TimesDiffer | None:
    shares = _shares(
        (slot, judged[tally.day])
        for tally in tallies
        if tally.day in judged
        for slot, logged in zip(_SLOTS, tally.slots, strict=True)
        if logged
    )
    pair = _extremes(shares)
    return None if pair is None else TimesDiffer(pair[0], shares[pair[0]], pair[1], shares[pair[1]])


def _mostly_at(times: Mapping[TimeOfDay, int]) -> MostlyAt | None:
    slot = _most(times, _SLOTS)
    if slot is None:
        return None
    share = Share(times[slot], sum(times.values()))
    return MostlyAt(slot, share) if share.percent >= _MOSTLY_PERCENT else None


def _halves_differ(judged: Mapping[date, bool]) -> HalvesDiffer | None:
    shares = _shares((_half_of(day), is_achieved) for day, is_achieved in judged.items())
    pair = _extremes(shares)
    return None if pair is None else HalvesDiffer(pair[0], shares[pair[0]], pair[1], shares[pair[1]])


def _half_of(day: date) -> DayGroup:
    return DayGroup.WEEKENDS if is_weekend(day) else DayGroup.WEEKDAYS


def _weak_weekday(judged: Mapping[date, bool], *, is_limit: bool) -> WeakWeekday | None:
    shares = _shares((weekday_of(day), not is_achieved) for day, is_achieved in judged.items())
    if not shares:
        return None
    weakest = max(Weekday, key=lambda weekday: shares[weekday].percent if weekday in shares else -1)
    others = [is_achieved for day, is_achieved in judged.items() if weekday_of(day) is not weakest]
    rest = Share(others.count(False), len(others))
    if rest.of < ENOUGH or shares[weakest].percent - rest.percent < _GAP_PERCENT:
        return None
    return WeakWeekday(weakest, shares[weakest], rest, is_limit)


def _skipped_weekday(tallies: Iterable[DayTally]) -> SkippedWeekday | None:
    skips = _weekdays(tallies, lambda tally: tally.skipped)
    weekday = _most(skips, tuple(Weekday))
    if weekday is None:
        return None
    share = Share(skips[weekday], sum(skips.values()))
    return SkippedWeekday(weekday, share) if share.percent >= _MOSTLY_PERCENT else None


def _resized(judged: Mapping[date, bool], pattern: Pattern, period: PeriodUnit) -> TooEasy | TooHard | None:
    """Say whether a target looks out of reach, or too near; only recurring goals and limits have one for a period."""
    share = Share(sum(judged.values()), len(judged))
    if pattern not in (Pattern.RECURRING, Pattern.LIMIT) or share.of < _ENOUGH_TO_RESIZE:
        return None
    if share.percent >= _EASY_PERCENT and pattern is Pattern.RECURRING:
        return TooEasy(period, share)
    return TooHard(period, share) if share.percent <= _HARD_PERCENT else None
