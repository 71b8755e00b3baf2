"""Somebody whose zone a platform tells of is told so, once."""

from dataclasses import replace

from bots.conversation.replies import Text
from bots.delivery.codec import reply_of
from bots.delivery.receiving import Event
from core.db.tables import OutboxRow
from tests.integration.delivery.people import Person
from tests.integration.delivery.queued import outbox

ZONE = "Europe/Paris"
TOLD = "I took your time zone Europe/Paris from Pager; `timezone CITY` changes it."


def in_paris(event: Event) -> Event:
    """Return an event by somebody of whom the platform tells where they live."""
    return replace(event, identity=replace(event.identity, timezone=ZONE))


def text_of(row: OutboxRow) -> str | None:
    """Return what a queued answer says, of one that is a sentence."""
    [part] = reply_of(row.payload).parts
    return part.text if isinstance(part, Text) else None


async def test_the_first_answer_is_followed_by_where_the_zone_came_from(ann: Person) -> None:
    queued = await ann.deliver(in_paris(ann.event("meditate 10m")))
    _, told = outbox(ann.database)
    assert len(queued) == 2
    assert (text_of(told), told.about, told.message_id) == (TOLD, None, None)
    await ann.deliver(in_paris(ann.event("meditate 10m")))
    assert len(outbox(ann.database)) == 3


async def test_nothing_is_told_where_the_answer_says_it_or_the_platform_does_not(ann: Person) -> None:
    await ann.deliver(in_paris(ann.event("/start")))
    assert len(outbox(ann.database)) == 1
    other = Person(ann.database, ann.clock, account="bob")
    await other.says("meditate 10m")
    assert len(outbox(ann.database)) == 2
