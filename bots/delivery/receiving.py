"""The one door for channels: what a platform delivered goes in, and its effect and the rows of its answer are kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bots.conversation.buttons import goal_asked_about
from bots.conversation.confirming import entries_in
from bots.conversation.engine import handle
from bots.conversation.incoming import Form, Group, Incoming, Medium, Sender
from bots.conversation.replies import Farewell, Problem, Reply, Text
from bots.conversation.wording import fixed, onboarding
from bots.conversation.wording.language import speaking
from bots.delivery.codec import reply_document
from bots.delivery.editing import among_the_rest, shown_reply
from bots.delivery.outages import OUTAGES
from bots.delivery.signs import Sign, about_sign, choice_of_sign
from core.db.database import Database
from core.db.records import Actor
from core.services.identities import Identity, actor_met, actor_of_account, known_actor
from core.services.inbox import is_first_delivery
from core.services.outbox import Action, Outgoing, Place, Priority, answer_to, queue

ACKNOWLEDGED_WITHIN = timedelta(seconds=30)
"""A tap's sign of being seen is of no use later; Telegram takes it no longer than that."""
LONGEST_CONVERSATION = 200
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A message or a tap as a platform delivered it; `id` is the platform's own, the same at every delivery.

    `message_id` is the message that was written, edited or deleted, or the one whose button was tapped. The answer to a
    tap takes the place of what was tapped, that to an edit the place of the answer before. `is_answered_to`: a new
    answer points to the message, as it should where others talk. `callback` is what the platform wants acknowledged;
    `handle` is its own means of answering. `answered_at` is the private chat to which a group's questions go, on a
    platform that cannot whisper in a group: the conversation goes on there. `answering` is the message of ours that the
    message is an answer to; `pictures`, `album` and `medium` are as in `Incoming`. Of a group, `group_title` is its
    name and `is_admin` whether who wrote runs it, None where the platform does not say. `revises` is the id under which
    an edited or deleted message is delivered itself: should that come later, it has no effect any more. `sign` is what
    was put on the message of ours `message_id`, or taken from it.
    """

    id: str
    identity: Identity
    place: Place
    sent_at: datetime
    text: str = ""
    choice: str | None = None
    form: Form = Form.NEW
    message_id: str | None = None
    is_answered_to: bool = False
    callback: str | None = None
    handle: str | None = None
    answered_at: str | None = None
    answering: str | None = None
    pictures: tuple[str, ...] = ()
    album: str | None = None
    medium: Medium | None = None
    group_title: str | None = None
    is_admin: bool | None = None
    revises: str | None = None
    sign: Sign | None = None

    @property
    def conversation(self) -> str:
        """The name of the chat, and of the thread in it, as the conversation knows it."""
        place = self.place
        if self.answered_at is not None:
            place = replace(place, address=self.answered_at, thread=None)
        name = (
            f"{place.tenant}/{place.address}"
            if place.thread is None
            else f"{place.tenant}/{place.address}/{place.thread}"
        )
        return name[:LONGEST_CONVERSATION]

    @property
    def group(self) -> Group | None:
        """The group in which it was said, or tapped."""
        if not self.place.is_group:
            return None
        return Group(
            tenant=self.place.tenant, address=self.place.address, title=self.group_title, is_admin=self.is_admin
        )

    @property
    def message_name(self) -> str | None:
        """The message's id in the conversation: in one that spans chats, the chat's name belongs to it."""
        if self.message_id is None or self.answered_at is None:
            return self.message_id
        return f"{self.place.address}/{self.message_id}"


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
    if event.sign is not None and event.choice is None:
        tapped = _tapped_by(session, event, event.sign)
        return () if tapped is None else _done(session, tapped, now=now)
    return _done(session, event, now=now)


def _tapped_by(session: Session, event: Event, sign: Sign) -> Event | None:
    """Return the tap that a sign stands for, None where it stands for none."""
    actor = known_actor(session, event.identity)
    if actor is None or event.message_id is None:
        return None
    choice = choice_of_sign(session, sign, user_id=actor.user_id, place=event.place, message_id=event.message_id)
    return None if choice is None else replace(event, choice=choice)


def _done(session: Session, event: Event, *, now: datetime) -> tuple[str, ...]:
    if event.revises is not None:
        _is_first(session, replace(event, id=event.revises), now=now)
    actor, is_new = actor_met(session, event.identity, now=now)
    reply = handle(session, actor, _incoming(session, event), now=now)
    queued = _queued(session, event, actor, reply=reply, now=now)
    return (*queued, *_zone_told(session, event, actor, reply=reply, now=now)) if is_new else queued


def _incoming(session: Session, event: Event) -> Incoming:
    answered = None if event.answering is None else shown_reply(session, event.place, message_id=event.answering)
    return Incoming(
        channel=event.place.platform,
        conversation=event.conversation,
        text=event.text,
        sent_at=event.sent_at,
        choice=event.choice,
        message_id=event.message_name,
        form=event.form,
        pictures=event.pictures,
        album=event.album,
        answers=() if answered is None else entries_in(answered),
        about=None if answered is None else goal_asked_about(answered),
        medium=event.medium,
        group=event.group,
        sender=Sender(tenant=event.identity.tenant, account=event.identity.account, user_name=event.identity.user_name),
    )


def _zone_told(session: Session, event: Event, actor: Actor, *, reply: Reply, now: datetime) -> tuple[str, ...]:
    """Say to somebody new that their zone was taken from the platform, unless the answer has said so."""
    zone = actor.calendar.timezone
    if zone != event.identity.timezone or any(zone in part.text for part in reply.parts if isinstance(part, Text)):
        return ()
    with speaking(actor.locale):
        told = Reply((Text(onboarding.zone_taken(zone, event.place.platform)),))
    handle = event.handle if event.choice is None else None
    aside = replace(event, choice=None, form=Form.NEW, message_id=None, callback=None, handle=handle)
    return _queued(session, aside, actor, reply=told, now=now)


def _apologised(session: Session, event: Event, *, now: datetime) -> tuple[str, ...]:
    """Apologise in a message of its own: what was tapped keeps its buttons, to be tapped again."""
    if not _is_first(session, event, now=now):
        return ()
    actor = actor_of_account(session, event.identity, now=now)
    anew = replace(event, choice=None, form=Form.NEW)
    with speaking(actor.locale):
        reply = Reply((Problem(fixed.failed()),))
    return _queued(session, anew, actor, reply=reply, now=now)


def _is_first(session: Session, event: Event, *, now: datetime) -> bool:
    return is_first_delivery(session, event.place.platform, event.place.tenant, event_id=event.id, now=now)


def _queued(session: Session, event: Event, actor: Actor, *, reply: Reply, now: datetime) -> tuple[str, ...]:
    """Queue what a tap is owed at once, and the answer: in place of the message that was tapped, else as a new one."""
    is_gone = any(isinstance(part, Farewell) for part in reply.parts)
    rows = [_acknowledgement(event, actor, event.callback, now=now)] if event.callback is not None else []
    rows += [_answer(session, event, actor, reply=reply)] if reply.parts else []
    rows = [replace(row, user_id=None) for row in rows] if is_gone else rows
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


def _answer(session: Session, event: Event, actor: Actor, *, reply: Reply) -> Outgoing:
    edited = _said_before(session, event, actor)
    if event.choice is not None and edited is not None:
        reply = among_the_rest(session, event.place, reply, choice=event.choice, message_id=edited)
    pointed_to = event.message_id if event.is_answered_to else None
    return Outgoing(
        place=event.place,
        payload=reply_document(reply),
        locale=actor.locale,
        priority=Priority.REPLY,
        action=Action.POST if edited is None else Action.EDIT,
        user_id=actor.user_id,
        message_id=pointed_to if edited is None else edited,
        about=_about(event),
        handle=event.handle,
    )


def _about(event: Event) -> str | None:
    """Return what of the person's own is answered: a message, or a sign; a tap is none."""
    if event.sign is not None and event.message_id is not None:
        return about_sign(event.message_id)
    return event.message_id if event.choice is None else None


def _said_before(session: Session, event: Event, actor: Actor) -> str | None:
    """Return our message whose place the answer takes: the one that was tapped, or the answer to what was edited."""
    if event.choice is not None or event.message_id is None:
        return event.message_id
    if event.form is Form.NEW:
        return None
    return answer_to(session, actor.user_id, event.place, message_id=event.message_id)
