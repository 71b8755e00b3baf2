"""Private chats on Telegram, through the true library and a server that speaks its protocol."""

import asyncio

import pytest

from bots.conversation.replies import File, Reply, Text
from bots.delivery.codec import reply_document
from core.clock import utc_now
from core.domain.json import JsonObject
from core.services.outbox import Outgoing, Place, Priority, queue
from tests.integration.telegram.conftest import Bots
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import bad_request, too_many
from tests.platforms.telegram.people import Person, labels
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import BOT_ID

UNREADABLE = Fault(
    "getUpdates", body=b'{"ok": true, "result": [{"update_id": 1, "message": {"poll": {}}}]}', status=200
)
CREATE = "just track it, 1 min a day is enough"


async def logged(telegram: Telegram, ada: Person) -> JsonObject:
    """Let somebody come from nothing to a first log."""
    ada.says("/log meditate 10m")
    asked = await telegram.sent(ada.chat)
    ada.taps(asked, CREATE)
    return await telegram.sent(ada.chat)


async def test_the_first_message_and_a_tap_make_a_goal_and_its_first_log(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/log meditate 10m")
    asked = await telegram.sent(ada.chat)
    assert labels(asked) == ["10 min a day", "20 min a day", CREATE, "no, nothing"]
    query = ada.taps(asked, CREATE)
    done = await telegram.sent(ada.chat)
    assert done["message_id"] == asked["message_id"]
    assert "Meditate" in str(done["text"])
    assert "Undo" in labels(done)
    assert await telegram.answered(query)


async def test_undo_takes_the_entry_back_in_place(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    done = await logged(telegram, ada)
    ada.taps(done, "Undo")
    undone = await telegram.sent(ada.chat)
    assert undone["message_id"] == done["message_id"]
    assert "Undo" not in labels(undone)


async def test_an_edited_message_edits_its_entry_and_the_answer(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    said = ada.says("meditate 5m")
    first = await telegram.sent(ada.chat)
    assert "15" in str(first["text"])
    await bots.settled()
    ada.edits(said, "meditate 7m")
    second = await telegram.sent(ada.chat)
    assert second["message_id"] == first["message_id"]
    assert "17" in str(second["text"])


async def test_an_answer_that_was_deleted_is_given_anew_and_edited_from_then_on(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    said = ada.says("meditate 5m")
    ada.deletes(await telegram.sent(ada.chat))
    await bots.settled()
    answers = []
    for minutes in (7, 8):
        ada.edits(said, f"meditate {minutes}m")
        answers.append(await telegram.sent(ada.chat))
        await bots.settled()
    assert ["17" in str(answers[0]["text"]), "18" in str(answers[1]["text"])] == [True, True]
    assert answers[0]["message_id"] == answers[1]["message_id"]


async def test_an_update_that_cannot_be_read_keeps_nobody_waiting(telegram: Telegram, bots: Bots) -> None:
    telegram.fails(UNREADABLE)
    bots.start()
    ada = telegram.user("ada")
    ada.says("hello")
    assert "Hello" in str((await telegram.sent(ada.chat))["text"])
    await telegram.taken()


async def test_an_update_that_comes_again_has_no_second_effect(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    ada.says("meditate 5m")
    [update] = telegram.world.feed.pending[-1:]
    await telegram.sent(ada.chat)
    await telegram.taken()
    telegram.world.feed.repeat(update)
    ada.says("meditate 5m")
    assert "20" in str((await telegram.sent(ada.chat))["text"])
    assert telegram.unheard(ada.chat) == []


async def test_a_crash_between_message_and_answer_loses_nothing(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    held = asyncio.Event()
    telegram.fails(Fault("sendMessage", until=held, is_dropped=True))
    ada.says("meditate 5m")
    await telegram.world.feed.bell.until(lambda: not telegram.faults.waiting, seconds=1)
    await bots.kill()
    held.set()
    bots.start()
    ada.says("meditate 5m")
    texts = [str((await telegram.sent(ada.chat, within=60))["text"]) for _ in range(2)]
    assert sorted("20" in text for text in texts) == [False, True]


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", error=too_many(1)),
        Fault("sendMessage", is_dropped=True),
        Fault("sendMessage", body=b"<html>", status=502),
        Fault("getUpdates", body=b"<html>", status=502),
    ],
    ids=["limited", "dropped", "bad gateway", "no updates"],
)
async def test_what_fails_for_now_is_said_later_and_once(telegram: Telegram, bots: Bots, fault: Fault) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    fault.times = 1
    telegram.fails(fault)
    ada.says("meditate 5m")
    assert "15" in str((await telegram.sent(ada.chat))["text"])
    await telegram.taken()
    assert telegram.unheard(ada.chat) == []


async def test_what_takes_several_messages_goes_on_where_it_was_interrupted(telegram: Telegram, bots: Bots) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    telegram.fails(Fault("sendDocument", error=too_many(1)))
    payload = reply_document(Reply((Text("First this."), File("goals.json", "{}", "Then that."))))
    place = Place(platform="telegram", tenant=str(BOT_ID), address=str(ada.chat.id))
    row = Outgoing(place=place, payload=payload, locale="en", priority=Priority.REPLY)
    bots.database.write_now(lambda session: queue(session, row, now=utc_now()))
    bots.start()
    said = [await telegram.sent(ada.chat) for _ in range(3)]
    await bots.settled()
    texts = [str(each.get("text") or each.get("caption")) for each in said if "Hello" not in str(each)]
    assert texts == ["First this.", "Then that."]
    assert telegram.unheard(ada.chat) == []


async def test_a_message_that_is_refused_does_not_hold_up_the_next(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    telegram.fails(Fault("sendMessage", error=bad_request("something new")))
    ada.says("meditate 5m")
    ada.says("meditate 5m")
    assert "20" in str((await telegram.sent(ada.chat))["text"])


async def test_somebody_who_blocked_the_bot_is_left_alone_until_they_write_again(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    ada.says("meditate 5m")
    await telegram.sent(ada.chat)
    await bots.stop()
    ada.says("meditate 5m")
    ada.blocks()
    bots.start()
    await telegram.taken()
    ada.says("today")
    assert "20" in str((await telegram.sent(ada.chat))["text"])


async def test_a_chart_is_a_picture_with_its_words(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    ada.says("/chart meditate")
    shown = await telegram.sent(ada.chat)
    assert "photo" in shown
    assert "Meditate" in str(shown["caption"])


async def test_an_export_is_a_document_with_its_words(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    ada.says("/export")
    shown = await telegram.sent(ada.chat)
    assert "Everything I have of you: 1 goal" in str(shown["caption"])
    [content] = [content for content in telegram.world.files.values() if b"Meditate" in content]
    assert b'"entries"' in content


async def test_the_menu_and_the_welcome_are_there(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/start")
    assert "Hello" in str((await telegram.sent(ada.chat))["text"])
    menu = await telegram.world.feed.bell.until(lambda: telegram.world.menus.get(("all_private_chats", "")), seconds=10)
    assert menu
    assert {"log", "today", "help", "undo"} <= {each["command"] for each in menu}


async def test_a_token_that_is_refused_ends_the_bot(telegram: Telegram, bots: Bots) -> None:
    bots.start(token="7000001:AAwrongTokenOfALocalServerNobodyEls0")
    await bots.ended()
    assert telegram.made("getUpdates") == []
