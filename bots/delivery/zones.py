"""A platform says that somebody lives by another clock than ours of them: they are told, once for each zone."""

from datetime import datetime

from sqlmodel import Session

from bots.conversation.replies import Reply, Text
from bots.conversation.wording import onboarding
from bots.conversation.wording.language import speaking
from bots.delivery.codec import reply_document
from core.db.database import Database
from core.domain.calendar import is_zone
from core.services.identities import Identity, actor_of_account, is_known
from core.services.outbox import Outgoing, Place, Priority, queue


async def zone_moved(database: Database, identity: Identity, *, now: datetime) -> None:
    """Tell somebody that their platform's zone is not the one that we go by; whoever never spoke to us is not told.

    Raises: what the database raises while it cannot be had.
    """
    is_ours = identity.timezone is not None and is_zone(identity.timezone)
    if is_ours and await database.read(lambda session: is_known(session, identity)):
        await database.write(lambda session: _told(session, identity, now=now))


def _told(session: Session, identity: Identity, *, now: datetime) -> None:
    actor = actor_of_account(session, identity, now=now)
    theirs, ours, address = identity.timezone, actor.calendar.timezone, identity.private_address
    if theirs is None or theirs == ours or address is None:
        return
    with speaking(actor.locale):
        payload = reply_document(Reply((Text(onboarding.zone_moved(theirs, kept=ours)),)))
    told = Outgoing(
        place=Place(platform=identity.platform, tenant=identity.tenant, address=address),
        payload=payload,
        locale=actor.locale,
        priority=Priority.REPLY,
        user_id=actor.user_id,
        dedupe_key=f"zone:{identity.platform}:{identity.tenant}:{identity.account}:{theirs}",
    )
    queue(session, told, now=now)
