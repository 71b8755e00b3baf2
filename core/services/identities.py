"""Who writes on a chat platform: the user of an account, made on first contact, and whether they can be reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import chat_accounts as rows
from core.db.queries.chat_accounts import Account
from core.db.records import Actor
from core.domain.calendar import is_zone
from core.services.outbox import Place
from core.services.users import actor_welcomed

USE_IS_TOLD_APART_BY = timedelta(hours=1)
"""`used_at` is this exact; to the second it would be one more write for each message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody as a platform describes them; `tenant` is the bot or workspace.

    `user_name` is what a user made for them is called, the same for whatever is the same person by the platform's own
    word (`telegram:12345`, `slack:T02:U07`). What the platform does not tell stays empty.
    """

    platform: str
    tenant: str
    account: str
    user_name: str
    private_address: str | None = None
    display_name: str | None = None
    locale: str | None = None
    timezone: str | None = None


def actor_of_account(session: Session, identity: Identity, *, now: datetime) -> Actor:
    """Return the user of an account, made on first contact. Whoever writes can be reached again."""
    return actor_met(session, identity, now=now)[0]


def actor_met(session: Session, identity: Identity, *, now: datetime) -> tuple[Actor, bool]:
    """Return the user of an account as `actor_of_account` does, and whether this is the first contact."""
    known = _found(session, identity)
    is_new = known is None
    if known is None:
        zone = identity.timezone if identity.timezone and is_zone(identity.timezone) else None
        actor = actor_welcomed(session, identity.user_name, now=now, timezone=zone)
        rows.insert_account_if_new(session, _new_row(identity, actor, now=now))
        known = _found(session, identity)
        assert known is not None  # noqa: S101 - inserted in this transaction, or by one that has committed
    _keep_up(session, known, identity, now=now)
    return known.actor, is_new


def known_actor(session: Session, identity: Identity) -> Actor | None:
    """Return the user of an account that has written before, None for anybody else; nothing is written."""
    known = _found(session, identity)
    return None if known is None else known.actor


def is_known(session: Session, identity: Identity) -> bool:
    """Say whether somebody has written from an account before."""
    return _found(session, identity) is not None


def private_places_of(session: Session, user_id: str) -> list[Place]:
    """Return where a user alone reads what is said and can be reached, the account used last first."""
    return [
        Place(platform=row.platform, tenant=row.tenant, address=row.private_address)
        for row in rows.accounts_of(session, user_id)
        if row.private_address is not None and row.gone_at is None
    ]


def reached_again(session: Session, place: Place) -> None:
    """Note that a private chat can be written to again, as its owner let the bot in anew."""
    rows.mark_reachable(session, place.platform, place.tenant, address=place.address)


def _found(session: Session, identity: Identity) -> Account | None:
    return rows.find_account(session, identity.platform, identity.tenant, account=identity.account)


def _new_row(identity: Identity, actor: Actor, *, now: datetime) -> dict[str, object]:
    return {
        "platform": identity.platform,
        "tenant": identity.tenant,
        "account": identity.account,
        "user_id": actor.user_id,
        "created_at": now,
        "used_at": now,
        "gone_at": None,
        **_described(identity),
    }


def _described(identity: Identity) -> dict[str, object]:
    return {
        "private_address": identity.private_address,
        "display_name": identity.display_name and identity.display_name[:200],
        "locale": identity.locale,
    }


def _keep_up(session: Session, known: Account, identity: Identity, *, now: datetime) -> None:
    """Write what the platform describes otherwise than before; what it does not tell this time stays."""
    news = {name: value for name, value in _described(identity).items() if value not in (None, getattr(known, name))}
    if known.gone_at is not None:
        news["gone_at"] = None
    if news or now - known.used_at > USE_IS_TOLD_APART_BY:
        values = {**news, "used_at": now}
        rows.change_account(session, identity.platform, identity.tenant, account=identity.account, values=values)
