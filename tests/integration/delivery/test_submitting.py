"""A form has its effect and its answer once, and none of both where it is refused."""

import pytest

from bots.conversation.fields import Field, Filled, FormRefusedError, Kind
from bots.conversation.replies import Created
from bots.delivery.submitting import Submission, submit
from core.db.database import Database
from core.services.identities import Identity
from core.services.outbox import Place, is_any_due
from tests.integration.conftest import SettableClock

WHO = Identity(platform="slack", tenant="T1", account="U1", user_name="slack:T1:U1")
WHERE = Place(platform="slack", tenant="T1", address="D1")
GOAL = {Field.TITLE: "Read", Field.KIND: "number", Field.AMOUNT: "12 books"}


def a_form(clock: SettableClock, *, amount: str = "12 books", place: Place | None = WHERE) -> Submission:
    """Return a form for a new goal."""
    filled = Filled(Kind.GOAL, {**GOAL, Field.AMOUNT: amount})
    return Submission(id="V1", identity=WHO, filled=filled, sent_at=clock(), place=place)


def is_answered(database: Database, clock: SettableClock) -> bool:
    return database.read_now(lambda session: is_any_due(session, "slack", "T1", now=clock()))


async def test_a_form_that_comes_twice_is_carried_out_once(database: Database, clock: SettableClock) -> None:
    first, again = [await submit(database, a_form(clock), now=clock()) for _ in range(2)]
    assert [type(part) for part in first.parts] == [Created]
    assert again.parts == ()
    assert is_answered(database, clock)


async def test_a_form_that_was_refused_may_be_sent_again(database: Database, clock: SettableClock) -> None:
    with pytest.raises(FormRefusedError) as caught:
        await submit(database, a_form(clock, amount="many"), now=clock())
    assert set(caught.value.problems) == {Field.AMOUNT}
    assert not is_answered(database, clock)
    assert (await submit(database, a_form(clock), now=clock())).parts


async def test_a_form_without_a_place_is_answered_to_the_caller_alone(database: Database, clock: SettableClock) -> None:
    reply = await submit(database, a_form(clock, place=None), now=clock())
    assert reply.parts
    assert not is_answered(database, clock)
