"""The one door for channels: what a platform delivered goes in, and its effect and the rows of its answer are kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.incoming import Form, Incoming
from bots.conversation.replies import Problem, Reply
from bots.conversation.wording import sentences
from bots.delivery.codec import reply_document
from bots.delivery.outages import OUTAGES
from core.db.database import Database
from core.db.records import Actor
from core.services.identities import Identity, actor_of_account
from core.services.inbox import is_first_delivery
from core.services.outbox import Action, Outgoing, Place, Priority, queue

ACKNOWLEDGED_WITHIN = timedelta(seconds=30)
"""A tap's sign of being seen is of no use later; Telegram takes it no longer than that."""
LONGEST_CONVERSATION = 200
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A message or a tap as a platform delivered it; `id` is the platform's own, the same at every delivery.

    `message_id` is the message that was written, or the one whose button was tapped: a tap's answer takes its place.
    `is_answered_to`: the answer points to the message, as it should where others talk. `callback` is what the platform
    wants acknowledged; `handle` is its own means of answering.
    """

    id: str
    identity: Identity
    place: Place
    sent_at: datetime
    text: str = ""
    choice: str | None = None
    message_id: str | None = None
    form: Form = Form.NEW
    is_answered_to: bool = False
    callback: str | None = None
    handle: str | None = None

    @property
    def conversation(self) -> str:
        """The name of the chat, and of the thread in it, as the conversation knows it."""
        place = self.place
        name = (
            f"{place.tenant}/{place.address}"
            if place.thread is None
            else f"{place.tenant}/{place.address}/{place.thread}"
        )
        return name[:LONGEST_CONVERSATION]


async def receive(database: Database, event: Event, *, now: datetime) -> tuple[str, ...]:
    """Carry an event out, once, and queue its answer; return the ids of what was queued, nothing for a repetition.

    When this returns, all of it is on disk, and the platform may be told so. What fails for a defect of ours changes
    nothing and is answered by an apology, since the platform would deliver it again and again.

    Raises: what the database raises while it cannot be had: the platform delivers again.
    """
    try:
        return await database.write(lambda session: _carried_out(session, event, now=now))
    except OUTAGES:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the person gets an answer and the log a trace
        _log.exception("event failed", platform=event.place.platform, tenant=event.place.tenant, event_id=event.id)
        return await database.write(lambda session: _apologised(session, event, now=now))


def _carried_out(session: Session, event: Event, *, now: datetime) -> tuple[str, ...]:
    if not _is_first(session, event, now=now):
        return ()
    actor = actor_of_account(session, event.identity, now=now)
    incoming = Incoming(
        channel=event.place.platform,
        conversation=event.conversation,
        text=event.text,
        sent_at=event.sent_at,
        choice=event.choice,
        message_id=event.message_id,
        form=event.form,
    )
    return _queued(session, event, actor, reply=handle(session, actor, incoming, now=now), now=now)


def _apologised(session: Session, event: Event, *, now: datetime) -> tuple[str, ...]:
    if not _is_first(session, event, now=now):
        return ()
    actor = actor_of_account(session, event.identity, now=now)
    return _queued(session, event, actor, reply=Reply((Problem(sentences.FAILED),)), now=now)


def _is_first(session: Session, event: Event, *, now: datetime) -> bool:
    return is_first_delivery(session, event.place.platform, event.place.tenant, event_id=event.id, now=now)


def _queued(session: Session, event: Event, actor: Actor, *, reply: Reply, now: datetime) -> tuple[str, ...]:
    """Queue what a tap is owed at once, and the answer: in place of the message that was tapped, else as a new one."""
    rows = [_acknowledgement(event, actor, event.callback, now=now)] if event.callback is not None else []
    rows += [_answer(event, actor, reply)] if reply.parts else []
    return tuple(row_id for row in rows if (row_id := queue(session, row, now=now)) is not None)


def _acknowledgement(event: Event, actor: Actor, callback: str, *, now: datetime) -> Outgoing:
    return Outgoing(
        place=event.place,
        payload=reply_document(Reply(())),
        locale=actor.locale,
        priority=Priority.ACKNOWLEDGEMENT,
        action=Action.ACKNOWLEDGE,
        user_id=actor.user_id,
        handle=callback,
        expires_at=now + ACKNOWLEDGED_WITHIN,
    )


def _answer(event: Event, actor: Actor, reply: Reply) -> Outgoing:
    is_edit = event.choice is not None and event.message_id is not None
    return Outgoing(
        place=event.place,
        payload=reply_document(reply),
        locale=actor.locale,
        priority=Priority.REPLY,
        action=Action.EDIT if is_edit else Action.POST,
        user_id=actor.user_id,
        message_id=event.message_id if is_edit or event.is_answered_to else None,
        handle=event.handle,
    )
