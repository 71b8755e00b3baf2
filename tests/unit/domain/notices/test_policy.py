"""Whether a notice is sent, held or dropped."""

from datetime import UTC, datetime, time, timedelta
from typing import TypedDict, Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.calendar import Calendar
from core.domain.notices import (
    DEFAULTS,
    GRACE,
    Drop,
    Hold,
    Notice,
    NoticeKind,
    Preferences,
    QuietHours,
    Reason,
    Send,
    Verdict,
    decide,
    within_cap,
)

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
NIGHT = QuietHours(time(22), time(7))
NAP = QuietHours(time(13), time(15))
ZONES = ("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Chatham")


class Facts(TypedDict, total=False):
    """What a test may say of a decision; the rest is as on an ordinary noon."""

    kind: NoticeKind
    due_at: datetime
    already: int
    now: datetime
    calendar: Calendar


def verdict(preferences: Preferences, **facts: Unpack[Facts]) -> Verdict:
    """Decide about a reminder that is due at noon, now, or what else the facts say."""
    now = facts.get("now", NOON)
    notice = Notice(
        kind=facts.get("kind", NoticeKind.REMINDER), user_id="ann", occurrence="1", due_at=facts.get("due_at", now)
    )
    decided = decide(notice, preferences, now=now, calendar=facts.get("calendar", Calendar()))
    return decided if isinstance(decided, Drop) else within_cap(decided, preferences, already=facts.get("already", 0))


def at(hour: int, minute: int = 0, *, day: int = 9) -> datetime:
    """Return an instant of March 2026 in UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("preferences", "facts", "expected"),
    [
        (DEFAULTS, {}, Send(NOON)),
        (DEFAULTS, {"due_at": at(13)}, Send(at(13))),
        (DEFAULTS, {"due_at": at(10, 1)}, Send(NOON)),
        (DEFAULTS, {"due_at": at(10)}, Drop(Reason.LATE)),
        (DEFAULTS, {"already": 9}, Send(NOON)),
        (DEFAULTS, {"already": 10}, Drop(Reason.CAP)),
        (Preferences(turned_off=frozenset({NoticeKind.REMINDER})), {}, Drop(Reason.OFF)),
        (Preferences(turned_off=frozenset({NoticeKind.WEEKLY})), {}, Send(NOON)),
        (Preferences(quiet=NIGHT), {}, Send(NOON)),
        (Preferences(quiet=NIGHT), {"now": at(22)}, Hold(at(7, day=10))),
        (Preferences(quiet=NIGHT), {"now": at(6, 59)}, Hold(at(7))),
        (Preferences(quiet=NIGHT), {"now": at(7)}, Send(at(7))),
        (Preferences(quiet=NIGHT), {"due_at": at(23)}, Hold(at(7, day=10))),
        (Preferences(quiet=NAP), {"now": at(14)}, Hold(at(15))),
        (Preferences(quiet=NAP), {"now": at(15)}, Send(at(15))),
        (Preferences(quiet=NIGHT), {"now": at(6, 30), "calendar": Calendar("Europe/Berlin")}, Send(at(6, 30))),
        (Preferences(muted_until=at(13)), {}, Hold(at(13))),
        (Preferences(muted_until=at(14)), {}, Drop(Reason.MUTED)),
        (Preferences(muted_until=at(14)), {"kind": NoticeKind.WEEKLY}, Hold(at(14))),
        (Preferences(muted_until=at(11)), {}, Send(NOON)),
        (Preferences(muted_until=at(13, 30), quiet=NAP), {}, Hold(at(15))),
    ],
)
def test_a_notice_is_sent_held_or_dropped(preferences: Preferences, facts: Facts, expected: Verdict) -> None:
    assert verdict(preferences, **facts) == expected


@pytest.mark.parametrize(
    ("now", "over"),
    [
        # In Berlin on 29 March the clock goes from 2:00 to 3:00, on 25 October from 3:00 back to 2:00.
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (datetime(2026, 10, 24, 23, 45, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 15, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_by_the_users_clock_on_days_that_change_it(now: datetime, over: datetime) -> None:
    quiet = Preferences(quiet=QuietHours(time(1), time(2, 30)))
    assert verdict(quiet, now=now, calendar=Calendar("Europe/Berlin")) == Hold(over)


instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - as it says
walls = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))


@given(instants, walls, walls, st.sampled_from(NoticeKind), st.sampled_from(ZONES))
def test_nothing_is_said_in_quiet_hours(now: datetime, begins: time, ends: time, kind: NoticeKind, zone: str) -> None:
    quiet = QuietHours(begins, ends if ends != begins else time((begins.hour + 1) % 24, begins.minute))
    calendar = Calendar(zone)
    match verdict(Preferences(quiet=quiet), kind=kind, now=now, calendar=calendar):
        case Send(said) | Hold(said):
            assert quiet.over_at(said, calendar) is None
            assert now <= said <= now + timedelta(hours=25)
        case Drop() as drop:
            pytest.fail(f"{drop} without need")


@given(instants, st.timedeltas(timedelta(0), timedelta(days=9)), st.sampled_from(NoticeKind))
def test_what_an_outage_held_up_is_dropped_once_its_grace_is_over(
    now: datetime, late: timedelta, kind: NoticeKind
) -> None:
    is_late = isinstance(verdict(DEFAULTS, kind=kind, now=now, due_at=now - late), Drop)
    assert is_late == (late >= GRACE[kind])
