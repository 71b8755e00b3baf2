"""Users and their tokens."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session

from core.db.given import given, of_rows
from core.db.prepared import Fetched, Prepared
from core.db.queries.upsert import upsert
from core.db.records import Actor
from core.db.tables import TokenRow, UserRow
from core.db.tables.access import table_of
from core.domain.calendar import Calendar, WeekStart

_user = table_of(UserRow)
_token = table_of(TokenRow)
ACTOR_COLUMNS = [_user.c[name] for name in ("id", "name", "timezone", "day_starts_at", "week_start", "locale")]
"""What a row has to have for `actor_of_row`."""
_ACTOR = select(*ACTOR_COLUMNS)
_BY_TOKEN = Prepared(
    _ACTOR.join(_token, _token.c.user_id == _user.c.id).where(
        _token.c.digest == bindparam("digest"), _token.c.revoked_at.is_(None)
    )
)
_BY_ID = _ACTOR.where(_user.c.id == bindparam("user_id"))
_these = given(user_id=_user.c.id)
_ALL = Prepared(_ACTOR.join(_these, _these.c.user_id == _user.c.id))
_BY_NAME = _ACTOR.where(_user.c.name == bindparam("name"))


def find_actor_by_token(session: Session, digest: str) -> Actor | None:
    """Return the user of a token that has not been revoked."""
    row = _BY_TOKEN.first(session, {"digest": digest})
    return None if row is None else actor_of_row(row)


def actor_by_name(session: Session, name: str) -> Actor:
    """Return the user of a name that exists."""
    return actor_of_row(session.connection().execute(_BY_NAME, {"name": name}).one())


def actor_by_id(session: Session, user_id: str) -> Actor:
    """Return the user of an id that exists."""
    return actor_of_row(session.connection().execute(_BY_ID, {"user_id": user_id}).one())


def calendars_of(session: Session, user_ids: Collection[str]) -> dict[str, Calendar]:
    """Return by which calendar users live, by id; of nobody without asking."""
    rows = _ALL.all(session, of_rows([{"user_id": user_id} for user_id in user_ids])) if user_ids else ()
    return {row.id: actor_of_row(row).calendar for row in rows}


def find_user(session: Session, user_id: str) -> UserRow:
    """Return the whole row of a user that exists."""
    return session.get_one(UserRow, user_id, populate_existing=True)


def lock_user(session: Session, user_id: str) -> None:
    """Hold other writers of this user's goals off until the transaction ends: rules over all goals stay exact."""
    session.connection().execute(select(_user.c.id).where(_user.c.id == user_id).with_for_update(key_share=True))


def insert_user_if_new(session: Session, values: Mapping[str, object]) -> None:
    """Insert a user unless one of that name is there, from whichever process."""
    insert_or_leave = upsert(session, _user).on_conflict_do_nothing(index_elements=["name"])
    session.connection().execute(insert_or_leave, dict(values))


def change_user(session: Session, user_id: str, values: Mapping[str, object]) -> None:
    """Write changed columns of a user."""
    session.connection().execute(update(_user).where(_user.c.id == user_id), dict(values))


def insert_token(session: Session, user_id: str, *, digest: str, at: datetime) -> None:
    """Insert a token by its digest."""
    session.connection().execute(insert(_token), {"user_id": user_id, "digest": digest, "created_at": at})


def revoke_tokens(session: Session, user_id: str, *, at: datetime) -> int:
    """Mark a user's tokens as revoked; return how many were not so before."""
    valid = update(_token).where(_token.c.user_id == user_id, _token.c.revoked_at.is_(None))
    return len(session.connection().execute(valid.values(revoked_at=at).returning(_token.c.digest)).all())


def find_actor_by_name(session: Session, name: str) -> Actor | None:
    """Return the user of a name, if there is one."""
    row = session.connection().execute(_BY_NAME, {"name": name}).first()
    return None if row is None else actor_of_row(row)


def actor_of_row(row: Fetched) -> Actor:
    """Return the user in a row."""
    calendar = Calendar(row.timezone, row.day_starts_at, WeekStart(row.week_start))
    return Actor(row.id, row.name, calendar, row.locale)
