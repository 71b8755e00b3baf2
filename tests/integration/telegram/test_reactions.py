"""Reactions on Telegram: a thumb up for a reminder is its Done, and the bot's own tells of an answer in private."""

import pytest

from core.domain.json import JsonObject
from tests.integration.delivery.gathering import all_come_together
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.test_groups import greeted
from tests.integration.telegram.test_reminders import reminded
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import ApiError
from tests.platforms.telegram.people import Person, labels
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import BOT_ID, Chat

THUMB, HEART = "👍", "❤"


async def asked_about(telegram: Telegram, bots: Bots, ada: Person) -> JsonObject:
    """Return a reminder of a goal of 20 minutes, of which 5 are done."""
    bots.start()
    asked = await reminded(telegram, bots, ada, "new meditate 20 min daily", "meditate 5m", "remind meditate 7:30")
    await bots.settled()
    return asked


async def test_a_thumb_up_does_what_done_does_once_and_taken_back_undoes_it(telegram: Telegram, bots: Bots) -> None:
    ada = telegram.user("ada")
    asked = await asked_about(telegram, bots, ada)
    ada.reacts(asked, THUMB)
    telegram.world.feed.repeat(telegram.world.feed.pending[-1])
    done = await telegram.sent(ada.chat)
    assert done["message_id"] == asked["message_id"]
    assert "20/20 min today" in str(done["text"])
    assert labels(done) == ["Undo"]
    await bots.settled()
    ada.reacts(asked, THUMB, "🎉")
    ada.reacts(asked, HEART)
    ada.reacts(asked, "👌")
    await telegram.taken()
    assert telegram.unheard(ada.chat) == []
    ada.reacts(asked)
    undone = await telegram.sent(ada.chat)
    assert undone["message_id"] == asked["message_id"]
    assert "5/20 min today" in str(undone["text"])
    for signs in ((THUMB,), ()):
        ada.reacts(asked, *signs)
        await telegram.taken()
    assert telegram.unheard(ada.chat) == []


async def test_a_reaction_taken_back_leaves_what_it_did_not_log(telegram: Telegram, bots: Bots) -> None:
    ada = telegram.user("ada")
    asked = await asked_about(telegram, bots, ada)
    ada.taps(asked, "Done")
    await telegram.sent(ada.chat)
    await bots.settled()
    ada.reacts(asked, THUMB)
    ada.reacts(asked)
    await telegram.taken()
    assert telegram.unheard(ada.chat) == []


async def test_where_it_is_not_clear_what_is_done_a_reaction_does_nothing(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    said = []
    for text in ("new meditate 20 min daily", "new read 10 pages daily", "remind meditate 7:30", "remind read 8:00"):
        said += [ada.says(text), await telegram.sent(ada.chat)]
    await bots.settled()
    all_come_together(bots.database)
    together = await telegram.sent(ada.chat)
    await bots.settled()
    for message in (together, *said):
        ada.reacts(message, THUMB)
    ada.reacts(together, "👎")
    await telegram.taken()
    ada.taps(together, "Meditate: +10 min")
    answered = await telegram.sent(ada.chat)
    await bots.settled()
    ada.reacts(answered, "💯")
    await telegram.taken()
    assert telegram.unheard(ada.chat) == []


async def listed(telegram: Telegram, ada: Person, group: Chat) -> dict[int, list[JsonObject]]:
    """Let somebody ask in a group for what is answered in private; return the signs on that."""
    asked = ada.says("/list", to=group)
    assert "goal" in str((await telegram.sent(ada.chat))["text"])
    await telegram.world.feed.bell.until(lambda: telegram.made("setMessageReaction"), seconds=1)
    assert telegram.unheard(group) == []
    return group.signs.get(int(str(asked["message_id"])), {})


async def test_in_a_group_a_sign_tells_that_the_answer_is_in_private_where_it_is_allowed(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    assert await listed(telegram, ada, group) == {BOT_ID: [{"type": "emoji", "emoji": "👀"}]}
    group.available_reactions = [{"type": "emoji", "emoji": THUMB}]
    assert await listed(telegram, ada, group) == {}
    ada.says("/log run 2 km", to=group)
    assert "2/5 km" in str((await telegram.sent(group))["text"])
    await bots.settled()
    assert len(telegram.made("setMessageReaction")) == 2


@pytest.mark.parametrize("code", [400, 429, 502])
async def test_a_sign_that_fails_loses_and_repeats_nothing(telegram: Telegram, bots: Bots, code: int) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/new run 5 km a week")
    await telegram.sent(ada.chat)
    group = await greeted(telegram, ada)
    telegram.fails(Fault("setMessageReaction", error=ApiError(code, "REACTION_INVALID")))
    ada.says("/list", to=group)
    await telegram.sent(ada.chat)
    await bots.settled()
    assert telegram.unheard(ada.chat) == telegram.unheard(group) == []
