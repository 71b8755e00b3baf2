"""Links on Telegram: what opens an invitation, and a team of a group."""

from core.domain.public_address import PublicAddress
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_groups import greeted
from tests.platforms.telegram.telegram import Telegram


async def test_an_invitation_is_a_link_that_opens_it(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    ada.says("/share run")
    said = str((await telegram.sent(ada.chat))["text"])
    assert "https://t.me/goalpost_bot?start=goal_" in said
    ben.says(f"/start {said.partition('?start=')[2].strip()}")
    assert "shows you" in str(await telegram.sent(ben.chat))


async def test_a_group_has_a_team_by_its_own_name(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben")
    group = await greeted(telegram, ada)
    ada.says("/team new pushups 100 a day", to=group)
    assert "New goal of Runners" in str((await telegram.sent(group))["text"])
    ben.joins(group)
    ben.says("/log pushups 20", to=group)
    line = str((await telegram.sent(group))["text"])
    assert "20/100" in line
    assert "from now on" in line


async def test_the_page_of_a_shared_goal_comes_first_and_may_be_previewed(telegram: Telegram, bots: Bots) -> None:
    bots.public = PublicAddress("https://goals.example")
    bots.start()
    ada = telegram.user("ada")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    ada.says("/share run")
    lines = str((await telegram.sent(ada.chat))["text"]).splitlines()
    code = lines[-1].partition("?start=goal_")[2]
    assert lines[-2].endswith(f" {bots.public.page(code)}")
    assert "link_preview_options" not in telegram.made("sendMessage")[-1].parameters
