"""What is to be said on chat platforms: queued with the change it tells of, claimed, sent and marked after it.

Facts alone are kept here; their words, and the platforms, are the channels'.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from sqlmodel import Session

from core.db.queries import chat_accounts
from core.db.queries import outbox as rows
from core.db.queries.notices import private_addresses
from core.db.queries.outbox import ClaimedRow
from core.db.queries.teams import move_team
from core.db.tables import OutboxRow
from core.domain.json import JsonObject
from core.ids import is_id, new_id

LONGEST_ERROR = 100
AWAY = "away: "
"""How the error begins of what failed through nothing of its own: the platform did not answer, or was broken."""


class Action(StrEnum):
    """What is done on the platform.

    A new message, another content of an old one, a sign that a tap was seen, or what stands behind the links in
    somebody's own message, shown there.
    """

    POST = "post"
    EDIT = "edit"
    ACKNOWLEDGE = "acknowledge"
    UNFURL = "unfurl"


class Priority(IntEnum):
    """What goes first, over all chats and within one; the first of them, previews too, waits for nothing in a chat."""

    ACKNOWLEDGEMENT = rows.ALONE
    REPLY = 1
    REMINDER = 2
    DIGEST = 3


class State(StrEnum):
    """What became of something to be sent; all but the first are final, and a dead one may be revived by hand."""

    QUEUED = "queued"
    SENT = "sent"
    DEAD = "dead"
    GONE = "gone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where on a platform something is said. `tenant` is the bot or workspace, `address` the chat.

    `only_for` is the account that alone may see it, where the platform can do that in a group.
    """

    platform: str
    tenant: str
    address: str
    thread: str | None = None
    is_group: bool = False
    only_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Something to be said. `payload` are its facts, `locale` the language it will be said in.

    `message_id` is the message to point to (a post may do without) or to edit, `about` the person's own that this
    answers. `handle` is what the platform gave for answering by: a callback query, an address for responses.
    `dedupe_key` lets it be queued once, ever.
    """

    place: Place
    payload: JsonObject
    locale: str
    priority: Priority
    action: Action = Action.POST
    user_id: str | None = None
    message_id: str | None = None
    about: str | None = None
    handle: str | None = None
    dedupe_key: str | None = None
    due_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """Who claims, and how long nobody else will get the same."""

    holder: str
    length: timedelta


def queue(session: Session, outgoing: Outgoing, *, now: datetime) -> str | None:
    """Queue something and return its id; None when there has been something with its dedupe key."""
    values = _columns(outgoing, now=now)
    return str(values["id"]) if rows.insert_outgoing(session, values) else None


def queue_all(session: Session, outgoing: Iterable[Outgoing], *, now: datetime) -> None:
    """Queue many things in one statement, but for those of which there has been one with their dedupe key."""
    rows.insert_all_outgoing(session, [_columns(each, now=now) for each in outgoing])


def queued_before(session: Session, keys: Collection[str]) -> set[str]:
    """Return those of some dedupe keys under which there has been something."""
    return rows.known_keys(session, keys)


def drop_keyed(session: Session, user_id: str, *, like: str, after: datetime) -> None:
    """Delete what waits for a user under dedupe keys that begin alike and is due after an instant: it is said anew."""
    rows.drop_keyed(session, user_id, like=like, after=after)


def answer_to(session: Session, user_id: str, place: Place, *, message_id: str) -> str | None:
    """Return the message in which a message of a user was answered, None while it has not been sent."""
    return rows.sent_about(
        session, user_id, platform=place.platform, tenant=place.tenant, address=place.address, about=message_id
    )


def shown_in(session: Session, place: Place, *, message_id: str) -> JsonObject | None:
    """Return the facts that a message of ours shows, or is about to; None for one of long ago."""
    return rows.shown_in(session, message_id, platform=place.platform, tenant=place.tenant, address=place.address)


def keep_said(session: Session, row: ClaimedRow, payload: JsonObject) -> None:
    """Keep with something that is about to be said what its facts came to."""
    rows.change_row(session, row.id, values={"payload": payload})


def claim(
    session: Session, platform: str, tenant: str | None, *, lease: Lease, now: datetime, most: int
) -> list[ClaimedRow]:
    """Lease what is due on a platform, the most urgent first, and each chat's in its order."""
    return rows.claim(session, platform, tenant, by=lease.holder, now=now, until=now + lease.length, most=most)


def is_any_due(session: Session, platform: str, tenant: str | None, *, now: datetime) -> bool:
    """Say whether it is worth claiming."""
    return rows.is_any_due(session, platform, tenant, now=now)


def waiting(session: Session, platform: str) -> tuple[int, datetime | None]:
    """Return how many things wait to be said on a platform, and since when the longest is due, or will be."""
    return rows.waiting(session, platform)


def mark_sent(session: Session, row: ClaimedRow, holder: str, *, now: datetime, message_id: str | None) -> bool:
    """Note that the platform has taken something; say False when the lease had ended, so that it may go out again.

    What could not be edited was said in a new message: that is the one it stands in now.
    """
    if row.action == Action.EDIT and message_id is None:
        message_id = row.message_id
    return _done(session, row, holder, state=State.SENT, now=now, sent_message_id=message_id, last_error=None)


def rewrite(session: Session, row: ClaimedRow, *, payload: JsonObject) -> None:
    """Keep something else in place of what a row held."""
    rows.change_row(session, row.id, values={"payload": payload})


def mark_dead(session: Session, row: ClaimedRow, holder: str, *, now: datetime, error: str) -> bool:
    """Give something up."""
    return _done(session, row, holder, state=State.DEAD, now=now, last_error=error[:LONGEST_ERROR])


def mark_dropped(session: Session, row: ClaimedRow, holder: str, *, now: datetime, why: str) -> bool:
    """Leave something unsent that nobody needs any more."""
    return _done(session, row, holder, state=State.DROPPED, now=now, last_error=why[:LONGEST_ERROR])


def put_back(
    session: Session,
    row: ClaimedRow,
    holder: str,
    *,
    due_at: datetime,
    error: str | None = None,
    is_in_doubt: bool = False,
) -> bool:
    """Let something wait until an instant. Without an error it was not tried, or told to come later: no attempt."""
    values: dict[str, object] = {
        "claimed_by": None,
        "due_at": due_at,
        "may_be_repeated": row.may_be_repeated or is_in_doubt,
        "attempts": row.attempts - 1 if error is None else row.attempts,
        "last_error": error and error[:LONGEST_ERROR],
    }
    return rows.change_claimed(session, row.id, holder, values=values)


def hurry(session: Session, platform: str, tenant: str | None, *, now: datetime) -> None:
    """Let what failed since the platform was away, and waits for its next attempt, be due now: it is there again."""
    rows.hurry_failed(session, platform, tenant, error=AWAY, now=now)


def end_delivery(session: Session, chat: ClaimedRow | Place, *, now: datetime, error: str) -> int:
    """Note that a chat is out of reach: all that waits for it is dropped, and whose private chat it is, is gone.

    Notices go to another private chat of whom they are for, if there is one. Returns how many were dropped.
    """
    chat_accounts.mark_gone(session, chat.platform, chat.tenant, address=chat.address, at=now)
    _move_notices(session, chat, now=now)
    values = {
        "state": State.GONE.value,
        "done_at": now,
        "claimed_by": None,
        "last_error": error[:LONGEST_ERROR],
    }
    return rows.change_waiting(session, chat.platform, chat.tenant, address=chat.address, values=values)


def move_chat(session: Session, chat: ClaimedRow | Place, *, address: str, now: datetime) -> None:
    """Give a chat its new address: what waits for it is due there now."""
    chat_accounts.move_private_address(session, chat.platform, chat.tenant, old=chat.address, new=address)
    move_team(session, chat.platform, chat.tenant, old=chat.address, new=address)
    values = {"address": address, "claimed_by": None, "due_at": now}
    rows.change_waiting(session, chat.platform, chat.tenant, address=chat.address, values=values)


def given_up(session: Session, *, most: int) -> list[OutboxRow]:
    """Return what could not be sent and waits for somebody to look at it, the latest first."""
    return rows.dead_rows(session, most=most)


def retry(session: Session, ids: list[str], *, now: datetime) -> int:
    """Send once more what was given up, however late; return how many of the ids were."""
    return rows.revive(session, [each for each in ids if is_id(each)], now=now)


def _done(session: Session, row: ClaimedRow, holder: str, *, state: State, now: datetime, **values: object) -> bool:
    written = {**values, "state": state.value, "done_at": now, "claimed_by": None}
    return rows.change_claimed(session, row.id, holder, values=written)


def _columns(outgoing: Outgoing, *, now: datetime) -> dict[str, object]:
    place = outgoing.place
    return {
        "id": new_id(now),
        "user_id": outgoing.user_id,
        "platform": place.platform,
        "tenant": place.tenant,
        "address": place.address,
        "thread": place.thread,
        "is_group": place.is_group,
        "only_for": place.only_for,
        "action": outgoing.action.value,
        "priority": outgoing.priority.value,
        "payload": outgoing.payload,
        "locale": outgoing.locale,
        "message_id": outgoing.message_id,
        "about": outgoing.about,
        "handle": outgoing.handle,
        "dedupe_key": outgoing.dedupe_key,
        "queued_at": now,
        "due_at": outgoing.due_at or now,
        "expires_at": outgoing.expires_at,
        "attempts": 0,
        "may_be_repeated": False,
        "state": State.QUEUED.value,
    }


def _move_notices(session: Session, chat: ClaimedRow | Place, *, now: datetime) -> None:
    """Let notices that wait in a chat that is gone be said where else their users can be reached."""
    platform, tenant, address = chat.platform, chat.tenant, chat.address
    users = rows.users_with_notices(session, platform, tenant, address=address)
    for user_id, place in private_addresses(session, users).items():
        values = {**place._asdict(), "claimed_by": None, "due_at": now}
        rows.move_notices(session, user_id, platform, tenant=tenant, address=address, values=values)
