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


def decide(notice: Notice, preferences: Preferences, *, now: datetime, calendar: Calendar) -> Verdict:
    """Return what becomes of a notice, however many its user is told on that day: of that, `within_cap` speaks.

    A mute holds what is of use when it ends and drops the rest; quiet hours hold everything.
    """
    if notice.kind in preferences.turned_off:
        return Drop(Reason.OFF)
    if notice.expires_at <= now:
        return Drop(Reason.LATE)
    if preferences.muted_until is not None and preferences.muted_until >= notice.expires_at:
        return Drop(Reason.MUTED)
    due_at = max(notice.due_at, now)
    at = said_at(due_at, preferences, calendar=calendar)
    return Send(at) if at == due_at else Hold(at)


def said_at(due_at: datetime, preferences: Preferences, *, calendar: Calendar) -> datetime:
    """Return the first instant, not before another, at which anything may be said: not muted, not in quiet hours."""
    at = due_at if preferences.muted_until is None else max(due_at, preferences.muted_until)
    return at if preferences.quiet is None else preferences.quiet.over_at(at, calendar) or at


def within_cap(verdict: Verdict, preferences: Preferences, *, already: int) -> Verdict:
    """Return what becomes of what is to be said when so many messages come before it on its day.

    All that is held until an instant is one message.
    """
    return verdict if already < preferences.most_a_day else Drop(Reason.CAP)
