"""A platform that is away for a while: few try, and all goes out once it is back."""

from bots.delivery.courier import MOST_AT_ONCE
from bots.delivery.messenger import Later
from bots.delivery.rates import CHATS_OF_A_STORM
from core.db.database import Database
from tests.integration.conftest import SettableClock
from tests.integration.delivery.conftest import Couriers
from tests.integration.delivery.pager import Pager
from tests.integration.delivery.queued import Post, waits_for_an_hour


async def test_while_the_platform_is_away_few_try_and_all_go_out_once_it_is_back(
    clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.is_away = True
    for number in range(40):
        post(f"to {number}", to=f"chat-{number}")
    couriers.start()
    for _ in range(60):
        await couriers.settled()
        clock.move(seconds=10)
    tries = pager.attempts
    pager.is_away = False
    clock.move(seconds=5)
    await pager.until(arrived=40)
    assert tries <= MOST_AT_ONCE + 60
    assert max(each.attempts for each in pager.arrived) < 10


async def test_what_waits_for_its_next_attempt_goes_out_with_the_first_that_the_platform_takes_again(
    database: Database, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.is_away = True
    for number in range(CHATS_OF_A_STORM):
        post(f"to {number}", to=f"chat-{number}")
    couriers.start()
    await pager.until(attempts=CHATS_OF_A_STORM)
    await couriers.settled()
    waits_for_an_hour(database, clock)
    pager.is_away = False
    post("is new", to="chat-new")
    clock.move(seconds=1)
    await pager.until(arrived=CHATS_OF_A_STORM + 1)
    assert pager.said()[0] == "is new"


async def test_chats_that_refuse_are_no_platform_that_is_away(post: Post, pager: Pager, couriers: Couriers) -> None:
    for number in range(CHATS_OF_A_STORM + 1):
        pager.fails[f"dead-{number}"].extend([Later("account_inactive")] * 9)
        post("hopeless", to=f"dead-{number}")
    couriers.start()
    await pager.until(attempts=CHATS_OF_A_STORM + 1)
    for number in range(5):
        post("is well", to=f"chat-{number}")
    await pager.until(arrived=5)
    await couriers.settled()
    assert pager.attempts == CHATS_OF_A_STORM + 1 + 5


async def test_what_alone_fails_is_not_hurried_by_what_the_platform_takes(
    post: Post, pager: Pager, couriers: Couriers
) -> None:
    pager.fails["chat-ann"].extend([Later("server error 502")] * 9)
    post("hopeless")
    couriers.start()
    await pager.until(attempts=1)
    post("is well", to="chat-bob")
    await pager.until(arrived=1)
    await couriers.settled()
    assert pager.attempts == 2
