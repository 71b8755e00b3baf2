"""Notices: decided by the wishes of whom they are for; queued with the change they tell of, or dropped for a reason.

All of it is done for many at once: a few statements, however many notices.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlmodel import Session

from core.db.queries import notices as rows
from core.db.queries.notices import Recipient
from core.db.queries.teams import origins_of
from core.domain.notices import (
    DEFAULTS,
    Drop,
    Hold,
    Notice,
    NoticeKind,
    Preferences,
    Reason,
    Send,
    Verdict,
    decide,
    within_cap,
)
from core.domain.notices.policy import said_at
from core.services.occasions import replan_occasions
from core.services.outbox import Outgoing, Place, Priority, drop_keyed, queue, queue_all, queued_before

GATHERED = "gathered"
"""The name of a message that says all that was held until an instant."""
GATHERED_AFTER = timedelta(minutes=1)
"""How long after it is allowed that is said: what was decided at the same time is written by then."""
GATHERED_WITHIN = timedelta(hours=12)
TAG = "is"
"""The member of a payload that names its kind."""
_FOR_GROUPS = frozenset({NoticeKind.REMINDER, NoticeKind.TEAM_RECAP})
"""What a group is told unasked: a reminder it has set, and its week."""
_DIGESTS = (NoticeKind.WEEKLY, NoticeKind.MONTHLY, NoticeKind.TEAM_RECAP)


class Fate(StrEnum):
    """What became of a notice when it arose."""

    QUEUED = "queued"
    HELD = "held"
    DROPPED = "dropped"


class _Decided(NamedTuple):
    """What was decided of a notice; `to` and `message` say who is told where, and by which message, if anybody is."""

    notice: Notice
    verdict: Verdict
    to: tuple[Recipient, Place] | None = None
    message: str | None = None


def preferences_of(session: Session, user_id: str) -> Preferences:
    """Return what a user wishes to be told."""
    return preferences_of_all(session, [user_id]).get(user_id, DEFAULTS)


def preferences_of_all(session: Session, user_ids: Collection[str]) -> dict[str, Preferences]:
    """Return what users wish to be told, by id."""
    return {user_id: found.preferences for user_id, found in rows.recipients(session, user_ids).items()}


def change_preferences(session: Session, user_id: str, wishes: Preferences, *, now: datetime) -> None:
    """Write what a user wishes to be told from now on, and plan what depends on it anew."""
    rows.put_preferences(session, user_id, wishes)
    replan_occasions(session, user_id, now=now)
    _gather_anew(session, user_id, now=now)


def _gather_anew(session: Session, user_id: str, *, now: datetime) -> None:
    """Let what is held for a user be said as soon as they may be told now: earlier than before, or later."""
    to, place = rows.recipients(session, [user_id]).get(user_id), _places(session, [user_id]).get(user_id)
    if to is None or place is None:
        return
    until = said_at(now, to.preferences, calendar=to.calendar)
    if rows.hold_until(session, user_id, until=until, now=now):
        gathering = _gathering(user_id, to, place=place, until=until)
        drop_keyed(session, user_id, like=f"{user_id}:{GATHERED}:", after=now + GATHERED_AFTER)
        queue(session, gathering, now=now)


def notify(session: Session, notice: Notice, *, now: datetime) -> Verdict:
    """Decide about a notice and queue it, to be said where its user was last; return what was decided."""
    return notify_all(session, [notice], now=now)[0]


def notify_all(session: Session, notices: Sequence[Notice], *, now: datetime) -> list[Verdict]:
    """Decide about many notices and queue what is to be said; return what was decided of each, in their order.

    What was decided before, or comes twice, is repeated and nothing more; each decision is kept and can be counted.
    """
    fresh = _fresh(session, notices)
    decided = _decided(session, fresh, now=now)
    rows.insert_notices(session, [_row(each, now=now) for each in decided])
    queue_all(session, (message for each in decided for message in _messages(each)), now=now)
    verdicts = {id(each.notice): each.verdict for each in decided}
    return [verdicts.get(id(notice), Drop(Reason.REPEATED)) for notice in notices]


def keep_unsaid(session: Session, unsaid: Iterable[tuple[Notice, Reason]], *, now: datetime) -> None:
    """Keep of notices that whoever makes them decided not to say them, and why."""
    rows.insert_notices(session, [_row(_Decided(notice, Drop(reason)), now=now) for notice, reason in unsaid])


def notices_counted(session: Session, *, since: datetime) -> list[tuple[str, str, str | None, int]]:
    """Return (kind, fate, why it was dropped, how many) of the notices that arose since an instant."""
    return rows.notice_counts(session, since=since)


def _fresh(session: Session, notices: Sequence[Notice]) -> list[Notice]:
    first = {(notice.user_id, notice.key): notice for notice in reversed(notices)}
    known = rows.known_keys(session, first)
    return [notice for key, notice in reversed(first.items()) if key not in known]


def _decided(session: Session, notices: Sequence[Notice], *, now: datetime) -> list[_Decided]:
    """Decide in the order of time, so that of too many on a day the first are told."""
    user_ids = {notice.user_id for notice in notices}
    found, places = rows.recipients(session, user_ids), _places(session, user_ids)
    known = [(notice, found[notice.user_id]) for notice in notices if notice.user_id in found]
    wanted = [_decide(notice, to, places.get(notice.user_id), now=now) for notice, to in known]
    before = _messages_before(session, wanted)
    return [_capped(each, before) for each in wanted]


def _decide(notice: Notice, to: Recipient, place: Place | None, *, now: datetime) -> _Decided:
    """Decide about a notice as if it were the only one."""
    if place is None or (place.is_group and notice.kind not in _FOR_GROUPS):
        return _Decided(notice, Drop(Reason.NO_PLACE))
    verdict = decide(notice, to.preferences, now=now, calendar=to.calendar)
    match verdict:
        case Send():
            return _Decided(notice, verdict, (to, place), f"{notice.user_id}:{notice.key}")
        case Hold(until):
            return _Decided(notice, verdict, (to, place), _gathering_key(notice.user_id, until))
        case Drop():
            return _Decided(notice, verdict)


def _messages_before(session: Session, wanted: Sequence[_Decided]) -> dict[str, int]:
    """Return how many messages come before each on its day; what is gathered is one with all that is in it."""
    days: dict[str, tuple[str, date]] = {}
    for each in wanted:
        if each.message is not None and (day := _day_of(each)) is not None:
            days.setdefault(each.message, day)
    gathering = {each.message for each in wanted if each.message is not None and isinstance(each.verdict, Hold)}
    new = days.keys() - queued_before(session, gathering)
    told = rows.add_to_tallies(session, Counter(day for key, day in days.items() if key in new))
    before = {}
    for key, day in days.items():
        if key in new:
            before[key] = told[day]
            told[day] += 1
    return before


def _capped(decided: _Decided, before: Mapping[str, int]) -> _Decided:
    if decided.to is None or decided.message is None:
        return decided
    verdict = within_cap(decided.verdict, decided.to[0].preferences, already=before.get(decided.message, 0))
    return decided if verdict is decided.verdict else decided._replace(verdict=verdict)


def _places(session: Session, user_ids: Collection[str]) -> dict[str, Place]:
    """Return where users are told: in private, and a team, which is nobody, in its group."""
    private = rows.private_addresses(session, user_ids)
    places = {
        user_id: Place(platform=at.platform, tenant=at.tenant, address=at.address) for user_id, at in private.items()
    }
    groups = origins_of(session, [user_id for user_id in user_ids if user_id not in places])
    return places | {
        team_id: Place(platform=at.platform, tenant=at.tenant, address=at.address, is_group=True)
        for team_id, at in groups.items()
    }


def _day_of(decided: _Decided) -> tuple[str, date] | None:
    """Return the day on which a notice is told, None for one that is dropped."""
    match decided.verdict:
        case Send(at) | Hold(at) if decided.to is not None:
            return decided.notice.user_id, decided.to[0].calendar.today(at)
        case _:
            return None


def _row(decided: _Decided, *, now: datetime) -> dict[str, object]:
    notice, verdict = decided.notice, decided.verdict
    values: dict[str, object] = {
        "user_id": notice.user_id,
        "key": notice.key,
        "kind": notice.kind.value,
        "goal_id": notice.goal_id,
        "reason": None,
        "facts": None,
        "arisen_at": now,
    }
    match verdict:
        case Send(at):
            return {**values, "fate": Fate.QUEUED.value, "due_at": at}
        case Hold(until):
            return {**values, "fate": Fate.HELD.value, "due_at": until, "facts": _payload(notice)}
        case Drop(reason):
            return {**values, "fate": Fate.DROPPED.value, "due_at": notice.due_at, "reason": reason.value}


def _messages(decided: _Decided) -> Iterable[Outgoing]:
    if decided.to is None:
        return
    notice, (recipient, place) = decided.notice, decided.to
    match decided.verdict:
        case Send(at):
            yield Outgoing(
                place=place,
                payload=_payload(notice),
                locale=recipient.locale,
                priority=Priority.DIGEST if notice.kind in _DIGESTS else Priority.REMINDER,
                user_id=notice.user_id,
                dedupe_key=decided.message,
                due_at=at,
                expires_at=notice.expires_at,
            )
        case Hold(until):
            yield _gathering(notice.user_id, recipient, place=place, until=until)
        case _:
            return


def _gathering(user_id: str, to: Recipient, *, place: Place, until: datetime) -> Outgoing:
    """Return the message that says all that is held for a user until an instant."""
    return Outgoing(
        place=place,
        payload={TAG: GATHERED, "until": until.isoformat()},
        locale=to.locale,
        priority=Priority.REMINDER,
        user_id=user_id,
        dedupe_key=_gathering_key(user_id, until),
        due_at=until + GATHERED_AFTER,
        expires_at=until + GATHERED_WITHIN,
    )


def _gathering_key(user_id: str, until: datetime) -> str:
    return f"{user_id}:{GATHERED}:{until.isoformat()}"


def _payload(notice: Notice) -> dict[str, object]:
    return {**notice.facts, TAG: notice.kind.value, "goal_id": notice.goal_id, "due_at": notice.due_at.isoformat()}
