"""Groups on Telegram: one line in public, the rest in private, and groups that move or end."""

import pytest

from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_private import CREATE
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import bad_request
from tests.platforms.telegram.messages import buttons
from tests.platforms.telegram.people import Person, labels
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import Chat


async def greeted(telegram: Telegram, person: Person, *, is_forum: bool = False) -> Chat:
    """Let somebody make a group, and the bot greet it."""
    group = person.makes_group("Runners", is_forum=is_forum)
    assert "Hello" in str((await telegram.sent(group))["text"])
    return group


async def test_a_log_is_one_line_in_the_group_and_a_list_goes_to_whoever_asked(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    said = ada.says("/log run 3 km", to=group)
    line = await telegram.sent(group)
    assert "Run" in str(line["text"])
    assert "\n" not in str(line["text"])
    assert labels(line) == []
    assert line["reply_to_message"] == said
    ada.says("/list@goalpost_bot", to=group)
    assert "Run" in str((await telegram.sent(ada.chat))["text"])
    assert telegram.unheard(group) == []


async def test_somebody_who_never_wrote_in_private_is_shown_the_way_there(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben")
    group = await greeted(telegram, ada)
    ben.joins(group)
    ben.says("/today", to=group)
    line = await telegram.sent(group)
    assert [each["url"] for each in buttons(line)] == ["https://t.me/goalpost_bot?start=hello"]
    ben.says("/start hello")
    assert "Hello" in str((await telegram.sent(ben.chat))["text"])


async def test_a_private_chat_that_is_not_there_does_not_end_the_group(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    group = await greeted(telegram, ada)
    telegram.fails(Fault("sendMessage", error=bad_request("chat not found")))
    ada.says("/today", to=group)
    assert buttons(await telegram.sent(group))
    ada.says("/new run 5 km a week", to=group)
    assert "Run" in str((await telegram.sent(group))["text"])


async def test_what_is_not_for_the_bot_is_left_alone(telegram: Telegram, bots: Bots) -> None:
    telegram.world.reads_all_groups = True
    bots.start()
    ada = telegram.user("ada")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    for text in ("run 3 km", "/log@other_bot run 3 km"):
        ada.says(text, to=group)
    ada.says("@goalpost_bot run 4 km", to=group)
    assert "4" in str((await telegram.sent(group))["text"])
    await telegram.taken()
    assert telegram.unheard(group) == []


async def test_an_answer_follows_a_group_that_moved(telegram: Telegram, bots: Bots) -> None:
    ada = telegram.user("ada")
    group = ada.makes_group("Runners")
    ada.says("/new run 5 km a week", to=group)
    new = ada.upgrades(group)
    bots.start()
    await telegram.sent(new)
    assert "Run" in str((await telegram.sent(new))["text"])


async def test_a_topic_is_answered_in_the_topic(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    forum = await greeted(telegram, ada, is_forum=True)
    topic = ada.opens_topic(forum, "Logs")
    ada.says("/new run 5 km a week", to=forum, thread=topic)
    assert (await telegram.sent(forum))["message_thread_id"] == topic


@pytest.mark.parametrize("is_deleted", [False, True], ids=["closed", "deleted"])
async def test_where_a_topic_is_no_more_the_answer_goes_to_the_general_one(
    telegram: Telegram, bots: Bots, *, is_deleted: bool
) -> None:
    ada = telegram.user("ada")
    forum = ada.makes_group("Runners", is_forum=True)
    topic = ada.opens_topic(forum, "Logs")
    ada.says("/new run 5 km a week", to=forum, thread=topic)
    forum.closed.add(topic)
    if is_deleted:
        del forum.topics[topic]
    bots.start()
    await telegram.sent(forum)
    line = await telegram.sent(forum)
    assert "Run" in str(line["text"])
    assert "message_thread_id" not in line


async def test_a_group_that_threw_the_bot_out_holds_up_nobody(telegram: Telegram, bots: Bots) -> None:
    ada, ben = telegram.user("ada"), telegram.user("ben")
    group = ada.makes_group("Runners")
    ada.says("/new run 5 km a week", to=group)
    ada.moves_bot(group, "kicked")
    ben.says("hello")
    bots.start()
    assert "Hello" in str((await telegram.sent(ben.chat))["text"])
    assert telegram.unheard(group) == []


async def test_a_question_of_the_group_is_answered_in_private(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/list")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    ada.says("/log meditate 10m", to=group)
    ada.taps(await telegram.sent(ada.chat), CREATE)
    done = await telegram.sent(ada.chat)
    assert "10 min" in str(done["text"])
    assert labels(done) == ["Undo"]


async def test_an_edit_in_the_group_edits_the_entry_and_the_line(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    said = ada.says("/log run 3 km", to=group)
    line = await telegram.sent(group)
    await bots.settled()
    ada.edits(said, "/log run 4 km")
    edited = await telegram.sent(group)
    assert edited["message_id"] == line["message_id"]
    assert "4/5" in str(edited["text"])


async def test_what_was_done_is_not_to_be_said_again_though_the_answer_cannot_be_given(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    ada = telegram.user("ada")
    group = await greeted(telegram, ada)
    ada.says("/new run 5 km a week", to=group)
    await telegram.sent(group)
    for said, told in (
        ("/archive run", "That is done."),
        ("/restore run\n/show run", "Part of that is done."),
        ("/show run", "say it again"),
    ):
        ada.says(said, to=group)
        line = await telegram.sent(group)
        assert told in str(line["text"])
        assert [each["url"] for each in buttons(line)] == ["https://t.me/goalpost_bot?start=hello"]
