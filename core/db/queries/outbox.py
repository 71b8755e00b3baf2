"""What is to be sent: claimed by whoever sends it, marked when it has been."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlmodel import Session

from core.db.given import given, of_rows
from core.db.prepared import Prepared
from core.db.queries.many import ManyRows, inserts
from core.db.queries.upsert import prepared_insert
from core.db.tables import OutboxRow
from core.db.tables.access import table_of
from core.domain.json import JsonObject

ALONE = 0
"""The priority of what has no place in the order of its chat: it goes out beside whatever else does."""

_outbox = table_of(OutboxRow)
_other = _outbox.alias("other")
_WAITS = _outbox.c.done_at.is_(None)
_keys = given(key=_outbox.c.dedupe_key)
_KNOWN = Prepared(select(_outbox.c.dedupe_key).select_from(_keys).join(_outbox, _outbox.c.dedupe_key == _keys.c.key))


class ClaimedRow(NamedTuple):
    """A row that the caller alone may send until its lease ends."""

    id: str
    user_id: str | None
    platform: str
    tenant: str
    address: str
    thread: str | None
    is_group: bool
    only_for: str | None
    action: str
    priority: int
    payload: JsonObject
    locale: str
    message_id: str | None
    handle: str | None
    queued_at: datetime
    expires_at: datetime | None
    attempts: int
    may_be_repeated: bool


_CLAIMED = [_outbox.c[name] for name in ClaimedRow._fields]


_INSERT = prepared_insert(_outbox, _outbox.c.id)
_BLANK: Mapping[str, object] = dict.fromkeys(column.name for column in _outbox.columns)


def insert_outgoing(session: Session, values: Mapping[str, object]) -> bool:
    """Insert a row; say False when there has been one with its dedupe key."""
    return _INSERT(session).first(session, {**_BLANK, **values}) is not None


def insert_all_outgoing(session: Session, values: Sequence[Mapping[str, object]]) -> None:
    """Insert rows of the same columns, but for those of which there has been one with their dedupe key."""
    if values:
        _inserts(tuple(values[0])).write(session, values)


@lru_cache(maxsize=8)
def _inserts(columns: tuple[str, ...]) -> ManyRows:
    return inserts(_outbox, columns)


def known_keys(session: Session, keys: Collection[str]) -> set[str]:
    """Return those of some dedupe keys that a row has."""
    rows = _KNOWN.all(session, of_rows([{"key": key} for key in keys])) if keys else ()
    return {row.dedupe_key for row in rows}


def sent_about(session: Session, user_id: str, *, platform: str, tenant: str, address: str, about: str) -> str | None:
    """Return the message that was sent to a user in a chat about one of theirs; the latest, if there are several."""
    wanted = select(_outbox.c.sent_message_id).where(
        *_of(platform, tenant),
        _outbox.c.user_id == user_id,
        _outbox.c.about == about,
        _outbox.c.address == address,
        _outbox.c.sent_message_id.is_not(None),
    )
    found: str | None = session.connection().execute(wanted.order_by(_outbox.c.id.desc()).limit(1)).scalar()
    return found


def shown_in(session: Session, message_id: str, *, platform: str, tenant: str, address: str) -> JsonObject | None:
    """Return the payload that a message of ours in a chat shows, or will when what waits to edit it is sent."""
    of_chat = (*_of(platform, tenant), _outbox.c.address == address)
    waits = select(_outbox.c.payload).where(*of_chat, _WAITS, _outbox.c.message_id == message_id)
    sent = select(_outbox.c.payload).where(*of_chat, _outbox.c.sent_message_id == message_id)
    for wanted in (waits.where(_outbox.c.action == "edit"), sent):
        row = session.connection().execute(wanted.order_by(_outbox.c.id.desc()).limit(1)).first()
        if row is not None:
            payload: JsonObject = row[0]
            return payload
    return None


def claim(
    session: Session,
    platform: str,
    tenant: str | None,
    *,
    by: str,
    now: datetime,
    until: datetime,
    most: int,
) -> list[ClaimedRow]:
    """Lease what is due on a platform, the most urgent first: of each chat the first that waits, if none is under way.

    Without a tenant, of all of them. Others that claim at the same time neither wait for these rows nor get them.
    """
    order = (_outbox.c.priority, _outbox.c.due_at, _outbox.c.id)
    due = select(_outbox.c.id).where(*_of(platform, tenant), _WAITS, _outbox.c.due_at <= now, _is_its_turn(now))
    due = due.order_by(*order).limit(most).with_for_update(skip_locked=True, of=_outbox)
    lease = (
        update(_outbox)
        .where(_outbox.c.id.in_(due.scalar_subquery()))
        .values(
            claimed_by=by,
            due_at=until,
            attempts=_outbox.c.attempts + 1,
            may_be_repeated=or_(_outbox.c.may_be_repeated, _outbox.c.claimed_by.is_not(None)),
        )
        .returning(*_CLAIMED)
    )
    rows = [ClaimedRow(*row) for row in session.connection().execute(lease)]
    return sorted(rows, key=lambda row: (row.priority, row.id))


def change_row(session: Session, row_id: str, *, values: Mapping[str, object]) -> None:
    """Write columns of a row, whatever its state."""
    session.connection().execute(update(_outbox).where(_outbox.c.id == row_id), dict(values))


def change_claimed(session: Session, row_id: str, by: str, *, values: Mapping[str, object]) -> bool:
    """Write columns of a row that is still leased to somebody; say False when it is not any more."""
    mine = update(_outbox).where(_outbox.c.id == row_id, _outbox.c.claimed_by == by, _WAITS).returning(_outbox.c.id)
    return session.connection().execute(mine, dict(values)).first() is not None


def change_waiting(session: Session, platform: str, tenant: str, *, address: str, values: Mapping[str, object]) -> int:
    """Write columns of everything that waits for a chat; return how many."""
    ended = update(_outbox).where(*_of(platform, tenant), _outbox.c.address == address, _WAITS)
    return len(session.connection().execute(ended.returning(_outbox.c.id), dict(values)).all())


def hurry_failed(session: Session, platform: str, tenant: str | None, *, error: str, now: datetime) -> None:
    """Let rows of a platform whose error begins so, and that nobody is sending, be due now."""
    is_so = _outbox.c.last_error.startswith(error, autoescape=True)
    failed = [_WAITS, _outbox.c.due_at > now, _outbox.c.claimed_by.is_(None), is_so]
    session.connection().execute(update(_outbox).where(*_of(platform, tenant), *failed), {"due_at": now})


def drop_keyed(session: Session, user_id: str, *, like: str, after: datetime) -> None:
    """Delete what waits for a user under dedupe keys that begin alike and is due after an instant."""
    keyed = (_outbox.c.dedupe_key.startswith(like, autoescape=True), _outbox.c.due_at > after)
    session.connection().execute(delete(_outbox).where(_outbox.c.user_id == user_id, _WAITS, *keyed))


def users_with_notices(session: Session, platform: str, tenant: str, *, address: str) -> list[str]:
    """Return the users for whom notices wait in a private chat."""
    theirs = select(_outbox.c.user_id).where(*_notices_at(platform, tenant, address)).distinct()
    return [row.user_id for row in session.connection().execute(theirs.order_by(_outbox.c.user_id))]


def move_notices(
    session: Session, user_id: str, platform: str, *, tenant: str, address: str, values: Mapping[str, object]
) -> None:
    """Write columns of a user's notices that wait in a private chat."""
    waiting_there = update(_outbox).where(*_notices_at(platform, tenant, address), _outbox.c.user_id == user_id)
    session.connection().execute(waiting_there, dict(values))


def dead_rows(session: Session, *, most: int) -> list[OutboxRow]:
    """Return what was given up, the latest first."""
    wanted = select(OutboxRow).where(_outbox.c.done_at.is_not(None), _outbox.c.state == "dead")
    return list(session.execute(wanted.order_by(_outbox.c.done_at.desc()).limit(most)).scalars())


def revive(session: Session, ids: Sequence[str], *, now: datetime) -> int:
    """Let rows that were given up wait once more; return how many there were."""
    again = update(_outbox).where(_outbox.c.id.in_(ids), _outbox.c.state == "dead").returning(_outbox.c.id)
    values = {"state": "queued", "done_at": None, "due_at": now, "attempts": 0, "claimed_by": None, "expires_at": None}
    return len(session.connection().execute(again, values).all())


def waiting(session: Session, platform: str) -> tuple[int, datetime | None]:
    """Return how many rows wait to be sent on a platform, and since when the longest is due, or will be."""
    counts = select(func.count(), func.min(_outbox.c.due_at)).where(*_of(platform, None), _WAITS)
    row = session.connection().execute(counts).one()
    return row[0], row[1]


def is_any_due(session: Session, platform: str, tenant: str | None, *, now: datetime) -> bool:
    """Say whether anything is due on a platform, be it its turn or not."""
    due = select(_outbox.c.id).where(*_of(platform, tenant), _WAITS, _outbox.c.due_at <= now).limit(1)
    return session.connection().execute(due).first() is not None


def _of(platform: str, tenant: str | None) -> list[ColumnElement[bool]]:
    of_platform = [_outbox.c.platform == platform]
    return of_platform if tenant is None else [*of_platform, _outbox.c.tenant == tenant]


def _is_its_turn(now: datetime) -> ColumnElement[bool]:
    """Nothing of the same chat goes before, and nothing of it is being sent by anybody."""
    goes_before = or_(
        _other.c.priority < _outbox.c.priority,
        and_(_other.c.priority == _outbox.c.priority, _other.c.id < _outbox.c.id),
    )
    is_under_way = and_(_other.c.claimed_by.is_not(None), _other.c.due_at > now)
    blocked = exists().where(
        _other.c.platform == _outbox.c.platform,
        _other.c.tenant == _outbox.c.tenant,
        _other.c.address == _outbox.c.address,
        _other.c.done_at.is_(None),
        _other.c.priority > ALONE,
        _other.c.id != _outbox.c.id,
        or_(goes_before, is_under_way),
    )
    return or_(_outbox.c.priority == ALONE, ~blocked)


def _notices_at(platform: str, tenant: str, address: str) -> list[ColumnElement[bool]]:
    """Return the condition of what is said unasked, and waits to be, in a private chat."""
    is_private_notice = [
        _outbox.c.dedupe_key.is_not(None),
        _outbox.c.is_group.is_(False),
        _outbox.c.user_id.is_not(None),
    ]
    return [*_of(platform, tenant), _outbox.c.address == address, _WAITS, *is_private_notice]
