"""Teams whose goals are left to those who run the group, as Telegram tells."""

from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_groups import greeted
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import ApiError
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import Chat


async def restricted(telegram: Telegram) -> tuple[Chat, Person, Person]:
    """Return a group whose goals are for admins, with the member who founded its team and its creator."""
    ada, ben = telegram.user("ada"), telegram.user("ben")
    for person in (ada, ben):
        person.says("/list")
        await telegram.sent(person.chat)
    group = await greeted(telegram, ada)
    ben.joins(group)
    ben.says("/team new pushups 100 a day", to=group)
    assert "Pushups" in str((await telegram.sent(group))["text"])
    ada.says("/team join", to=group)
    await telegram.sent(group)
    ada.says("/team admins only", to=group)
    assert "only admins" in str((await telegram.sent(group))["text"])
    return group, ada, ben


async def test_who_runs_the_group_makes_goals_and_others_are_told_so(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    group, ada, _ = await restricted(telegram)
    ada.says("/team new situps 50 a day", to=group)
    assert "Situps" in str((await telegram.sent(group))["text"])
    cat = telegram.user("cat")
    cat.says("/list")
    await telegram.sent(cat.chat)
    cat.joins(group)
    cat.says("/team new burpees 20 a day", to=group)
    assert "only admins" in str((await telegram.sent(cat.chat))["text"])


async def test_telegram_is_asked_once_in_a_while_and_never_for_a_log(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    group, _, ben = await restricted(telegram)
    asked = len(telegram.made("getChatMember"))
    assert asked == len({call.number("user_id") for call in telegram.made("getChatMember")})
    cat = telegram.user("cat")
    cat.joins(group)
    for person in (ben, cat):
        person.says("/log pushups 10", to=group)
        assert "Pushups" in str((await telegram.sent(group))["text"])
    assert len(telegram.made("getChatMember")) == asked


async def test_while_telegram_does_not_tell_nobody_is_taken_for_an_admin(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben")
    ada.says("/list")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    ben.joins(group)
    ben.says("/team new pushups 100 a day", to=group)
    await telegram.sent(group)
    ada.says("/team join", to=group)
    await telegram.sent(group)
    await bots.stop()  # and what it knew of ada with it
    bots.start()
    telegram.fails(Fault("getChatMember", 1, ApiError(502, "Bad Gateway")))
    ada.says("/team admins only", to=group)
    assert "for the admins" in str((await telegram.sent(ada.chat))["text"])
