"""What an activity's context says of its time: filled in by us where the client is silent."""

from datetime import date, datetime
from enum import StrEnum

from core.domain.activity import TimeOfDay
from core.domain.errors import InvalidInput
from core.domain.json import JsonObject

_FIRST_HOURS = (
    (21, TimeOfDay.NIGHT),
    (17, TimeOfDay.EVENING),
    (12, TimeOfDay.AFTERNOON),
    (7, TimeOfDay.MORNING),
    (4, TimeOfDay.EARLY_MORNING),
    (0, TimeOfDay.NIGHT),
)
_SLOTS = tuple(next(slot for first_hour, slot in _FIRST_HOURS if hour >= first_hour) for hour in range(24))
_FIRST_OF_WEEKEND = 5


class Weekday(StrEnum):
    """The days of the week, in the order of `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


_WEEKDAYS = tuple(Weekday)


def weekday_of(day: date) -> Weekday:
    """Return the day of the week of a date."""
    return _WEEKDAYS[day.weekday()]


def is_weekend(day: date) -> bool:
    """Say whether a date is a Saturday or a Sunday."""
    return day.weekday() >= _FIRST_OF_WEEKEND


def slot_of(hour: int) -> TimeOfDay:
    """Return the part of the day of a local hour, 0 to 23; the small hours belong to the night."""
    return _SLOTS[hour]


def enriched(context: JsonObject, *, activity_on: date, local: datetime) -> JsonObject:
    """Return a context with timeOfDay, dayOfWeek and isWeekend; what the client sent is kept.

    The time of day is that of logging (`local`, on the user's wall clock), the weekday that of the activity's date.
    """
    sent = {name: value for name, value in context.items() if value is not None}
    return {**_derived(activity_on, local), **sent}


def sent_part(context: JsonObject, *, activity_on: date, local: datetime) -> JsonObject:
    """Return a context without what `enriched` would fill in by itself: to be enriched anew for another date."""
    derived = _derived(activity_on, local)
    return {name: value for name, value in context.items() if name not in derived or value != derived[name]}


def _derived(activity_on: date, local: datetime) -> JsonObject:
    return {
        "timeOfDay": slot_of(local.hour).value,
        "dayOfWeek": weekday_of(activity_on).value,
        "isWeekend": is_weekend(activity_on),
    }


def time_of_day_of(context: JsonObject) -> TimeOfDay:
    """Return the part of the day that an enriched context names.

    Raises: VALIDATION_ERROR when a client sent another word.
    """
    given = context["timeOfDay"]
    try:
        return TimeOfDay(str(given))
    except ValueError:
        allowed = ", ".join(TimeOfDay)
        raise InvalidInput.at("context.timeOfDay", f"{given!r} is not one of {allowed}") from None
