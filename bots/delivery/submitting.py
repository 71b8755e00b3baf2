"""The door for forms: carried out once and whole, with its answer queued, or refused with what is wrong where."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bots.conversation.fields import Filled
from bots.conversation.forms.filling import filled_in
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Reply
from bots.delivery.codec import reply_document
from core.db.database import Database
from core.services.identities import Identity, actor_of_account
from core.services.inbox import is_first_delivery
from core.services.outbox import Outgoing, Place, Priority, queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A form as a platform delivered it; `id` is the platform's own. Its answer goes to `place`; to None, nowhere."""

    id: str
    identity: Identity
    filled: Filled
    sent_at: datetime
    place: Place | None = None


async def submit(database: Database, submission: Submission, *, now: datetime) -> Reply:
    """Carry a form out, queue its answer and return it; nothing for a repetition.

    Raises: `FormRefusedError` for one that is refused: it has changed nothing and may be sent again; and what the
    database raises while it cannot be had.
    """
    return await database.write(lambda session: _carried_out(session, submission, now=now))


def _carried_out(session: Session, submission: Submission, *, now: datetime) -> Reply:
    identity = submission.identity
    if not is_first_delivery(session, identity.platform, identity.tenant, event_id=submission.id, now=now):
        return Reply(())
    actor = actor_of_account(session, identity, now=now)
    conversation = f"{identity.tenant}/form/{identity.account}"
    incoming = Incoming(channel=identity.platform, conversation=conversation, text="", sent_at=submission.sent_at)
    reply = filled_in(session, actor, submission.filled, incoming=incoming, now=now)
    if submission.place is not None:
        answer = Outgoing(
            place=submission.place,
            payload=reply_document(reply),
            locale=actor.locale,
            priority=Priority.REPLY,
            user_id=actor.user_id,
        )
        queue(session, answer, now=now)
    return reply
