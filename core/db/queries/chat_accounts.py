"""Accounts on chat platforms."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, select

from core.db.queries.upsert import upsert
from core.db.tables import ChatAccountRow
from core.db.tables.access import table_of

_account = table_of(ChatAccountRow)


def find_account(session: Session, platform: str, tenant: str, *, account: str) -> ChatAccountRow | None:
    """Return an account as it is stored now."""
    return session.get(ChatAccountRow, (platform, tenant, account), populate_existing=True)


def insert_account_if_new(session: Session, values: Mapping[str, object]) -> None:
    """Insert an account unless it is there, from whichever process."""
    session.connection().execute(upsert(session, _account).on_conflict_do_nothing(), dict(values))


def change_account(session: Session, row: ChatAccountRow, values: Mapping[str, object]) -> None:
    """Write changed columns of an account."""
    session.connection().execute(
        update(_account).where(
            _account.c.platform == row.platform, _account.c.tenant == row.tenant, _account.c.account == row.account
        ),
        dict(values),
    )


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
