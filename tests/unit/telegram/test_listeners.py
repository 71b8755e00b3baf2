"""What is said to the bot, and what is left of it without the bot's name."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, User

from bots.telegram.listeners import text_for

BOT = User(7, "Goalpost", is_bot=True, username="goalpost_bot")
AT = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("/log run 3 km", "/log run 3 km"),
        ("/LOG@Goalpost_Bot run 3 km", "/LOG run 3 km"),
        ("/log@goalpost_bot\nrun 3 km", "/log\nrun 3 km"),
        ("/log@other_bot run 3 km", None),
        ("/start hello", "/start"),
        ("@goalpost_bot run 3 km", "run 3 km"),
        ("@Goalpost_Bot, run 3 km", "run 3 km"),
        ("run 3 km @goalpost_bot", "run 3 km"),
        ("Straße @goalpost_bot 3 km", "Straße  3 km"),
        ("@goalpost_bots run 3 km", None),
        ("run 3 km", None),
    ],
)
def test_in_a_group_it_is_commands_and_what_names_the_bot(said: str, heard: str | None) -> None:
    group = Chat(-1, Chat.GROUP, title="Runners")
    assert text_for(Message(1, AT, group, from_user=User(1, "Ada", is_bot=False), text=said), BOT) == heard
