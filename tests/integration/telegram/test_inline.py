"""Logs typed after the bot's name in chats that it is not in."""

from datetime import timedelta

import pytest

from core.clock import utc_now
from core.domain.json import JsonObject
from core.services.retention import forget_old
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_groups import greeted
from tests.integration.telegram.test_private import logged
from tests.platforms.telegram.messages import buttons
from tests.platforms.telegram.people import Person, labels
from tests.platforms.telegram.telegram import Telegram

LOG, LOG_IT = "Log Meditate +10 min", "Log it"


async def offered(telegram: Telegram, person: Person, text: str) -> tuple[str, JsonObject]:
    """Let somebody type a text after the bot's name; return the query and what is offered."""
    query = person.asks_inline(text)
    return query, await telegram.answered(query)


async def outcome(telegram: Telegram, inline_id: str) -> str:
    """Return what a message that was sent through the bot says once it has no button any more."""
    message = await telegram.world.feed.bell.until(
        lambda: None if buttons(telegram.world.inline[inline_id]) else telegram.world.inline[inline_id], seconds=10
    )
    assert message, "it still asks"
    return str(message["text"])


async def total(telegram: Telegram, ada: Person) -> str:
    """Return what a log of one more minute says in private, once all before is settled."""
    await telegram.taken()
    ada.says("meditate 1m")
    return str((await telegram.sent(ada.chat))["text"])


async def test_what_would_be_logged_is_offered_and_logged_once_it_is_sent(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    query, answer = await offered(telegram, ada, "meditate 10m")
    assert (answer["is_personal"], answer["cache_time"]) == (True, 0)
    inline_id = ada.chooses(query, LOG)
    assert labels(telegram.world.inline[inline_id]) == [LOG_IT]
    assert "Meditate +10 min" in await outcome(telegram, inline_id)
    assert "21" in await total(telegram, ada)


async def test_without_inline_feedback_a_tap_logs(telegram: Telegram, bots: Bots) -> None:
    telegram.world.has_inline_feedback = False
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    query, _ = await offered(telegram, ada, "meditate 10m")
    inline_id = ada.chooses(query, LOG)
    assert "11" in await total(telegram, ada)
    tap = ada.taps_inline(inline_id, LOG_IT)
    await telegram.answered(tap)
    assert "Meditate +10 min" in await outcome(telegram, inline_id)
    assert "22" in await total(telegram, ada)


async def test_sent_and_tapped_it_is_logged_once(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    query, _ = await offered(telegram, ada, "meditate 10m")
    inline_id = ada.chooses(query, LOG)
    ada.taps_inline(inline_id, LOG_IT)
    ada.taps_inline(inline_id, LOG_IT)
    await outcome(telegram, inline_id)
    assert "21" in await total(telegram, ada)


async def test_sent_where_the_bot_reads_it_too_it_is_logged_once(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    group = await greeted(telegram, ada)
    for chat in (ada.chat, group):
        query, _ = await offered(telegram, ada, "meditate 10m")
        await outcome(telegram, ada.chooses(query, LOG, to=chat))
    assert "31" in await total(telegram, ada)
    assert telegram.unheard(ada.chat) == telegram.unheard(group) == []


async def test_a_tap_of_somebody_else_logs_nothing(telegram: Telegram, bots: Bots) -> None:
    telegram.world.has_inline_feedback = False
    bots.start()
    ada, ben = telegram.user("ada"), telegram.user("ben", language="de")
    await logged(telegram, ada)
    query, _ = await offered(telegram, ada, "meditate 10m")
    inline_id = ada.chooses(query, LOG)
    told = await telegram.answered(ben.taps_inline(inline_id, LOG_IT))
    assert told["text"] == "Das kann nur eintragen, wer es geschickt hat."
    assert labels(telegram.world.inline[inline_id]) == [LOG_IT]
    assert "11" in await total(telegram, ada)


@pytest.mark.parametrize("text", ["", "/delete me", "run 5 km", "undo"])
async def test_what_is_no_clear_log_is_answered_by_a_hint(telegram: Telegram, bots: Bots, text: str) -> None:
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    _, answer = await offered(telegram, ada, text)
    assert answer["results"] == []
    assert answer["button"] == {"text": "Write a log, as in: meditate 10m", "start_parameter": "hello"}


@pytest.mark.parametrize("has_feedback", [True, False])
async def test_a_text_that_no_button_has_room_for_is_logged_whole(
    telegram: Telegram, bots: Bots, *, has_feedback: bool
) -> None:
    telegram.world.has_inline_feedback = has_feedback
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    note = f"{'very ' * 40}calmly"
    query, _ = await offered(telegram, ada, f"meditate 10m {note}")
    inline_id = ada.chooses(query, LOG)
    if not has_feedback:
        ada.taps_inline(inline_id, LOG_IT)
        ada.taps_inline(inline_id, LOG_IT)
    assert "Meditate +10 min" in await outcome(telegram, inline_id)
    assert "21" in await total(telegram, ada)
    ada.says("/show meditate")
    assert note in str((await telegram.sent(ada.chat))["text"])


async def test_a_long_text_that_is_kept_no_more_is_not_logged_and_its_sender_is_told(
    telegram: Telegram, bots: Bots
) -> None:
    telegram.world.has_inline_feedback = False
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    query, _ = await offered(telegram, ada, f"meditate 10m {'very ' * 10}calmly")
    inline_id = ada.chooses(query, LOG)
    bots.database.write_now(lambda session: forget_old(session, now=utc_now() + timedelta(days=31), most=100))
    told = await telegram.answered(ada.taps_inline(inline_id, LOG_IT))
    assert told["text"] == "That was too long ago. Write it to me instead."
    assert labels(telegram.world.inline[inline_id]) == [LOG_IT]
    assert "11" in await total(telegram, ada)


async def test_a_stranger_is_shown_the_way_to_the_private_chat(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    _, answer = await offered(telegram, telegram.user("eve"), "meditate 10m")
    assert answer["results"] == []
    assert "button" in answer


async def test_what_became_no_log_meanwhile_is_told_in_private(telegram: Telegram, bots: Bots) -> None:
    telegram.world.has_inline_feedback = False
    bots.start()
    ada = telegram.user("ada")
    await logged(telegram, ada)
    query, _ = await offered(telegram, ada, "meditate 10m")
    inline_id = ada.chooses(query, LOG)
    ada.says("/archive meditate")
    await telegram.sent(ada.chat)
    ada.taps_inline(inline_id, LOG_IT)
    await telegram.sent(ada.chat)
    assert telegram.world.inline[inline_id]["text"] == "Meditate +10 min"
