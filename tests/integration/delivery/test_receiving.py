"""An event has its effect once, and its answer is queued with it."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bots.conversation.incoming import Form
from bots.conversation.replies import Choice, Deed, Option, Problem, Reply, Said, Text
from bots.delivery.codec import reply_document, reply_of
from bots.delivery.messenger import Delivery
from bots.delivery.receiving import Event, receive
from core.db.database import Database
from core.db.tables import GoalRow
from core.services.identities import Identity, actor_of_account
from core.services.outbox import Action, Priority
from tests.integration.conftest import SettableClock
from tests.integration.delivery.conftest import Couriers
from tests.integration.delivery.pager import Pager
from tests.integration.delivery.people import Person, identity_of
from tests.integration.delivery.queued import Post, accounts, counts, kinds, outbox, user_names


async def test_a_message_is_carried_out_and_answered_in_its_chat(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    queued = await ann.says("meditate 10m")
    row = outbox(ann.database)[-1]
    assert queued == (row.id,)
    assert (row.address, row.action, row.priority, row.locale) == ("chat-ann", Action.POST, Priority.REPLY, "en")
    assert kinds(row) == ["Said"]
    assert row.user_id == accounts(ann.database)[0].user_id
    assert counts(ann.database) == (1, 2, 2)


async def test_an_event_that_comes_again_has_no_second_effect_and_no_second_answer(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    event = ann.event("meditate 10m")
    first, *others = [await ann.deliver(event) for _ in range(4)]
    assert len(first) == 1
    assert others == [()] * 3
    assert counts(ann.database) == (1, 2, 2)


async def test_an_event_delivered_to_many_at_once_is_carried_out_by_one(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    event = ann.event("meditate 10m")
    outcomes = await asyncio.gather(*(ann.deliver(event) for _ in range(8)))
    assert sorted(map(len, outcomes)) == [0] * 7 + [1]
    assert counts(ann.database) == (1, 2, 2)


async def test_the_same_id_of_another_bot_is_another_event(ann: Person) -> None:
    event = ann.event("hello")
    other = replace(event, place=replace(event.place, tenant="bot-2"), identity=replace(event.identity, tenant="bot-2"))
    assert len(await ann.deliver(event)) == len(await ann.deliver(other)) == 1
    assert [account.tenant for account in accounts(ann.database)] == ["bot-1", "bot-2"]
    assert user_names(ann.database) == ["pager:ann"]


async def test_a_tap_is_acknowledged_and_its_answer_takes_the_place_of_the_question(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    await ann.says("meditate 10km")
    (question,) = reply_of(outbox(ann.database)[-1].payload).parts
    assert isinstance(question, Choice)
    await ann.taps(question.options[0].choice, on="out-2")
    sign, answer = outbox(ann.database)[-2:]
    assert (sign.action, sign.priority, sign.handle) == (Action.ACKNOWLEDGE, Priority.ACKNOWLEDGEMENT, "callback-3")
    assert sign.expires_at is not None
    assert kinds(sign) == []
    assert (answer.action, answer.message_id) == (Action.EDIT, "out-2")
    assert isinstance(reply_of(answer.payload).parts[0], Said)


async def test_an_answer_points_to_the_message_where_the_channel_wants_it(ann: Person) -> None:
    await ann.deliver(replace(ann.event("hello"), is_answered_to=True))
    await ann.deliver(ann.event("hello"))
    assert [row.message_id for row in outbox(ann.database)] == ["in-1", None]


async def test_the_answer_to_a_tap_leaves_the_rest_of_its_message(
    ann: Person, pager: Pager, couriers: Couriers
) -> None:
    couriers.start()
    await ann.says("new meditate 20 min daily")
    await ann.says("new read 10 pages daily")
    await ann.says("meditate 10m, read 5 pages")
    await pager.until(arrived=3)
    await couriers.settled()
    undo = [str(each.undo) for each in said(pager.arrived[-1])]
    for choice in undo:
        await ann.taps(choice, on="out-3")
    await pager.until(arrived=7)
    assert [[each.deed for each in said(delivery)] for delivery in pager.arrived if delivery.message_id == "out-3"] == [
        [Deed.UNDONE, Deed.ADDED],
        [Deed.UNDONE, Deed.UNDONE],
    ]


async def test_two_parts_with_one_button_get_one_answer(
    ann: Person, post: Post, pager: Pager, couriers: Couriers
) -> None:
    couriers.start()
    await ann.says("new meditate 20 min daily")
    await pager.until(arrived=1)
    await couriers.settled()
    goal_id = ann.database.read_now(lambda session: session.exec(select(GoalRow.id)).one())
    asked = Problem("Meditate?", "", (Option("Done", f"do:done:{goal_id}"),))
    post("", payload=reply_document(Reply((asked, Text("Between"), asked))))
    await pager.until(arrived=2)
    await couriers.settled()
    await ann.taps(f"do:done:{goal_id}", on="out-2")
    await pager.until(arrived=4)
    (edit,) = [each for each in pager.arrived if each.message_id == "out-2"]
    assert [type(part) for part in edit.reply.parts] == [Said, Text]


def said(delivery: Delivery) -> list[Said]:
    """Return the confirmations of a delivery."""
    return [part for part in delivery.reply.parts if isinstance(part, Said)]


async def test_an_edited_message_has_its_entry_and_its_answer_edited(
    ann: Person, pager: Pager, couriers: Couriers
) -> None:
    couriers.start()
    await ann.says("new meditate 20 min daily")
    event = ann.event("meditate 10m")
    await ann.deliver(event)
    await pager.until(arrived=2)
    await couriers.settled()
    await ann.deliver(replace(event, id="edit-1", text="meditate 15m", form=Form.EDIT))
    await pager.until(arrived=3)
    edit = pager.arrived[-1]
    assert (edit.action, edit.message_id) == (Action.EDIT, "out-2")
    assert [(each.deed, each.amount) for each in said(edit)] == [(Deed.CORRECTED, Decimal(15))]


async def test_an_edit_before_the_answer_was_sent_is_answered_after_it(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    event = ann.event("meditate 10m")
    await ann.deliver(event)
    await ann.deliver(replace(event, id="edit-1", text="meditate 15m", form=Form.EDIT))
    assert [row.action for row in outbox(ann.database)] == [Action.POST] * 3


async def test_threads_of_a_chat_are_conversations_of_their_own(ann: Person) -> None:
    event = ann.event("hello")
    threaded = replace(event, place=replace(event.place, thread="7"))
    assert event.conversation == "bot-1/chat-ann"
    assert threaded.conversation == "bot-1/chat-ann/7"


async def test_a_defect_changes_nothing_and_is_answered_by_an_apology_once(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    broken = replace(ann.event("meditate 10m"), sent_at=_Unreadable(2026, 3, 9, tzinfo=UTC))
    assert len(await ann.deliver(broken)) == 1
    assert await ann.deliver(broken) == ()
    assert kinds(outbox(ann.database)[-1]) == ["Problem"]
    assert counts(ann.database) == (0, 2, 2)


async def test_a_tap_that_hits_a_defect_leaves_its_message_to_be_tapped_again(ann: Person) -> None:
    await ann.says("hello")
    tap = ann.event(choice="undo:1")
    assert len(await ann.deliver(replace(tap, sent_at=_Unreadable(2026, 3, 9, tzinfo=UTC)))) == 2
    assert [row.action for row in outbox(ann.database)] == [Action.POST, Action.ACKNOWLEDGE, Action.POST]


class _Unreadable(datetime):
    """An instant that fails whoever compares it."""

    def __gt__(self, other: object) -> bool:
        raise ZeroDivisionError


def actor_id(database: Database, account: Identity, clock: SettableClock) -> str:
    now = clock()
    return database.write_now(lambda session: actor_of_account(session, account, now=now).user_id)


def test_somebody_is_known_again_and_kept_up_with(database: Database, clock: SettableClock) -> None:
    first = actor_id(database, identity_of("ann"), clock)
    clock.move(hours=2)
    again = replace(identity_of("ann"), display_name="Anna", private_address=None)
    assert actor_id(database, again, clock) == first
    (account,) = accounts(database)
    assert (account.display_name, account.private_address, account.used_at) == ("Anna", "chat-ann", clock())
    assert account.created_at == clock() - timedelta(hours=2)


@pytest.mark.parametrize(("zone", "kept"), [("Europe/Berlin", "Europe/Berlin"), ("Mars/Base", "UTC"), (None, "UTC")])
def test_a_platform_that_knows_the_zone_of_somebody_new_is_believed(
    database: Database, clock: SettableClock, zone: str | None, kept: str
) -> None:
    now = clock()

    def zone_of(session: Session) -> str:
        return actor_of_account(session, replace(identity_of("ann"), timezone=zone), now=now).calendar.timezone

    assert database.write_now(zone_of) == kept


def test_a_zone_that_somebody_chose_outlives_what_the_platform_says(database: Database, clock: SettableClock) -> None:
    now = clock()
    actor_id(database, replace(identity_of("ann"), timezone="Europe/Berlin"), clock)

    def zone_of(session: Session) -> str:
        elsewhere = replace(identity_of("ann"), tenant="bot-2", timezone="Asia/Tokyo")
        return actor_of_account(session, elsewhere, now=now).calendar.timezone

    assert database.write_now(zone_of) == "Europe/Berlin"


async def test_two_first_messages_at_once_make_one_user(ann: Person) -> None:
    events: list[Event] = [ann.event("hello") for _ in range(6)]
    await asyncio.gather(*(receive(ann.database, event, now=ann.clock()) for event in events))
    assert user_names(ann.database) == ["pager:ann"]
    assert counts(ann.database) == (0, 6, 6)


async def test_who_deletes_everything_gets_a_last_answer_that_names_nobody(ann: Person) -> None:
    await ann.says("new meditate 20 min daily")
    await ann.says("delete me")
    queued = await ann.says("delete all my data for good")
    row = outbox(ann.database)[-1]
    assert queued == (row.id,)
    assert (kinds(row), row.user_id, row.address) == (["Farewell"], None, "chat-ann")
    assert accounts(ann.database) == []
    assert len(outbox(ann.database)) == 1
