"""What becomes of chats: blocked and let in, joined, left, moved."""

from sqlmodel import Session, select

from bots.conversation.wording.channels import hello_group
from bots.conversation.wording.language import speaking
from core.db.tables import ChatAccountRow
from tests.integration.telegram.conftest import Bots
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram


def is_gone(bots: Bots, person: Person) -> bool:
    def look(session: Session) -> bool:
        account = session.exec(select(ChatAccountRow).where(ChatAccountRow.account == str(person.account.id))).one()
        return account.gone_at is not None

    return bots.database.read_now(look)


async def test_a_block_is_heard_of_and_so_is_its_end(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("hello")
    await telegram.sent(ada.chat)
    ada.blocks()
    await telegram.taken()
    assert is_gone(bots, ada)
    ada.unblocks()
    await telegram.taken()
    assert not is_gone(bots, ada)
    assert telegram.unheard(ada.chat) == []


async def test_a_group_is_greeted_once_in_the_language_of_whoever_brought_the_bot(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    eva = telegram.user("eva", language="de")
    group = eva.makes_group("Läufer")
    with speaking("de"):
        hello = hello_group().replace("`", "")
    assert (await telegram.sent(group))["text"] == hello
    for status in ("administrator", "left", "member"):
        eva.moves_bot(group, status)
    await telegram.taken()
    assert telegram.unheard(group) == []


async def test_what_waits_follows_a_group_that_says_it_moved(telegram: Telegram, bots: Bots) -> None:
    ada = telegram.user("ada")
    group = ada.makes_group("Runners")
    ada.says("/new run 5 km a week", to=group)
    new = ada.upgrades(group)
    bots.start()
    await telegram.sent(new)
    await telegram.taken()
    await bots.settled()
    said = [str(each["text"]) for each in telegram.world.told]
    assert ["Hello" in text for text in said] == [True, False]
    assert {each["chat"]["id"] for each in telegram.world.told} == {new.id}  # type: ignore[index]
