"""What is said of rests that are planned."""

from datetime import date

from bots.conversation.wording import days
from bots.conversation.wording.language import say, say_counted


def planned(title: str | None, *, count: int, start: date, last: date, today: date) -> str:
    """Return that one goal, or several, will rest from a day through another."""
    span = {"start": days.day(start, today=today), "last": days.day(last, today=today)}
    if title is not None:
        return say("{title} will rest from {start} through {last}. `resume {title}` calls it off.", title=title, **span)
    return say_counted(
        "{count} goal will rest from {start} through {last}. `resume all` calls it off.",
        "{count} goals will rest from {start} through {last}. `resume all` calls it off.",
        count=count,
        **span,
    )


def needs_an_end(start: date, *, today: date) -> str:
    """Return that a rest which begins later needs its last day."""
    on = days.calendar_day(start, today=today)
    return say("A rest that begins on {day} needs its last day, too: `vacation mar 10-20`.", day=on)


def ends_before_it_begins(start: date, last: date, *, today: date) -> str:
    """Return that the days of a rest are in the wrong order."""
    first, end = days.calendar_day(start, today=today), days.calendar_day(last, today=today)
    return say("{last} is before {start}: say the first day first.", start=first, last=end)
