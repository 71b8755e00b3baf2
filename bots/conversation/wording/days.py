"""Days and periods in words."""

from datetime import date

from core.domain.calendar import PeriodUnit

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORKING, _WEEKEND = [0, 1, 2, 3, 4], [5, 6]
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CURRENT = {
    PeriodUnit.DAY: "today",
    PeriodUnit.WEEK: "this week",
    PeriodUnit.MONTH: "this month",
    PeriodUnit.QUARTER: "this quarter",
    PeriodUnit.YEAR: "this year",
}
_RHYTHMS = {
    PeriodUnit.DAY: "a day",
    PeriodUnit.WEEK: "a week",
    PeriodUnit.MONTH: "a month",
    PeriodUnit.QUARTER: "a quarter",
    PeriodUnit.YEAR: "a year",
}


def day(on: date, *, today: date) -> str:
    """Return a day in words: today, yesterday, tomorrow, else Mon 2 March, with its year when it is another one."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((on - today).days)
    return near or calendar_day(on, today=today)


def calendar_day(on: date, *, today: date) -> str:
    """Return a day by its date: Mon 2 March, with its year when it is another one."""
    year = "" if on.year == today.year else f" {on.year}"
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}{year}"


def period(unit: PeriodUnit, *, is_current: bool) -> str:
    """Return the period a total belongs to: today, this week, that day."""
    return _CURRENT[unit] if is_current else f"that {unit.value}"


def rhythm(unit: PeriodUnit) -> str:
    """Return how often: a day, a week."""
    return _RHYTHMS[unit]


def weekdays_named(weekdays: tuple[int, ...]) -> str:
    """Return on which weekdays (0 = Sunday): `on Mon, Wed and Fri`; nothing for none and for all of them."""
    from_monday = sorted({(day - 1) % len(_WEEKDAYS) for day in weekdays})
    if len(from_monday) in (0, len(_WEEKDAYS)):
        return ""
    if from_monday == _WORKING:
        return "on weekdays"
    if from_monday == _WEEKEND:
        return "at weekends"
    *before, last = (_WEEKDAYS[day] for day in from_monday)
    return f"on {', '.join(before)} and {last}" if before else f"on {last}"
