"""Changes of chats: what waits for one that is lost is dropped, for one that moved goes along; each counts once."""

from dataclasses import replace

import pytest
from sqlmodel import Session, select

from bots.conversation.replies import Reply, Text
from bots.delivery.chats import ChatChange, Fate, changed
from bots.delivery.codec import reply_document
from core.clock import utc_now
from core.db.database import Database
from core.db.tables import OutboxRow
from core.services.outbox import Outgoing, Place, Priority, queue

GROUP = Place(platform="telegram", tenant="1", address="-5", is_group=True)
WAITING = Outgoing(place=GROUP, payload=reply_document(Reply((Text("Hi."),))), locale="en", priority=Priority.REPLY)


def waiting(session: Session) -> list[tuple[str, str]]:
    rows = session.exec(select(OutboxRow).order_by(OutboxRow.id))
    return [(row.address, row.state) for row in rows]


@pytest.mark.parametrize(
    ("fate", "left"),
    [
        (Fate.LOST, [("-5", "gone")]),
        (Fate.OPEN, [("-5", "queued")]),
        (Fate.JOINED, [("-5", "queued"), ("-5", "queued")]),
        (Fate.MOVED, [("-1005", "queued")]),
    ],
)
async def test_what_waits_for_a_chat_goes_the_way_of_the_chat(
    database: Database, fate: Fate, left: list[tuple[str, str]]
) -> None:
    database.write_now(lambda session: queue(session, WAITING, now=utc_now()))
    change = ChatChange(id="7", place=GROUP, fate=fate, locale="de", moved_to="-1005")
    for _ in range(2):
        await changed(database, change, now=utc_now())
    assert database.read_now(waiting) == left


async def test_a_change_that_is_delivered_again_has_no_second_effect(database: Database) -> None:
    lost = ChatChange(id="7", place=GROUP, fate=Fate.LOST)
    await changed(database, lost, now=utc_now())
    database.write_now(lambda session: queue(session, WAITING, now=utc_now()))
    await changed(database, lost, now=utc_now())
    assert database.read_now(waiting) == [("-5", "queued")]
    await changed(database, replace(lost, id="8"), now=utc_now())
    assert database.read_now(waiting) == [("-5", "gone")]
