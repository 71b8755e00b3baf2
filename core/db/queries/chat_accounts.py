"""Accounts on chat platforms."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from core.db.prepared import Prepared
from core.db.queries.upsert import upsert
from core.db.queries.users import ACTOR_COLUMNS, actor_of_row
from core.db.records import Actor
from core.db.tables import ChatAccountRow, UserRow
from core.db.tables.access import table_of

_account, _user = table_of(ChatAccountRow), table_of(UserRow)
_KEY = ("platform", "tenant", "account")


class Account(NamedTuple):
    """What is known of an account, and whose it is."""

    private_address: str | None
    display_name: str | None
    locale: str | None
    used_at: datetime
    gone_at: datetime | None
    actor: Actor


_DESCRIBED = [_account.c[name].label(f"account_{name}") for name in Account._fields if name in _account.c]
_FIND = Prepared(
    select_columns(*_DESCRIBED, *ACTOR_COLUMNS)
    .join_from(_account, _user, _user.c.id == _account.c.user_id)
    .where(*(_account.c[name] == bindparam(name) for name in _KEY))
)


def find_account(session: Session, platform: str, tenant: str, *, account: str) -> Account | None:
    """Return an account as it is stored now."""
    row = _FIND.first(session, {"platform": platform, "tenant": tenant, "account": account})
    return None if row is None else Account._make((*row[: len(_DESCRIBED)], actor_of_row(row)))


def insert_account_if_new(session: Session, values: Mapping[str, object]) -> None:
    """Insert an account unless it is there, from whichever process."""
    session.connection().execute(upsert(session, _account).on_conflict_do_nothing(), dict(values))


def change_account(session: Session, platform: str, tenant: str, *, account: str, values: Mapping[str, object]) -> None:
    """Write changed columns of an account, if there is one."""
    named = (_account.c.platform == platform, _account.c.tenant == tenant, _account.c.account == account)
    session.connection().execute(update(_account).where(*named), dict(values))


def mark_gone(session: Session, platform: str, tenant: str, *, address: str, at: datetime) -> None:
    """Say of the accounts with a private address that nothing reaches them any more."""
    session.connection().execute(
        update(_account).where(*_of_address(platform, tenant, address), _account.c.gone_at.is_(None)), {"gone_at": at}
    )


def mark_reachable(session: Session, platform: str, tenant: str, *, address: str) -> None:
    """Say of the accounts with a private address that they are reached there."""
    session.connection().execute(update(_account).where(*_of_address(platform, tenant, address)), {"gone_at": None})


def move_private_address(session: Session, platform: str, tenant: str, *, old: str, new: str) -> None:
    """Give the accounts with a private address another one."""
    session.connection().execute(update(_account).where(*_of_address(platform, tenant, old)), {"private_address": new})


def accounts_of(session: Session, user_id: str) -> list[ChatAccountRow]:
    """Return a user's accounts, the one used last first."""
    wanted = select(ChatAccountRow).where(col(ChatAccountRow.user_id) == user_id)
    return list(session.exec(wanted.order_by(col(ChatAccountRow.used_at).desc())))


def _of_address(platform: str, tenant: str, address: str) -> tuple[ColumnElement[bool], ...]:
    return (_account.c.platform == platform, _account.c.tenant == tenant, _account.c.private_address == address)
