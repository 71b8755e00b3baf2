"""Whether a notice is sent, held until it may be, or dropped, and why: a pure function of facts and wishes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.calendar import Calendar
from core.domain.notices.notice import Notice
from core.domain.notices.preferences import Preferences


class Reason(StrEnum):
    """Why somebody is not told.

    `no_place`: they cannot be reached; `repeated`: they were told already. The last six are a reminder's own, whose
    goal asks for nothing then.
    """

    OFF = "off"
    LATE = "late"
    MUTED = "muted"
    CAP = "cap"
    NO_PLACE = "no_place"
    REPEATED = "repeated"
    DONE = "done"
    ANSWERED = "answered"
    DAY_OFF = "day_off"
    EXCUSED = "excused"
    PAUSED = "paused"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Send:
    """It is said by itself, at an instant that is not in the past."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """It waits until it may be said, and is said together with whatever else waits until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Drop:
    """It is not said."""

    reason: Reason


Verdict = Send | Hold | Drop


def decide(notice: Notice, preferences: Preferences, *, already: int, now: datetime, calendar: Calendar) -> Verdict:
    """Return what becomes of a notice; `already` is how many messages its user is told on the day it would be said.

    All that is held until an instant is one message. A mute holds what is of use when it ends and drops the rest; quiet
    hours hold everything.
    """
    if notice.kind in preferences.turned_off:
        return Drop(Reason.OFF)
    if notice.expires_at <= now:
        return Drop(Reason.LATE)
    if preferences.muted_until is not None and preferences.muted_until >= notice.expires_at:
        return Drop(Reason.MUTED)
    if already >= preferences.most_a_day:
        return Drop(Reason.CAP)
    at = _said_at(notice, preferences, now=now, calendar=calendar)
    return Send(at) if at == max(notice.due_at, now) else Hold(at)


def _said_at(notice: Notice, preferences: Preferences, *, now: datetime, calendar: Calendar) -> datetime:
    """Return the first instant, now or later, at which a notice may be said: due, not muted, not in quiet hours."""
    at = max(notice.due_at, now)
    if preferences.muted_until is not None:
        at = max(at, preferences.muted_until)
    over = preferences.quiet.over_at(at, calendar) if preferences.quiet is not None else None
    return at if over is None else over
