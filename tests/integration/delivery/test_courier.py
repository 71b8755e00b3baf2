"""The loop: a fresh reply at once, each chat in its order, the most urgent first."""

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from sqlmodel import select

from bots.delivery.courier import Patience
from bots.delivery.rates import Rate, Rates
from core.clock import utc_now
from core.db.database import Database
from core.db.tables import HeartbeatRow
from core.services.outbox import Action, Place, Priority, State
from tests.integration.conftest import SettableClock
from tests.integration.delivery.conftest import Couriers
from tests.integration.delivery.pager import BOUND_SECONDS, Pager
from tests.integration.delivery.people import PLATFORM, Person
from tests.integration.delivery.queued import Post, outbox, states

ONLY_WHEN_CALLED = Patience(poll=60)


async def test_a_reply_goes_out_when_the_courier_is_woken_and_its_message_is_remembered(
    ann: Person, pager: Pager, couriers: Couriers
) -> None:
    courier = couriers.start(patience=ONLY_WHEN_CALLED)
    for text, number in (("hello", 1), ("help", 2)):
        await ann.says(text)
        courier.wake()
        await pager.until(arrived=number)
    await couriers.stop()
    assert [(row.state, row.sent_message_id, row.attempts) for row in outbox(ann.database)] == [
        (State.SENT, "out-1", 1),
        (State.SENT, "out-2", 1),
    ]


async def test_what_another_process_queued_is_found_without_a_call(
    post: Post, pager: Pager, couriers: Couriers
) -> None:
    couriers.start()
    await pager.until()
    post("from elsewhere")
    await pager.until(arrived=1)
    assert pager.said() == ["from elsewhere"]


async def test_what_is_not_due_waits_for_its_time(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    now = clock()
    clock.move(hours=1)
    later = clock()
    clock.set(now)
    post("later", due_at=later)
    post("now", to="chat-bob")
    couriers.start()
    await pager.until(arrived=1)
    clock.set(later)
    await pager.until(arrived=2)
    assert pager.said() == ["now", "later"]


async def test_each_chat_gets_its_messages_in_order(post: Post, pager: Pager, couriers: Couriers) -> None:
    for number in range(60):
        post(f"{number:02}", to=f"chat-{number % 4}")
    couriers.start()
    couriers.start()
    await pager.until(arrived=60)
    seen = defaultdict(list)
    for each, text in zip(pager.arrived, pager.said(), strict=True):
        seen[each.place.address].append(text)
    assert [texts == sorted(texts) for texts in seen.values()] == [True] * 4


async def test_the_most_urgent_goes_first_over_all_chats_and_within_one(
    post: Post, pager: Pager, couriers: Couriers
) -> None:
    for number in range(3):
        post(f"digest {number}", to=f"chat-{number}", priority=Priority.DIGEST)
    post("reminder", to="chat-3", priority=Priority.REMINDER)
    post("reply", to="chat-0", priority=Priority.REPLY)
    couriers.start(rates=Rates(overall=Rate(1000, 1)), clock=utc_now)
    await pager.until(arrived=5)
    assert pager.said()[:2] == ["reply", "reminder"]
    assert set(pager.said()[2:]) == {"digest 0", "digest 1", "digest 2"}


async def test_an_edit_changes_the_message_that_was_sent(post: Post, pager: Pager, couriers: Couriers) -> None:
    couriers.start()
    post("which one?")
    await pager.until(arrived=1)
    post("this one", action=Action.EDIT, message_id="out-1")
    await pager.until(arrived=2)
    assert pager.texts == {"out-1": "this one"}


async def test_an_acknowledgement_waits_for_nothing_in_its_chat(post: Post, pager: Pager, couriers: Couriers) -> None:
    pager.fails["chat-ann"].append(ConnectionError())
    couriers.start()
    post("stuck")
    await pager.until(attempts=1)
    post("", action=Action.ACKNOWLEDGE, priority=Priority.ACKNOWLEDGEMENT, handle="callback-1")
    await pager.until(arrived=1)
    assert [(each.action, each.handle) for each in pager.arrived] == [(Action.ACKNOWLEDGE, "callback-1")]


async def test_two_couriers_send_each_row_once(post: Post, pager: Pager, couriers: Couriers) -> None:
    ids = [post(f"text {number}", to=f"chat-{number % 40}") for number in range(200)]
    for _ in range(3):
        couriers.start()
    await pager.until(arrived=200)
    await couriers.stop()
    assert sorted(each.id for each in pager.arrived) == sorted(str(row_id) for row_id in ids)
    assert pager.attempts == 200


async def test_two_couriers_of_a_bot_keep_to_its_rate_together(
    post: Post, pager: Pager, couriers: Couriers, database: Database
) -> None:
    patience = Patience(poll=0.01, counting=0.05)
    for _ in range(2):
        couriers.start(rates=Rates(overall=Rate(100, 2)), clock=utc_now, patience=patience)
    begun = utc_now()
    async with asyncio.timeout(BOUND_SECONDS):
        while [seen_at > begun for seen_at in beats(database)] != [True, True]:
            begun = utc_now() if len(beats(database)) < 2 else begun
            await asyncio.sleep(0.01)
    began = perf_counter()
    for number in range(80):
        post(f"text {number}", to=f"chat-{number}")
    await pager.until(arrived=80)
    assert perf_counter() - began > 78 / 100 * 0.95
    await couriers.stop()
    assert beats(database) == []


def beats(database: Database) -> list[datetime]:
    """Return when each courier was last there."""
    return database.read_now(lambda session: [row.seen_at for row in session.exec(select(HeartbeatRow))])


async def test_a_courier_minds_its_own_bot_alone_or_all_of_them(post: Post, pager: Pager, couriers: Couriers) -> None:
    other = Place(platform=PLATFORM, tenant="bot-2", address="chat-ann")
    couriers.start()
    post("of another bot", place=other)
    post("of another platform", place=replace(other, platform="pigeon"))
    post("of this bot")
    await pager.until(arrived=1)
    assert pager.said() == ["of this bot"]
    await couriers.stop()
    couriers.start(tenant=None)
    await pager.until(arrived=2)
    assert pager.said() == ["of this bot", "of another bot"]


async def test_what_comes_too_late_is_dropped(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers, database: Database
) -> None:
    expiry = clock()
    post("stale", expires_at=expiry)
    post("fresh")
    couriers.start()
    await pager.until(arrived=1)
    await couriers.stop()
    assert pager.said() == ["fresh"]
    assert states(database) == [State.DROPPED, State.SENT]


def test_what_has_a_dedupe_key_is_queued_once_ever(post: Post, database: Database) -> None:
    first = post("remember", dedupe_key="reminder:1")
    assert first is not None
    assert post("remember", dedupe_key="reminder:1") is None
    assert post("remember", dedupe_key="reminder:2") is not None
    assert states(database) == [State.QUEUED] * 2


async def test_stopping_takes_up_nothing_more_and_finishes_what_is_under_way(
    post: Post, pager: Pager, couriers: Couriers, database: Database
) -> None:
    pager.is_open.clear()
    courier = couriers.start()
    post("under way")
    await pager.until(attempts=1)
    courier.stop()
    post("for the next one", to="chat-bob")
    pager.is_open.set()
    await couriers.stop()
    assert pager.said() == ["under way"]
    assert states(database) == [State.SENT, State.QUEUED]


async def test_the_rates_of_a_platform_are_kept_so_that_it_never_complains(
    clock: SettableClock, post: Post, couriers: Couriers
) -> None:
    strict = Pager(clock, rate=Rate(1, 2))
    for number in range(24):
        post(str(number), to=f"chat-{number % 2}")
    couriers.start(messenger=strict, rates=Rates(overall=Rate(5, 3), chat=Rate(1, 2)))
    while len(strict.arrived) < 24:
        await couriers.settled()
        clock.move(seconds=1)
    assert (strict.too_fast, strict.attempts) == (0, 24)
