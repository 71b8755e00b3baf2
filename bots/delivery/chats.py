"""What becomes of the chats themselves: out of reach, within it again, moved elsewhere, new to us, one person fewer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from sqlmodel import Session

from bots.conversation.replies import Reply, Text
from bots.conversation.wording import channels
from bots.conversation.wording.language import DEFAULT, speaking
from bots.delivery.codec import reply_document
from core.db.database import Database
from core.db.records import Origin
from core.services.identities import reached_again
from core.services.inbox import is_first_delivery
from core.services.outbox import Outgoing, Place, Priority, end_delivery, move_chat, queue
from core.services.teams import leave_group, retitle_team, team_at


class Fate(StrEnum):
    """What became of a chat."""

    LOST = "lost"
    OPEN = "open"
    JOINED = "joined"
    MOVED = "moved"
    RENAMED = "renamed"
    PARTED = "parted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatChange:
    """A change of a chat as a platform delivered it; `id` is the platform's own, the same at every delivery.

    `lost`: nothing reaches it any more. `open`: a private chat is reached again. `joined`: a group has us from now on,
    and is greeted in `locale`. `moved`: its address is `moved_to` from now on. `renamed`: it is called `title`.
    `parted`: it goes on without `account`.
    """

    id: str
    place: Place
    fate: Fate
    locale: str | None = None
    moved_to: str | None = None
    title: str | None = None
    account: str | None = None


async def changed(database: Database, change: ChatChange, *, now: datetime) -> None:
    """Carry a change of a chat out, once, however often it is delivered.

    Raises: what the database raises while it cannot be had: the platform delivers again.
    """
    await database.write(lambda session: _carried_out(session, change, now=now))


def _carried_out(session: Session, change: ChatChange, *, now: datetime) -> None:
    place = change.place
    if not is_first_delivery(session, place.platform, place.tenant, event_id=change.id, now=now):
        return
    match change.fate:
        case Fate.LOST:
            end_delivery(session, place, now=now, error="left")
        case Fate.OPEN:
            reached_again(session, place)
        case Fate.JOINED:
            queue(session, _greeting(place, change.locale or DEFAULT), now=now)
        case Fate.MOVED:
            move_chat(session, place, address=change.moved_to or place.address, now=now)
        case Fate.RENAMED:
            _retitle(session, place, title=change.title or "")
        case Fate.PARTED:
            leave_group(session, Origin(place.platform, place.tenant, place.address), change.account or "", now=now)
        case _:
            assert_never(change.fate)


def _retitle(session: Session, place: Place, *, title: str) -> None:
    """Let a team be called as its group is."""
    team = team_at(session, Origin(place.platform, place.tenant, place.address))
    if team is not None:
        retitle_team(session, team, title=title)


def _greeting(place: Place, locale: str) -> Outgoing:
    """Return the one line that a group is greeted with; who is let in twice has said it already."""
    with speaking(locale):
        payload = reply_document(Reply((Text(channels.hello_group()),)))
    return Outgoing(
        place=place,
        payload=payload,
        locale=locale,
        priority=Priority.REPLY,
        dedupe_key=f"greeting:{place.platform}:{place.tenant}:{place.address}",
    )
