"""What an activity's context says by itself: part of the day, day of the week, weekend. What a client sent is kept."""

from datetime import date, datetime

from core.domain.activity import TimeOfDay
from core.domain.json import JsonObject

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SATURDAY = 5
_SLOTS = (
    (range(4, 7), TimeOfDay.EARLY_MORNING),
    (range(7, 12), TimeOfDay.MORNING),
    (range(12, 17), TimeOfDay.AFTERNOON),
    (range(17, 21), TimeOfDay.EVENING),
)
_BY_HOUR = tuple(next((slot for hours, slot in _SLOTS if hour in hours), TimeOfDay.NIGHT) for hour in range(24))


def time_of_day_at(local: datetime) -> TimeOfDay:
    """Return the part of the day of a wall clock: early morning from 4, morning 7, afternoon 12, evening 17, night 21."""
    return _BY_HOUR[local.hour]


def enriched(context: JsonObject, *, activity_on: date, local: datetime) -> JsonObject:
    """Return a context with timeOfDay, dayOfWeek and isWeekend filled in where they were not sent.

    `local` is the user's wall clock when the activity was logged.
    """
    weekday = activity_on.weekday()
    filled: JsonObject = {
        "timeOfDay": time_of_day_at(local).value,
        "dayOfWeek": WEEKDAYS[weekday],
        "isWeekend": weekday >= _SATURDAY,
    }
    return {**filled, **context}


def time_of_day_of(context: JsonObject) -> TimeOfDay:
    """Return the part of the day that a filled-in context names."""
    return TimeOfDay(context["timeOfDay"])
