"""Codes across chats: one person in two of them, a team joined, a goal looked at, a token."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bots.conversation.replies import Invitation, Part, Reply, Text
from bots.delivery.codec import reply_of
from bots.delivery.marking import marked
from bots.delivery.messenger import Broken, Dropped, Sent
from core.clock import Clock
from core.db.database import Database
from core.db.tables import OutboxRow
from core.domain.invitations import ALPHABET, code_of
from core.services.access import actor_of
from core.services.outbox import Lease, Place, claim
from tests.integration.conftest import SettableClock
from tests.integration.delivery.people import PLATFORM, TENANT, Person

pytestmark = pytest.mark.anyio
GROUP = Place(platform=PLATFORM, tenant=TENANT, address="group-1", is_group=True)


class Chatting(Person):
    """Somebody whose answers are read."""

    def __init__(self, database: Database, clock: Clock, *, account: str) -> None:
        super().__init__(database, clock, account=account)
        self.parts: tuple[Part, ...] = ()

    async def hears(self, text: str, *, place: Place | None = None) -> str:
        """Say something and return the answer's words."""
        event = self.event(text)
        ids = await self.deliver(event if place is None else replace(event, place=place, group_title="Runners"))
        self.parts = self._reply(ids[-1]).parts
        said = (getattr(part, name, "") for part in self.parts for name in ("text", "what", "question"))
        return "\n".join(each for each in said if each)

    def code(self) -> str:
        """Return the code of the last answer."""
        invitation = self.parts[0]
        assert isinstance(invitation, Invitation)
        return invitation.payload.partition("_")[2]

    def _reply(self, row_id: str) -> Reply:
        return self.database.read_now(lambda session: reply_of(session.get_one(OutboxRow, row_id).payload))


@pytest.fixture
def ann(database: Database, clock: SettableClock) -> Chatting:
    """Give somebody in one chat."""
    return Chatting(database, clock, account="ann")


@pytest.fixture
def bob(database: Database, clock: SettableClock) -> Chatting:
    """Give somebody in another chat."""
    return Chatting(database, clock, account="bob")


async def goals(person: Chatting) -> str:
    await person.hears("list all")
    return str(person.parts)


async def test_another_chat_becomes_the_same_person_after_a_yes(ann: Chatting, bob: Chatting) -> None:
    await ann.hears("new read 10 pages a day")
    await bob.hears("new gym 3x/week")
    await ann.hears("link")
    asked = await bob.hears(f"/start link_{ann.code()}")
    assert "this chat is Ann's" in asked
    assert "(Read)" in asked
    assert "own goals (Gym) are kept" in asked
    assert "here are Ann's goals" in await bob.hears("yes")
    assert "Read" in await goals(bob)
    assert "own goals again" in await bob.hears("link off")
    assert "Gym" in await goals(bob)
    assert "linked to no other" in await bob.hears("link off")


@pytest.mark.parametrize("has_left", [False, True])
async def test_who_is_linked_brings_their_teams_and_what_they_logged_there(
    ann: Chatting, bob: Chatting, *, has_left: bool
) -> None:
    await ann.hears("/team new pushups 100 a day", place=GROUP)
    await bob.hears("/log pushups 20", place=GROUP)
    if has_left:
        await ann.hears("/team leave", place=GROUP)
    await ann.hears("link")
    await bob.hears(f"link {ann.code()}")
    await bob.hears("yes")
    await ann.hears("undo")
    assert "UNDONE" in repr(ann.parts[0])
    assert (await bob.hears("team members")).count("\n") == 1


async def test_a_code_works_once_and_for_an_hour(ann: Chatting, bob: Chatting, clock: SettableClock) -> None:
    await ann.hears("link")
    code = ann.code()
    assert "your own code" in await ann.hears(f"link {code}")
    assert "Nothing was linked" in (await bob.hears(f"link {code}") and await bob.hears("no"))
    clock.move(minutes=61)
    assert "does not work" in await bob.hears(f"link {code}")
    await ann.hears("link")
    first = ann.code()
    await ann.hears("link")
    assert "does not work" in await bob.hears(f"link {first}")


async def test_a_goal_is_shown_to_whoever_has_its_link_until_it_is_off(ann: Chatting, bob: Chatting) -> None:
    await ann.hears("new read 10 pages a day")
    await ann.hears("read 5 // secret")
    await ann.hears("share read")
    code = ann.code()
    assert await ann.hears("share") == "You share: Read."
    assert "Ann shows you:" in await bob.hears(f"/start goal_{code}")
    assert "Ann shows you:" in await bob.hears(f" https://goals.example/g/{code}?utm=1 ")
    assert "Read" in str(bob.parts[1])
    assert "secret" not in str(bob.parts)
    assert "Read" not in await goals(bob)
    await ann.hears("share read")
    assert ann.code() == code
    assert "no longer shared" in await ann.hears("share read off")
    assert "does not work" in await bob.hears(f"/start goal_{code}")


async def test_a_team_is_joined_by_a_code_from_its_own_workspace(ann: Chatting, bob: Chatting) -> None:
    await ann.hears("/team new pushups 100 a day", place=GROUP)
    await ann.hears("/team invite", place=GROUP)
    code = ann.code()
    elsewhere = bob.event(f"/start join_{code}")
    elsewhere = replace(
        elsewhere, identity=replace(elsewhere.identity, tenant="bot-2"), place=replace(elsewhere.place, tenant="bot-2")
    )
    await bob.deliver(elsewhere)
    assert "You take part in no team" in await bob.hears("team")
    assert "You take part in Runners now" in await bob.hears(f"/start join_{code}")
    assert "already" in await bob.hears(f"/start join_{code}")


async def test_a_template_is_taken_over_after_a_yes(ann: Chatting) -> None:
    assert "Take over" in await ann.hears("/start tpl_meditate")
    await ann.hears("yes")
    assert "Meditate" in await goals(ann)
    assert "does not work" in await ann.hears("/start tpl_nonsense")


async def test_a_token_is_given_in_private_alone_and_can_be_revoked(ann: Chatting, database: Database) -> None:
    assert "between the two of us" in await ann.hears("/token", place=GROUP)
    said = await ann.hears("token")
    token = said.partition("`")[2].partition("`")[0]
    assert database.read_now(lambda session: actor_of(session, token)).name == f"{PLATFORM}:ann"
    assert "1 other works too" in await ann.hears("token")
    assert await ann.hears("token revoke") == "2 tokens work no more."
    assert "between the two of us" in await ann.hears("/link", place=GROUP)


def test_every_code_holds_a_figure() -> None:
    assert code_of([0] * 12)[-1].isdigit()
    assert all(any(sign.isdigit() for sign in code_of([digit] * 12)) for digit in range(len(ALPHABET)))


def test_an_invitation_is_a_text_where_there_are_no_links() -> None:
    assert isinstance(Invitation("Write it.", "link_x"), Text)


@pytest.mark.parametrize("outcome", [Sent("1"), Broken("no use"), Dropped("too late")])
async def test_a_token_is_kept_no_longer_than_until_it_is_sent(
    ann: Chatting, database: Database, outcome: Sent | Broken | Dropped
) -> None:
    said = await ann.hears("token")
    token = said.partition("`")[2].partition("`")[0]

    def delivered(session: Session) -> None:
        now = ann.clock()
        [row] = claim(session, PLATFORM, TENANT, lease=Lease("courier", timedelta(minutes=1)), now=now, most=9)
        marked(session, row, outcome, holder="courier", now=now, chance=0.5)

    database.write_now(delivered)
    kept = database.read_now(lambda session: [str(row.payload) for row in session.exec(select(OutboxRow))])
    assert kept
    assert token not in "".join(kept)
