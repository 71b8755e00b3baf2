"""Progress by the letter of its page, naively: raw activities, day by day, in fractions. Slow, and obviously right.

It shares nothing with the product but the value types. Numbers are in units, not millionths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from core.domain.activity import ActivityType, Entry
from core.domain.calendar import Calendar, PeriodUnit, WeekStart
from core.domain.goal import GoalRules, Pattern, TargetType

ONE_DAY = timedelta(days=1)
FREQUENCIES = {"daily": PeriodUnit.DAY, "weekly": PeriodUnit.WEEK, "monthly": PeriodUnit.MONTH}
USUAL_TYPE = {Pattern.LIMIT: TargetType.MAXIMUM, Pattern.TARGET: TargetType.EXACT}


def units(amount: int) -> Fraction:
    return Fraction(amount, 10**6)


def key_of(unit: PeriodUnit, day: date, week_start: WeekStart) -> str:
    if unit is PeriodUnit.DAY:
        return f"{day:%Y-%m-%d}"
    if unit is PeriodUnit.WEEK:
        year, week, _ = (day + ONE_DAY if week_start is WeekStart.SUNDAY else day).isocalendar()
        return f"{year}-W{week:02}"
    if unit is PeriodUnit.MONTH:
        return f"{day:%Y-%m}"
    return f"{day:%Y}-Q{(day.month + 2) // 3}" if unit is PeriodUnit.QUARTER else f"{day:%Y}"


@dataclass
class Period:
    key: str
    days: list[date]
    entries: list[Entry]
    is_current: bool
    outcome: str = ""

    @property
    def counted(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.activity_type is not ActivityType.SKIPPED]

    @property
    def total(self) -> Fraction:
        return sum((units(entry.amount) for entry in self.counted), Fraction(0))

    @property
    def slack(self) -> Fraction:
        return units(sum(entry.is_rounded for entry in self.counted) // 2)

    def has(self, activity_type: ActivityType) -> bool:
        return any(entry.activity_type is activity_type for entry in self.entries)


class Case:
    """One goal, its activities, and a day to look at them."""

    def __init__(self, rules: GoalRules, entries: Sequence[Entry], calendar: Calendar, today: date) -> None:
        self.rules, self.calendar, self.today = rules, calendar, today
        self.entries = sorted(entries, key=lambda entry: (entry.activity_on, entry.logged_at))
        self.counted = [entry for entry in self.entries if entry.activity_type is not ActivityType.SKIPPED]
        self.target_type = rules.target.target_type or USUAL_TYPE.get(rules.pattern, TargetType.MINIMUM)
        self.unit = self._unit()
        self.start = min([rules.created_on, today, *(entry.activity_on for entry in entries)])
        self.periods = self._periods()
        for index, period in enumerate(self.periods):
            period.outcome = self._outcome(period, self.periods[:index] if period.has(ActivityType.SKIPPED) else [])

    def key(self, day: date) -> str:
        return key_of(self.unit, day, self.calendar.week_start)

    def _unit(self) -> PeriodUnit:
        if self.rules.pattern in {Pattern.MILESTONE, Pattern.TARGET}:
            return FREQUENCIES[self.rules.schedule.check_in_frequency]
        return self.rules.target.period or FREQUENCIES.get(self.rules.schedule.frequency or "", PeriodUnit.DAY)

    def _periods(self) -> list[Period]:
        by_day: dict[date, list[Entry]] = {}
        for entry in self.entries:
            by_day.setdefault(entry.activity_on, []).append(entry)
        day = self.start
        while self.key(day - ONE_DAY) == self.key(self.start):
            day -= ONE_DAY
        found: list[Period] = []
        now = self.key(self.today)
        while day <= self.today or self.key(day) == now:
            key = self.key(day)
            if not found or found[-1].key != key:
                found.append(Period(key, [], [], is_current=key == now))
            found[-1].days.append(day)
            found[-1].entries += by_day.get(day, [])
            day += ONE_DAY
        return found

    def _meets(self, period: Period) -> bool:
        target, total, slack = self.rules.target, period.total, period.slack
        value = units(target.value)
        at_least = {
            TargetType.MINIMUM: value,
            TargetType.RANGE: None if target.min_value is None else units(target.min_value),
            TargetType.EXACT: value - abs(value) / 10**9,
        }.get(self.target_type)
        at_most = {
            TargetType.MAXIMUM: value,
            TargetType.RANGE: None if target.max_value is None else units(target.max_value),
            TargetType.EXACT: value + abs(value) / 10**9,
        }.get(self.target_type)
        return (at_least is None or total >= at_least - slack) and (at_most is None or total <= at_most + slack)

    def meets(self, period: Period) -> bool:
        """Section 4, whether or not the period is over."""
        done = period.has(ActivityType.COMPLETED)
        match self.rules.pattern:
            case Pattern.RECURRING:
                return done or (bool(period.counted) and self._meets(period))
            case Pattern.STREAK if self.rules.target.min_value is not None:
                return done or period.total >= units(self.rules.target.min_value) - period.slack
            case Pattern.STREAK:
                return done or any(e.activity_type is ActivityType.PROGRESS and e.amount > 0 for e in period.entries)
            case Pattern.LIMIT:
                return self._meets(period)
            case _:
                return bool(period.counted)

    def _container(self, period: Period) -> str:
        if self.unit is PeriodUnit.DAY:
            return key_of(PeriodUnit.WEEK, period.days[0], self.calendar.week_start)
        return f"{period.days[0]:%Y-%m}" if self.unit is PeriodUnit.WEEK else f"{period.days[0]:%Y}"

    def _is_paused(self, day: date) -> bool:
        return any(
            pause.started_on <= day and (pause.ended_on is None or day < pause.ended_on) for pause in self.rules.pauses
        )

    def _outcome(self, period: Period, earlier: list[Period]) -> str:
        """Section 5, in its order."""
        schedule, is_limit = self.rules.schedule, self.rules.pattern is Pattern.LIMIT
        if self.meets(period) and not (is_limit and period.is_current):
            return "achieved"
        if self.unit is PeriodUnit.DAY and schedule.days_of_week:
            sunday_first = int(f"{period.days[0]:%w}")
            if sunday_first not in schedule.days_of_week:
                return "off"
        if all(self._is_paused(day) for day in period.days):
            return "paused"
        if period.has(ActivityType.SKIPPED):
            alike = [one for one in earlier if self._container(one) == self._container(period)]
            if sum(one.outcome == "excused" for one in alike) < schedule.allow_skip_days:
                return "excused"
        is_over = is_limit and self.target_type is TargetType.MAXIMUM and not self._meets(period)
        return "missed" if is_over or not period.is_current else "open"
