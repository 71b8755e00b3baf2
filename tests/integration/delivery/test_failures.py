"""What goes wrong on the way: platforms that are slow, busy or gone, senders that die."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bots.conversation.replies import Reply
from bots.delivery.courier import MOST_AT_ONCE, Patience
from bots.delivery.messenger import Broken, Gone, Later, Moved, Outcome
from bots.delivery.retrying import LONGEST_PAUSE_SECONDS, MOST_ATTEMPTS
from core.db.database import Database
from core.db.queries.outbox import ClaimedRow
from core.services import outbox as service
from core.services.outbox import Lease, State
from core.services.retention import forget_old
from tests.integration.conftest import SettableClock
from tests.integration.delivery.conftest import Couriers
from tests.integration.delivery.moody import Moody
from tests.integration.delivery.pager import Pager
from tests.integration.delivery.people import PLATFORM, TENANT, Person
from tests.integration.delivery.queued import Post, accounts, outbox, states, tried

SLOW_TO_POLL = Patience(poll=0.01, answer=0.05)
LAST_ATTEMPTS = 5


def claimed_by_another(database: Database, clock: SettableClock) -> list[ClaimedRow]:
    """Let somebody claim who will never send."""
    now, lease = clock(), Lease("dead", timedelta(seconds=30))
    return database.write_now(lambda session: service.claim(session, PLATFORM, TENANT, lease=lease, now=now, most=10))


async def test_what_a_dead_sender_had_claimed_goes_out_once_more_after_its_lease_and_says_so(
    database: Database, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    post("claimed")
    assert len(claimed_by_another(database, clock)) == 1
    post("waits its turn")
    post("goes on", to="chat-bob")
    couriers.start()
    await pager.until(arrived=1)
    assert pager.said() == ["goes on"]
    clock.move(seconds=31)
    await pager.until(arrived=3)
    assert pager.said()[1:] == ["claimed", "waits its turn"]
    assert [(each.attempts, each.may_be_repeated) for each in pager.arrived] == [(1, False), (2, True), (1, False)]


async def test_whoever_lost_the_lease_cannot_mark_the_row_any_more(
    database: Database, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    post("slow")
    (row,) = claimed_by_another(database, clock)
    clock.move(seconds=31)
    couriers.start()
    await pager.until(arrived=1)
    await couriers.stop()
    now = clock()
    assert not database.write_now(lambda session: service.mark_dead(session, row, "dead", now=now, error="late"))
    assert states(database) == [State.SENT]


async def test_a_platform_that_does_not_answer_is_asked_again_with_the_doubt_noted(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.is_open.clear()
    couriers.start(patience=SLOW_TO_POLL)
    post("hello?")
    await pager.until(attempts=1)
    await couriers.settled()
    pager.is_open.set()
    clock.move(seconds=1)
    await pager.until(arrived=1)
    assert pager.arrived[0].may_be_repeated


async def test_a_chat_that_is_told_to_wait_waits_as_long_as_told_and_holds_up_nobody_else(
    database: Database, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.fails["chat-ann"].extend([Later("too many requests", seconds=30)] * 25)
    couriers.start()
    post("first")
    await pager.until(attempts=1)
    post("second")
    post("other", to="chat-bob")
    await pager.until(arrived=1)
    for attempts in range(3, 28):
        clock.move(seconds=30)
        await pager.until(attempts=attempts)
    await pager.until(arrived=3)
    await couriers.stop()
    assert pager.said() == ["other", "first", "second"]
    assert [row.attempts for row in outbox(database)] == [1, 1, 1]


async def test_a_bot_that_is_told_to_wait_says_nothing_to_anybody_until_then(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.fails["chat-ann"].append(Later("flood", seconds=30, is_for_all=True))
    couriers.start()
    post("first")
    await pager.until(attempts=1)
    await couriers.settled()
    post("other", to="chat-bob")
    await couriers.settled()
    assert pager.attempts == 1
    clock.move(seconds=30)
    await pager.until(arrived=2)
    assert sorted(pager.said()) == ["first", "other"]


async def test_a_storm_of_refusals_is_waited_out_with_a_few_attempts(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    for number in range(200):
        post(str(number), to=f"chat-{number}")
        pager.fails[f"chat-{number}"].append(Later("too many requests", seconds=10))
    couriers.start()
    await couriers.settled()
    assert pager.attempts <= MOST_AT_ONCE
    while len(pager.arrived) < 200:
        pager.fails.clear()
        clock.move(seconds=10)
        await couriers.settled()
    assert pager.attempts <= 200 + MOST_AT_ONCE


@pytest.mark.parametrize("failure", [ConnectionRefusedError(), TimeoutError(), Later("server error 502")], ids=repr)
async def test_what_fails_is_tried_again_after_growing_pauses_and_given_up_in_the_end(
    failure: Outcome | Exception,
    database: Database,
    clock: SettableClock,
    post: Post,
    pager: Pager,
    couriers: Couriers,
) -> None:
    pager.fails["chat-ann"].extend([failure] * LAST_ATTEMPTS)
    tried(database, post("hopeless"), times=MOST_ATTEMPTS - LAST_ATTEMPTS)
    post("next", to="chat-ann")
    couriers.start()
    for attempts in range(1, LAST_ATTEMPTS + 1):
        await pager.until(attempts=attempts)
        await couriers.settled()
        clock.move(seconds=int(LONGEST_PAUSE_SECONDS))
    await pager.until(arrived=1)
    await couriers.stop()
    assert pager.said() == ["next"]
    first = outbox(database)[0]
    assert (first.state, first.attempts) == (State.DEAD, MOST_ATTEMPTS)
    assert first.last_error


async def test_what_was_given_up_is_listed_and_can_be_sent_after_all(
    database: Database, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.fails["chat-ann"].append(Broken("can't parse entities"))
    couriers.start()
    row_id = post("dead", expires_at=clock() + timedelta(hours=1))
    await pager.until(attempts=1)
    await couriers.settled()
    (dead,) = database.read_now(lambda session: service.given_up(session, most=10))
    assert (dead.id, dead.last_error, dead.done_at) == (row_id, "can't parse entities", clock())
    clock.move(days=1)
    now = clock()
    assert database.write_now(lambda session: service.retry(session, [dead.id, dead.id[::-1]], now=now)) == 1
    await pager.until(arrived=1)
    assert pager.said() == ["dead"]
    assert database.read_now(lambda session: service.given_up(session, most=10)) == []


async def test_a_defect_of_ours_ends_that_delivery_alone(
    database: Database, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.fails["chat-ann"].append(ZeroDivisionError())
    couriers.start()
    post("broken")
    post("next")
    await pager.until(arrived=1)
    await couriers.stop()
    assert [(row.state, row.last_error) for row in outbox(database)] == [
        (State.DEAD, "defect: ZeroDivisionError"),
        (State.SENT, None),
    ]


async def test_a_row_that_this_version_cannot_read_is_given_up(
    database: Database, post: Post, pager: Pager, couriers: Couriers
) -> None:
    post("", payload={"is": "Riddle"})
    post("next")
    couriers.start()
    await pager.until(arrived=1)
    await couriers.stop()
    assert (outbox(database)[0].state, outbox(database)[0].last_error) == (State.DEAD, "unreadable")


async def test_a_chat_that_is_gone_gets_nothing_more_until_its_owner_writes_again(
    ann: Person, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    await ann.says("hello")
    pager.fails["chat-ann"].append(Gone("bot was blocked by the user"))
    post("second")
    post("other", to="chat-bob")
    couriers.start()
    await pager.until(attempts=2)
    await couriers.settled()
    assert states(ann.database) == [State.GONE, State.GONE, State.SENT]
    assert accounts(ann.database)[0].gone_at == clock()
    await ann.says("hello again")
    await pager.until(arrived=2)
    assert accounts(ann.database)[0].gone_at is None


async def test_a_chat_that_moved_gets_all_that_waits_at_its_new_address_in_order(
    ann: Person, post: Post, pager: Pager, couriers: Couriers
) -> None:
    await ann.says("hello")
    pager.fails["chat-ann"].append(Moved("chat-anna"))
    post("second")
    couriers.start()
    await pager.until(arrived=2)
    await couriers.stop()
    assert [each.place.address for each in pager.arrived] == ["chat-anna"] * 2
    assert pager.said()[1] == "second"
    assert [(each.attempts, each.may_be_repeated) for each in pager.arrived] == [(2, False), (1, False)]
    assert accounts(ann.database)[0].private_address == "chat-anna"


async def test_a_database_that_fails_for_a_while_delays_and_loses_nothing(
    database: Database, post: Post, pager: Pager, couriers: Couriers
) -> None:
    couriers.start(database=Moody(database, fails=3))
    post("patient")
    await pager.until(arrived=1)
    assert pager.said() == ["patient"]


async def test_what_was_sent_and_could_not_be_marked_goes_out_once_more_and_says_so(
    database: Database, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    moody = Moody(database)
    pager.is_open.clear()
    couriers.start(database=moody)
    post("sent")
    await pager.until(attempts=1)
    moody.fails = 1
    pager.is_open.set()
    await pager.until(arrived=1)
    clock.move(seconds=31)
    await pager.until(arrived=2)
    await couriers.stop()
    assert [(each.attempts, each.may_be_repeated) for each in pager.arrived] == [(1, False), (2, True)]
    assert states(database) == [State.SENT]


async def test_figures_tell_what_waits_and_what_became_of_the_rest(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.fails["chat-ann"].append(Broken("no"))
    post("broken")
    post("waits", to="chat-bob")
    post("later", to="chat-eve", due_at=clock() + timedelta(hours=2))
    clock.move(seconds=3)
    couriers.start(patience=Patience(poll=0.01, counting=0))
    await pager.until(attempts=2)
    await couriers.stop()
    told = couriers.metrics.exposition().decode()
    assert 'goalpost_deliveries_total{outcome="broken",platform="pager"} 1.0' in told
    assert 'goalpost_deliveries_total{outcome="sent",platform="pager"} 1.0' in told
    assert 'goalpost_delivery_lag_seconds_sum{platform="pager"} 3.0' in told
    assert 'goalpost_delivery_queue{platform="pager"}' in told


def test_what_was_done_is_kept_for_a_while_and_what_waits_for_ever(
    database: Database, clock: SettableClock, post: Post
) -> None:
    post("old")
    (row,) = claimed_by_another(database, clock)
    now = clock()

    def done(session: Session) -> bool:
        return service.mark_sent(session, row, "dead", now=now, message_id=None)

    assert database.write_now(done)
    post("waits")
    clock.move(days=31)
    now = clock()
    assert database.write_now(lambda session: forget_old(session, now=now, most=10)) == 1
    assert states(database) == [State.QUEUED]
    assert outbox(database)[0].payload["is"] == Reply.__name__
