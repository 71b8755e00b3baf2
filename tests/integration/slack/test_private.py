"""The chat of one person with the app, over HTTP and over Socket Mode."""

import asyncio
from typing import cast

from core.domain.json import JsonObject
from tests.integration.delivery.gathering import all_come_together
from tests.integration.slack.serving import Apps
from tests.platforms.faults import Fault
from tests.platforms.slack.failures import ratelimited
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import blocks_of, labels, words
from tests.platforms.slack.slack import Slack

CREATE = "just track it, 1 min a day is enough"
ZONE = "I took your time zone Europe/London from Slack; timezone CITY changes it."


async def logged(slack: Slack, ada: Person) -> JsonObject:
    """Let somebody come from nothing to a first log."""
    ada.says("meditate 10m")
    asked = await slack.sent(ada.dm)
    assert words(await slack.sent(ada.dm)) == ZONE
    await ada.clicks(asked, CREATE)
    return await slack.sent(ada.dm)


async def test_the_first_message_and_a_click_make_a_goal_and_its_first_log(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await apps.start()
    ada.says("meditate 10m")
    asked = await slack.sent(ada.dm)
    assert labels(asked) == ["10 min a day", "20 min a day", CREATE, "no, nothing"]
    assert words(await slack.sent(ada.dm)) == ZONE
    ack = await ada.clicks(asked, CREATE)
    done = await slack.sent(ada.dm)
    assert ack.is_good
    assert done["ts"] == asked["ts"]
    assert "Meditate" in words(done)
    assert "Meditate" in str(done["text"])
    assert labels(done) == ["Undo"]


async def test_undo_takes_the_entry_back_in_place_and_a_second_click_finds_nothing(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await apps.start()
    done = await logged(slack, ada)
    await ada.clicks(done, "Undo")
    undone = await slack.sent(ada.dm)
    assert undone["ts"] == done["ts"]
    assert "Undo" not in labels(undone)
    await ada.clicks(done, "Undo")
    assert "Undo" not in labels(await slack.sent(ada.dm))


async def test_a_click_answers_its_own_part_of_what_came_together(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    ada.says("new meditate 20 min daily")
    await slack.sent(ada.dm)
    assert words(await slack.sent(ada.dm)) == ZONE
    for text in ("new read 10 pages daily", "remind meditate 7:30", "remind read 8:00"):
        ada.says(text)
        await slack.sent(ada.dm)
    await apps.settled()
    all_come_together(apps.database)
    asked = await slack.sent(ada.dm)
    assert "2 things came together" in words(asked)
    await apps.settled()
    await ada.clicks(asked, "Meditate: +10 min")
    answered = await slack.sent(ada.dm)
    assert answered["ts"] == asked["ts"]
    assert "Meditate +10 min" in words(answered)
    assert "Meditate: 20 min left" not in words(answered)
    assert "Read: 10 pages left today." in words(answered)
    assert labels(answered) == ["Undo", "Read: Done", "Read: +5 pages", "Read: In 30 min", "Read: Skip"]


async def test_an_edited_message_edits_its_entry_and_the_answer(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    said = ada.says("meditate 5m")
    first = await slack.sent(ada.dm)
    assert "15" in words(first)
    await apps.settled()
    ada.edits(said, "meditate 7m")
    second = await slack.sent(ada.dm)
    assert second["ts"] == first["ts"]
    assert "17" in words(second)


async def test_a_deleted_message_takes_its_entry_back(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    said = ada.says("meditate 5m")
    first = await slack.sent(ada.dm)
    await apps.settled()
    ada.deletes(said)
    second = await slack.sent(ada.dm)
    assert second["ts"] == first["ts"]
    assert "10" in words(second)


async def test_a_thread_is_answered_in_it(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    done = await logged(slack, ada)
    ada.says("meditate 5m", thread=done)
    answer = await slack.sent(ada.dm)
    assert answer["thread_ts"] == done["ts"]


async def test_a_command_in_the_own_chat_is_answered_by_a_message(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    ack = await ada.runs("/log meditate 5m")
    assert (ack.is_good, ack.body) == (True, None)
    assert "15" in words(await slack.sent(ada.dm))


async def test_a_chart_is_an_image_with_words_for_those_who_do_not_see_it(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await apps.start()
    await logged(slack, ada)
    ada.says("chart meditate")
    shown = await slack.sent(ada.dm)
    [image] = [block for block in blocks_of(shown) if block["type"] == "image"]
    assert "Meditate" in str(image["alt_text"])


async def test_what_somebody_has_comes_as_a_file(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    ada.says("export")
    shown = await slack.sent(ada.dm)
    [file] = cast("list[JsonObject]", shown["files"])
    kept = slack.world.files[str(file["id"])]
    assert b"Meditate" in (kept.content or b"")
    assert kept.channels == [ada.dm.id]


async def test_an_event_that_comes_again_has_no_second_effect(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    ada.says("meditate 5m")
    await slack.sent(ada.dm)
    await apps.settled()
    slack.world.feed.repeat(slack.world.feed.events("message")[-1])
    ada.says("meditate 5m")
    assert "20" in words(await slack.sent(ada.dm))
    await apps.settled()
    assert slack.unheard(ada.dm) == []


async def test_a_crash_between_message_and_answer_loses_nothing(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    held = asyncio.Event()
    slack.fails(Fault("chat.postMessage", until=held, is_dropped=True))
    ada.says("meditate 5m")
    async with asyncio.timeout(10):
        while slack.faults.waiting:  # noqa: ASYNC110 - it rings no bell
            await asyncio.sleep(0.01)
    await slack.settled()
    await apps.kill()
    held.set()
    await apps.start()
    ada.says("meditate 5m")
    texts = [words(await slack.sent(ada.dm, within=60)) for _ in range(2)]
    assert sorted("20" in text for text in texts) == [False, True]


async def test_slack_tells_to_wait_and_is_obeyed(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    slack.fails(Fault("chat.postMessage", error=ratelimited(1)))
    ada.says("meditate 5m")
    assert "15" in words(await slack.sent(ada.dm))


async def test_what_looks_like_a_reference_is_said_back_as_a_text(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    ada.says("frobnicate <!channel> & <@U1>")
    shown = await slack.sent(ada.dm)
    assert not {"<!channel>", "<@U1>"} & set(str(shown).split())
    await apps.settled()
