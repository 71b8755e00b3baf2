"""Notices are facts that become a reply when they are sent, if anybody still needs them."""

from datetime import datetime

from sqlmodel import Session, select

from bots.conversation.replies import Reply, Text
from core.db.database import Database
from core.db.queries.chat_accounts import mark_gone
from core.db.queries.outbox import ClaimedRow
from core.db.tables import UserRow
from core.services.identities import Identity, actor_of_account, private_places_of
from core.services.outbox import Place, State
from tests.integration.conftest import SettableClock
from tests.integration.delivery.conftest import Couriers
from tests.integration.delivery.pager import Pager
from tests.integration.delivery.people import PLATFORM, TENANT, Person, identity_of
from tests.integration.delivery.queued import Post, accounts, outbox, states


def greeting(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Greet somebody by the name they have when it is sent; nobody needs a greeting in the afternoon."""
    name = session.exec(select(UserRow.name).where(UserRow.id == row.user_id)).one()
    return Reply((Text(f"{row.payload['word']}, {name}"),)) if now.hour <= 12 else None


async def test_a_notice_becomes_a_reply_when_it_is_sent(
    ann: Person, post: Post, pager: Pager, couriers: Couriers
) -> None:
    await ann.says("hello")
    user_id = accounts(ann.database)[0].user_id
    post("", payload={"is": "Greeting", "word": "Good day"}, user_id=user_id)
    couriers.start(notices={"Greeting": greeting})
    await pager.until(arrived=2)
    assert pager.said()[-1] == "Good day, pager:ann"


async def test_a_notice_that_nobody_needs_any_more_is_dropped(
    ann: Person, clock: SettableClock, post: Post, pager: Pager, couriers: Couriers
) -> None:
    await ann.says("hello")
    post("", payload={"is": "Greeting", "word": "Good day"}, user_id=accounts(ann.database)[0].user_id)
    post("goodbye")
    clock.move(hours=3)
    couriers.start(notices={"Greeting": greeting})
    await pager.until(arrived=2)
    await couriers.stop()
    assert pager.said()[-1] == "goodbye"
    assert states(ann.database) == [State.SENT, State.DROPPED, State.SENT]
    assert outbox(ann.database)[1].last_error == "not needed any more"


def test_notices_go_to_where_somebody_reads_alone_and_can_be_reached(database: Database, clock: SettableClock) -> None:
    def places(session: Session) -> list[Place]:
        user_id = ""
        for account, address in (("old", "1"), ("in-groups", None), ("new", "2")):
            identity = Identity(
                platform=PLATFORM, tenant=TENANT, account=account, user_name="ann", private_address=address
            )
            user_id = actor_of_account(session, identity, now=clock()).user_id
            clock.move(hours=1)
        return private_places_of(session, user_id)

    assert [place.address for place in database.write_now(places)] == ["2", "1"]


async def test_nothing_is_said_to_accounts_that_are_gone(ann: Person, clock: SettableClock) -> None:
    await ann.says("hello")
    now, user_id = clock(), accounts(ann.database)[0].user_id
    assert len(ann.database.read_now(lambda session: private_places_of(session, user_id))) == 1

    def leave(session: Session) -> list[Place]:
        mark_gone(session, PLATFORM, TENANT, address=str(identity_of("ann").private_address), at=now)
        return private_places_of(session, user_id)

    assert ann.database.write_now(leave) == []
