"""Who leaves a Telegram group leaves its team until they are back and log there; a team is called as its group is."""

import pytest

from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_groups import greeted
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram


async def heard(telegram: Telegram, person: Person, said: str) -> str:
    """Return the answer to what somebody says in private, once all before is carried out."""
    await telegram.taken()
    person.says(said)
    return str((await telegram.sent(person.chat))["text"])


@pytest.mark.parametrize(("role", "is_told"), [("member", True), ("administrator", False), ("administrator", True)])
async def test_who_leaves_the_group_leaves_its_team_and_comes_back_by_a_log(
    telegram: Telegram, bots: Bots, role: str, *, is_told: bool
) -> None:
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben")
    for person in (ada, ben):
        await heard(telegram, person, "/list")
    group = await greeted(telegram, ada)
    ada.moves_bot(group, role)
    ben.joins(group)
    ada.says("/team new pushups 100 a day", to=group)
    await telegram.sent(group)
    ben.says("/log pushups 20", to=group)
    await telegram.sent(group)
    ben.leaves(group, is_told=is_told)
    assert "Ben" not in await heard(telegram, ada, "/team members")
    assert "20 times (Ben" in await heard(telegram, ada, "/show pushups")
    assert "Pushups" not in await heard(telegram, ben, "/team")
    ben.joins(group)
    await telegram.taken()
    ben.says("/log pushups 5", to=group)
    assert "25/100" in str((await telegram.sent(group))["text"])
    assert "Ben" in await heard(telegram, ada, "/team members")
    assert telegram.unheard(group) == []


async def test_who_comes_and_goes_without_taking_part_changes_nothing(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada, eve = telegram.user("ada"), telegram.user("eve")
    await heard(telegram, ada, "/list")
    group = await greeted(telegram, ada)
    eve.joins(group)
    eve.leaves(group)
    ada.says("/team new pushups 100 a day", to=group)
    await telegram.sent(group)
    eve.joins(group)
    eve.leaves(group)
    assert "Ada" in await heard(telegram, ada, "/team members")
    assert telegram.unheard(group) == telegram.unheard(eve.chat) == []


async def test_a_team_is_called_as_its_group_is(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await heard(telegram, ada, "/list")
    group = await greeted(telegram, ada)
    ada.says("/team new pushups 100 a day", to=group)
    await telegram.sent(group)
    ada.renames(group, "Sprinters")
    assert "Sprinters" in await heard(telegram, ada, "/team members")
    assert telegram.unheard(group) == []
