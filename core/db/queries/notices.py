"""Notices: whom they are for, which were decided before, what was decided; many at once in few statements."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from core.db.given import given, of_rows
from core.db.prepared import Fetched, Prepared
from core.db.queries.many import inserts
from core.db.queries.upsert import Inserting, Upsert, is_postgres
from core.db.tables import ChatAccountRow, NoticePreferenceRow, NoticeRow, NoticeTallyRow, UserRow
from core.db.tables.access import table_of
from core.domain.calendar import Calendar, calendar_of
from core.domain.json import JsonObject
from core.domain.notices import DEFAULTS, NoticeKind, Preferences, QuietHours

_user, _account = table_of(UserRow), table_of(ChatAccountRow)
_preference, _notice, _tally = table_of(NoticePreferenceRow), table_of(NoticeRow), table_of(NoticeTallyRow)
_ids = given(user_id=_user.c.id)
_keys = given(user_id=_notice.c.user_id, key=_notice.c.key)
_counts = given(user_id=_tally.c.user_id, day=_tally.c.day, count=_tally.c["count"])
_WISHES = [
    _preference.c[name] for name in ("turned_off", "quiet_from", "quiet_to", "most_a_day", "muted_until", "reviews_at")
]
_RECIPIENTS = Prepared(
    select(_user.c.id, _user.c.timezone, _user.c.day_starts_at, _user.c.week_start, _user.c.locale)
    .add_columns(_preference.c.user_id.is_not(None).label("has_wishes"), *_WISHES)
    .select_from(_ids)
    .join(_user, _user.c.id == _ids.c.user_id)
    .outerjoin(_preference, _preference.c.user_id == _user.c.id)
)
_PLACES = Prepared(
    select(_account.c.user_id, _account.c.platform, _account.c.tenant, _account.c.private_address)
    .select_from(_ids)
    .join(_account, _account.c.user_id == _ids.c.user_id)
    .where(_account.c.private_address.is_not(None), _account.c.gone_at.is_(None))
    .order_by(_account.c.used_at)
)
_KNOWN = Prepared(
    select(_notice.c.user_id, _notice.c.key)
    .select_from(_keys)
    .join(_notice, and_(_notice.c.user_id == _keys.c.user_id, _notice.c.key == _keys.c.key))
)
_INSERT_NOTICES = inserts(_notice, [column.name for column in _notice.columns])


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
    rows = _RECIPIENTS.all(session, of_rows([{"user_id": user_id} for user_id in user_ids]))
    return {row.id: _recipient(row) for row in rows}


def private_addresses(session: Session, user_ids: Collection[str]) -> dict[str, Address]:
    """Return where users are reached in private, by id: by the account used last of those that can be reached."""
    rows = _PLACES.all(session, of_rows([{"user_id": user_id} for user_id in user_ids]))
    return {row.user_id: Address._make(row[1:]) for row in rows}


def known_keys(session: Session, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of (user id, key) that were decided before."""
    rows = _KNOWN.all(session, of_rows([{"user_id": user_id, "key": key} for user_id, key in keys]))
    return {(row.user_id, row.key) for row in rows}


def add_to_tallies(session: Session, counts: Mapping[tuple[str, date], int]) -> dict[tuple[str, date], int]:
    """Add to how many notices users are told on days of theirs; return how many it had been before."""
    if not counts:
        return {}
    # In one order, so that two that count the same users at the same time wait for each other and no more.
    added = [{"user_id": user_id, "day": day, "count": counts[user_id, day]} for user_id, day in sorted(counts)]
    total = _ADD_POSTGRES if is_postgres(session) else _ADD_SQLITE
    rows = session.connection().execute(total, of_rows(added)).all()
    return {(user_id, day): count - counts[user_id, day] for user_id, day, count in rows}


def insert_notices(session: Session, values: Sequence[Mapping[str, object]]) -> None:
    """Insert what was decided of notices, but for those that somebody else decides at the same time."""
    _INSERT_NOTICES.write(session, values)


def held_notices(session: Session, user_id: str, *, due_at: datetime) -> list[HeldNotice]:
    """Return what is held for a user until an instant, in the order in which it arose."""
    held = select(_notice.c.key, _notice.c.kind, _notice.c.facts).where(
        _notice.c.user_id == user_id, _notice.c.fate == "held", _notice.c.due_at == due_at
    )
    return [HeldNotice(*row) for row in session.connection().execute(held.order_by(_notice.c.arisen_at, _notice.c.key))]


def hold_until(session: Session, user_id: str, *, until: datetime, now: datetime) -> bool:
    """Hold what waits for a user until another instant than before; say whether there was anything."""
    waits = (_notice.c.user_id == user_id, _notice.c.fate == "held", _notice.c.due_at > now, _notice.c.due_at != until)
    moved = update(_notice).where(*waits).values(due_at=until).returning(_notice.c.key)
    return bool(session.connection().execute(moved).all())


def notice_counts(session: Session, *, since: datetime) -> list[tuple[str, str, str | None, int]]:
    """Return (kind, fate, reason, how many) of the notices that arose since an instant."""
    groups = (_notice.c.kind, _notice.c.fate, _notice.c.reason)
    counted = select(*groups, func.count()).where(_notice.c.arisen_at >= since).group_by(*groups).order_by(*groups)
    return [(kind, fate, reason, count) for kind, fate, reason, count in session.connection().execute(counted)]


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


def _adding(make: Inserting) -> Upsert:
    """Return the statement that adds to tallies; without a condition, SQLite would take ON for that of a join."""
    counts = select(_counts).where(_counts.c["count"] > 0)
    more = make(_tally).from_select(["user_id", "day", "count"], counts)
    total = _tally.c["count"] + more.excluded["count"]
    return more.on_conflict_do_update(index_elements=["user_id", "day"], set_={"count": total})


_ADD_SQLITE = _adding(sqlite.insert).returning(_tally.c.user_id, _tally.c.day, _tally.c["count"])
_ADD_POSTGRES = _adding(postgresql.insert).returning(_tally.c.user_id, _tally.c.day, _tally.c["count"])


def _recipient(row: Fetched) -> Recipient:
    calendar = calendar_of(row.timezone, day_starts_at=row.day_starts_at, week_start=row.week_start)
    return Recipient(calendar, row.locale, _preferences(row) if row.has_wishes else DEFAULTS)


def _preferences(row: Fetched) -> Preferences:
    return Preferences(
        turned_off=frozenset(map(NoticeKind, row.turned_off.split())),
        quiet=None if row.quiet_from is None or row.quiet_to is None else QuietHours(row.quiet_from, row.quiet_to),
        most_a_day=row.most_a_day,
        muted_until=row.muted_until,
        reviews_at=row.reviews_at,
    )
