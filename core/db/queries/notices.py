"""Notices: whom they are for, which were decided before, what was decided; many at once in few statements."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple, TypeVar

from sqlalchemy import BindParameter, bindparam, delete, func, insert, select
from sqlmodel import Session

from core.db.queries.upsert import prepared_inserts, upsert
from core.db.tables import ChatAccountRow, NoticePreferenceRow, NoticeRow, NoticeTallyRow, UserRow
from core.db.tables.access import table_of
from core.domain.calendar import Calendar, WeekStart
from core.domain.json import JsonObject
from core.domain.notices import DEFAULTS, NoticeKind, Preferences, QuietHours

Item = TypeVar("Item")

MOST_IDS = 1000
"""How many ids one statement names."""
_user, _account = table_of(UserRow), table_of(ChatAccountRow)
_preference, _notice, _tally = table_of(NoticePreferenceRow), table_of(NoticeRow), table_of(NoticeTallyRow)
_IDS: BindParameter[str] = bindparam("user_ids", expanding=True)
_WISHES = [
    _preference.c[name] for name in ("turned_off", "quiet_from", "quiet_to", "most_a_day", "muted_until", "reviews_at")
]
_RECIPIENTS = (
    select(_user.c.id, _user.c.timezone, _user.c.day_starts_at, _user.c.week_start, _user.c.locale)
    .add_columns(_preference.c.user_id.is_not(None).label("has_wishes"), *_WISHES)
    .outerjoin(_preference, _preference.c.user_id == _user.c.id)
    .where(_user.c.id.in_(_IDS))
)
_PLACES = (
    select(_account.c.user_id, _account.c.platform, _account.c.tenant, _account.c.private_address)
    .where(_account.c.user_id.in_(_IDS), _account.c.private_address.is_not(None), _account.c.gone_at.is_(None))
    .order_by(_account.c.used_at)
)
_KNOWN = select(_notice.c.user_id, _notice.c.key).where(
    _notice.c.user_id.in_(_IDS), _notice.c.key.in_(bindparam("keys", expanding=True))
)
_INSERT_NOTICES = prepared_inserts(_notice)


class Recipient(NamedTuple):
    """Whom a notice is for: their calendar and language, what they wish."""

    calendar: Calendar
    locale: str
    preferences: Preferences


class Address(NamedTuple):
    """A private chat: platform, tenant, address."""

    platform: str
    tenant: str
    address: str


class HeldNotice(NamedTuple):
    """A notice that waits to be said with others."""

    key: str
    kind: str
    facts: JsonObject


def recipients(session: Session, user_ids: Collection[str]) -> dict[str, Recipient]:
    """Return users by id."""
    found: dict[str, Recipient] = {}
    for some in _chunks(user_ids):
        for row in session.connection().execute(_RECIPIENTS, {"user_ids": some}):
            user_id, zone, day_starts_at, week_start, locale, has_wishes, *wishes = row
            calendar = Calendar(zone, day_starts_at, WeekStart(week_start))
            found[user_id] = Recipient(calendar, locale, _preferences(*wishes) if has_wishes else DEFAULTS)
    return found


def private_addresses(session: Session, user_ids: Collection[str]) -> dict[str, Address]:
    """Return where users are reached in private, by id: by the account used last of those that can be reached."""
    found: dict[str, Address] = {}
    for some in _chunks(user_ids):
        for user_id, *address in session.connection().execute(_PLACES, {"user_ids": some}):
            found[user_id] = Address(*address)
    return found


def known_keys(session: Session, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of (user id, key) that were decided before."""
    known: set[tuple[str, str]] = set()
    for some in _chunks(keys):
        values = {"user_ids": list({user_id for user_id, _ in some}), "keys": list({key for _, key in some})}
        known.update((user_id, key) for user_id, key in session.connection().execute(_KNOWN, values))
    return known


def add_to_tallies(session: Session, counts: Mapping[tuple[str, date], int]) -> dict[tuple[str, date], int]:
    """Add to how many notices users are told on days of theirs; return how many it had been before."""
    if not counts:
        return {}
    more = upsert(session, _tally)
    total = more.on_conflict_do_update(
        index_elements=["user_id", "day"], set_={"count": _tally.c["count"] + more.excluded["count"]}
    ).returning(_tally.c.user_id, _tally.c.day, _tally.c["count"])
    # In one order, so that two that count the same users at the same time wait for each other and no more.
    values = [{"user_id": user_id, "day": day, "count": counts[user_id, day]} for user_id, day in sorted(counts)]
    rows = session.connection().execute(total, values)
    return {(user_id, day): count - counts[user_id, day] for user_id, day, count in rows}


def insert_notices(session: Session, values: Sequence[Mapping[str, object]]) -> None:
    """Insert what was decided of notices, but for those that somebody else decides at the same time."""
    _INSERT_NOTICES(session).run_all(session, values)


def held_notices(session: Session, user_id: str, *, due_at: datetime) -> list[HeldNotice]:
    """Return what is held for a user until an instant, in the order in which it arose."""
    held = select(_notice.c.key, _notice.c.kind, _notice.c.facts).where(
        _notice.c.user_id == user_id, _notice.c.fate == "held", _notice.c.due_at == due_at
    )
    return [HeldNotice(*row) for row in session.connection().execute(held.order_by(_notice.c.arisen_at, _notice.c.key))]


def notice_counts(session: Session, *, since: datetime) -> list[tuple[str, str, str | None, int]]:
    """Return (kind, fate, reason, how many) of the notices that arose since an instant."""
    groups = (_notice.c.kind, _notice.c.fate, _notice.c.reason)
    counted = select(*groups, func.count()).where(_notice.c.arisen_at >= since).group_by(*groups).order_by(*groups)
    return [(kind, fate, reason, count) for kind, fate, reason, count in session.connection().execute(counted)]


def drop_notices(session: Session, *, before: datetime, most: int) -> int:
    """Delete notices that arose before an instant, no more than so many; return how many."""
    old = select(_notice.c.user_id, _notice.c.key).where(_notice.c.arisen_at < before).limit(most)
    rows = session.connection().execute(old).all()
    if rows:
        one = delete(_notice).where(_notice.c.user_id == bindparam("owner"), _notice.c.key == bindparam("old"))
        session.connection().execute(one, [{"owner": user_id, "old": key} for user_id, key in rows])
    return len(rows)


def drop_tallies_before(session: Session, day: date) -> None:
    """Delete how many notices users were told on days before one."""
    session.connection().execute(delete(_tally).where(_tally.c.day < day))


def put_preferences(session: Session, user_id: str, wishes: Preferences) -> None:
    """Write what a user wishes."""
    values = {
        "user_id": user_id,
        "turned_off": " ".join(sorted(wishes.turned_off)),
        "quiet_from": wishes.quiet and wishes.quiet.begins,
        "quiet_to": wishes.quiet and wishes.quiet.ends,
        "most_a_day": wishes.most_a_day,
        "muted_until": wishes.muted_until,
        "reviews_at": wishes.reviews_at,
    }
    connection = session.connection()
    connection.execute(delete(_preference).where(_preference.c.user_id == user_id))
    if wishes != DEFAULTS:
        connection.execute(insert(_preference), values)


def _preferences(
    turned_off: str,
    quiet_from: time | None,
    quiet_to: time | None,
    most_a_day: int,
    muted_until: datetime | None,
    reviews_at: time,
) -> Preferences:
    return Preferences(
        turned_off=frozenset(map(NoticeKind, turned_off.split())),
        quiet=None if quiet_from is None or quiet_to is None else QuietHours(quiet_from, quiet_to),
        most_a_day=most_a_day,
        muted_until=muted_until,
        reviews_at=reviews_at,
    )


def _chunks(items: Collection[Item]) -> Iterator[list[Item]]:
    listed = list(items)
    for at in range(0, len(listed), MOST_IDS):
        yield listed[at : at + MOST_IDS]
