"""Days and periods in words."""

from collections.abc import Sequence
from datetime import date

from bots.conversation.wording.language import say, spoken
from core.domain.calendar import PeriodUnit

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORKING, _WEEKEND = [0, 1, 2, 3, 4], [5, 6]
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_AMERICAN = ("en-US", "en-CA", "en-PH")


def day(on: date, *, today: date) -> str:
    """Return a day in words: today, yesterday, tomorrow, else Mon 2 March, with its year when it is another one."""
    match (on - today).days:
        case 0:
            return say("today")
        case -1:
            return say("yesterday")
        case 1:
            return say("tomorrow")
        case _:
            return calendar_day(on, today=today)


def calendar_day(on: date, *, today: date) -> str:
    """Return a day by its date: Mon 2 March, with its year when it is another one."""
    is_other_year = on.year != today.year
    if not spoken().is_source:
        return _in_their_way(on, has_year=is_other_year)
    weekday, month = _WEEKDAYS[on.weekday()], _MONTHS[on.month - 1]
    if spoken().locale in _AMERICAN:
        return f"{weekday}, {month} {on.day}{f', {on.year}' if is_other_year else ''}"
    return f"{weekday} {on.day} {month}{f' {on.year}' if is_other_year else ''}"


def full_date(on: date) -> str:
    """Return a day by its date and year, without its weekday."""
    if spoken().is_source:
        return f"{on.day} {_MONTHS[on.month - 1][:3]} {on.year}"
    from babel.dates import format_date  # noqa: PLC0415 - English needs no locale data

    said: str = format_date(on, "medium", locale=spoken().language)
    return said


def _in_their_way(on: date, *, has_year: bool) -> str:
    from babel.dates import format_skeleton  # noqa: PLC0415 - English needs no locale data

    said: str = format_skeleton("yMMMMEd" if has_year else "MMMMEd", on, locale=spoken().language)
    return said


def period(unit: PeriodUnit, *, is_current: bool) -> str:
    """Return the period a total belongs to: today, this week, that day."""
    match unit:
        case PeriodUnit.DAY:
            return say("today") if is_current else say("that day")
        case PeriodUnit.WEEK:
            return say("this week") if is_current else say("that week")
        case PeriodUnit.MONTH:
            return say("this month") if is_current else say("that month")
        case PeriodUnit.QUARTER:
            return say("this quarter") if is_current else say("that quarter")
        case PeriodUnit.YEAR:
            return say("this year") if is_current else say("that year")


def rhythm(unit: PeriodUnit) -> str:
    """Return how often: a day, a week."""
    match unit:
        case PeriodUnit.DAY:
            return say("a day")
        case PeriodUnit.WEEK:
            return say("a week")
        case PeriodUnit.MONTH:
            return say("a month")
        case PeriodUnit.QUARTER:
            return say("a quarter")
        case PeriodUnit.YEAR:
            return say("a year")


def weekdays_named(weekdays: tuple[int, ...]) -> str:
    """Return on which weekdays (0 = Sunday): `on Mon, Wed and Fri`; nothing for none and for all of them."""
    from_monday = sorted({(day - 1) % len(_WEEKDAYS) for day in weekdays})
    if len(from_monday) in (0, len(_WEEKDAYS)):
        return ""
    if from_monday == _WORKING:
        return say("on weekdays")
    if from_monday == _WEEKEND:
        return say("at weekends")
    return say("on {days}", days=listed([weekday_names()[day] for day in from_monday]))


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the weekdays from Monday on."""
    if spoken().is_source:
        return _WEEKDAYS
    from babel.dates import get_day_names  # noqa: PLC0415 - English needs no locale data

    names = get_day_names("abbreviated", context="stand-alone", locale=spoken().language)
    return tuple(names[day] for day in range(len(_WEEKDAYS)))


def month_names() -> tuple[str, ...]:
    """Return the short names of the months."""
    if spoken().is_source:
        return tuple(name[:3] for name in _MONTHS)
    from babel.dates import get_month_names  # noqa: PLC0415 - English needs no locale data

    names = get_month_names("abbreviated", context="stand-alone", locale=spoken().language)
    return tuple(names[month] for month in range(1, len(_MONTHS) + 1))


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: Mon, Wed and Fri."""
    *before, last = names
    return say("{before} and {last}", before=", ".join(before), last=last) if before else last
