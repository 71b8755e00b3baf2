"""The menus of commands: one for each scope and language, sent when they are other than what Telegram shows."""

import pytest

from tests.integration.telegram.conftest import Bots
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import ApiError, bad_request, too_many
from tests.platforms.telegram.telegram import Telegram

SCOPES = ("all_private_chats", "all_group_chats", "all_chat_administrators")


async def shown(telegram: Telegram) -> None:
    """Wait until every menu has what it is to have."""
    menus = telegram.world.menus
    assert await telegram.world.feed.bell.until(
        lambda: {(scope, "de") for scope in SCOPES} <= set(menus) or None, seconds=10
    )


async def test_each_scope_and_language_has_its_menu_and_is_sent_it_once(telegram: Telegram, bots: Bots) -> None:
    for _ in range(2):
        bots.start()
        await shown(telegram)
        telegram.user("ada").says("hello")
        await telegram.sent(telegram.user("ada").chat)
        await bots.stop()
    menus = telegram.world.menus
    assert set(menus) == {(scope, language) for scope in SCOPES for language in ("", "de")}
    assert len(telegram.made("setMyCommands")) == len(menus)
    private, group, chiefs = ({str(each["command"]) for each in menus[scope, ""]} for scope in SCOPES)
    assert {"log", "today", "help", "undo", "settings"} <= private
    assert {"log", "team", "top"} <= group < chiefs < private
    descriptions = {str(each["description"]) for each in menus["all_private_chats", "de"]}
    assert "was heute noch offen ist" in descriptions


async def test_a_menu_that_somebody_changed_is_set_right(telegram: Telegram, bots: Bots) -> None:
    telegram.world.menus["all_group_chats", ""] = [{"command": "old", "description": "x"}]
    bots.start()
    await shown(telegram)
    assert "old" not in {each["command"] for each in telegram.world.menus["all_group_chats", ""]}


@pytest.mark.parametrize("error", [too_many(3600), bad_request("BOT_COMMAND_DESCRIPTION_INVALID")])
async def test_nobody_waits_for_a_menu(telegram: Telegram, bots: Bots, error: ApiError) -> None:
    telegram.fails(Fault("setMyCommands", times=9, error=error))
    bots.start()
    telegram.user("ada").says("hello")
    await telegram.sent(telegram.user("ada").chat)
    assert telegram.world.menus == {}
