"""The door for links: what people post that leads to shared goals is taken once, and shown in their messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session

from bots.conversation.looking import look_at
from bots.conversation.replies import Preview, Reply
from bots.conversation.wording.language import DEFAULT
from bots.delivery.codec import TAG
from core.db.database import Database
from core.db.queries.outbox import ClaimedRow
from core.services.inbox import is_first_delivery
from core.services.outbox import Action, Outgoing, Place, Priority, queue
from core.services.sharing import shared_goal

LINKS = "links"
"""What stands in the payload of a row that is to become previews."""
SHOWN_WITHIN = timedelta(minutes=30)
"""Whoever reads a message later than that has read it without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Links in somebody's message, each with the code that stands in it; `id` is the platform's own, as for any event.

    The message is told by `message_id`, or by `handle` where the platform has a name for what is to be shown.
    """

    id: str
    place: Place
    links: Mapping[str, str]
    message_id: str | None = None
    handle: str | None = None
    locale: str = DEFAULT


async def take_links(database: Database, posted: Posted, *, now: datetime) -> None:
    """Queue previews of the links that lead to a goal, once, however often the platform tells of them.

    Raises: what the database raises while it cannot be had: the platform delivers again.
    """
    await database.write(lambda session: _taken(session, posted, now=now))


def previews(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose what links show; one whose goal is not shared any more shows nothing."""
    links = cast("dict[str, str]", row.payload[LINKS])
    found = [preview for link, code in links.items() if (preview := _preview(session, link, code, now=now)) is not None]
    return Reply(tuple(found)) if found else None


def _taken(session: Session, posted: Posted, *, now: datetime) -> None:
    place = posted.place
    if not is_first_delivery(session, place.platform, place.tenant, event_id=posted.id, now=now):
        return
    known = {link: code for link, code in posted.links.items() if shared_goal(session, code, now=now) is not None}
    if known:
        queue(session, _outgoing(posted, known, now=now), now=now)


def _outgoing(posted: Posted, links: Mapping[str, str], *, now: datetime) -> Outgoing:
    return Outgoing(
        place=posted.place,
        payload={TAG: LINKS, LINKS: dict(links)},
        locale=posted.locale,
        priority=Priority.ACKNOWLEDGEMENT,
        action=Action.UNFURL,
        message_id=posted.message_id,
        handle=posted.handle,
        expires_at=now + SHOWN_WITHIN,
    )


def _preview(session: Session, link: str, code: str, *, now: datetime) -> Preview | None:
    shared = shared_goal(session, code, now=now)
    if shared is None:
        return None
    look = look_at(session, shared, now=now)
    return Preview(look.card.standing, link=link, code=code, chart=look.chart)
