"""Goals, activities and calendars to draw from: small worlds where boundaries are hit often."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product

from hypothesis import strategies as st

from core.domain.activity import ActivityType, Entry
from core.domain.amount import Amount
from core.domain.calendar import Calendar, PeriodUnit, WeekStart
from core.domain.goal import (
    Aggregation,
    CheckIn,
    Direction,
    Frequency,
    GoalRules,
    Metric,
    Pattern,
    Pause,
    Schedule,
    Target,
    TargetType,
)
from core.domain.progress import Window

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

values = st.sampled_from([0, 1, 999_999, 1_000_000, 2_500_000, 10_000_000, 30_000_000, 10**18 - 1]).map(Amount)
AMOUNTS = tuple(
    map(Amount, [0, 1, 333_333, 500_000, 999_999, 1_000_000, 2_500_000, 4_999_999, 5_000_000, 10**15, -1_000_000])
)
amounts = st.sampled_from(AMOUNTS)
ends = st.none() | values
facts = st.sampled_from([*product([*ActivityType, ActivityType.SKIPPED], AMOUNTS, [False, True])])
every_pattern = st.sampled_from(Pattern)


@dataclass(frozen=True)
class World:
    rules: GoalRules
    entries: tuple[Entry, ...]
    calendar: Calendar
    today: date


@st.composite
def targets(draw: st.DrawFn) -> Target:
    return Target(
        metric=draw(st.sampled_from(Metric)),
        value=draw(values),
        unit="min",
        direction=draw(st.sampled_from(Direction)),
        period=draw(st.none() | st.sampled_from(PeriodUnit)),
        start_value=draw(ends),
        current_value=draw(ends),
        target_type=draw(st.none() | st.sampled_from(TargetType)),
        min_value=draw(ends),
        max_value=draw(ends),
        aggregation=draw(st.none() | st.sampled_from(Aggregation)),
    )


schedules = st.builds(
    Schedule,
    frequency=st.none() | st.sampled_from(Frequency),
    days_of_week=st.just(()) | st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    check_in_frequency=st.sampled_from(CheckIn),
    allow_skip_days=st.integers(0, 3),
)


def days_before(today: date, *, most: int) -> st.SearchStrategy[date]:
    """Days up to `most` before today, near ones often, and the two after it: zones change, days start late."""
    ago = st.integers(-2, min(12, most)) | st.integers(-2, most)
    return ago.map(lambda days: today - timedelta(days=days))


@st.composite
def pauses(draw: st.DrawFn, today: date, most: int) -> Pause:
    begun = draw(days_before(today, most=most))
    length = draw(st.none() | st.integers(0, 8) | st.integers(0, 40))
    return Pause(begun, None if length is None else begun + timedelta(days=length))


MINUTES = 37
"""More than a world has activities, and prime: any stride through them gives each activity its own minute."""


@st.composite
def entry_tuples(draw: st.DrawFn, today: date, most: int) -> tuple[Entry, ...]:
    count = draw(st.sampled_from([0, 1, 4, 12, 24, 36]))
    days = draw(st.lists(days_before(today, most=most), min_size=count, max_size=count))
    kinds = draw(st.lists(facts, min_size=count, max_size=count))
    stride = draw(st.integers(1, MINUTES - 1))
    return tuple(
        Entry(day, NOON + timedelta(minutes=index * stride % MINUTES), kind, amount, is_rounded=is_rounded)
        for index, (day, (kind, amount, is_rounded)) in enumerate(zip(days, kinds, strict=True))
    )


@st.composite
def worlds(draw: st.DrawFn, patterns: st.SearchStrategy[Pattern] = every_pattern) -> World:
    today = draw(st.dates(date(2019, 12, 20), date(2028, 3, 2)))
    most = draw(st.sampled_from([3, 20, 40, 40, 70, 400, 1500]))
    rules = GoalRules(
        pattern=draw(patterns),
        target=draw(targets()),
        schedule=draw(schedules),
        created_on=draw(days_before(today, most=most)),
        pauses=tuple(draw(st.lists(pauses(today, most), max_size=3))),
    )
    calendar = Calendar(week_start=draw(st.sampled_from(WeekStart)))
    return World(rules, draw(entry_tuples(today, most)), calendar, today)


windows = st.sampled_from(Window)
