"""Reminders on Telegram: what they say, the buttons that end them, and answers to them."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import Session

from core.clock import utc_now
from core.db.tables import ReminderRow
from core.db.tables.access import table_of
from core.domain.json import JsonObject
from core.services.reminding import remind_due
from tests.integration.delivery.gathering import all_come_together
from tests.integration.telegram.conftest import Bots
from tests.platforms.telegram.people import Person, labels
from tests.platforms.telegram.telegram import Telegram

_reminder = table_of(ReminderRow)


async def reminded(telegram: Telegram, bots: Bots, ada: Person, *said: str) -> JsonObject:
    """Let somebody say things, let the moment of their reminders come, and return what comes of it."""
    for text in said:
        ada.says(text)
        await telegram.sent(ada.chat)
    await bots.settled()
    now = utc_now()

    def come(session: Session) -> int:
        session.connection().execute(update(_reminder).values(next_at=now, next_on=now.date()))
        return remind_due(session, now=now, most=10)

    bots.database.write_now(come)
    return await telegram.sent(ada.chat)


async def test_a_reminder_says_what_is_left_and_a_tap_ends_it(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    asked = await reminded(
        telegram, bots, ada, "new meditate 20 min daily", "meditate 5m", 'remind meditate 7:30 "Sit down."'
    )
    assert asked["text"] == "⏰ Meditate: 15 min left today.\n“Sit down.”"
    assert labels(asked) == ["Done", "+10 min", "In 30 min", "Skip"]
    await bots.settled()
    ada.taps(asked, "Done")
    done = await telegram.sent(ada.chat)
    assert done["message_id"] == asked["message_id"]
    assert "20/20 min today" in str(done["text"])
    assert labels(done) == ["Undo"]


async def test_a_part_that_no_button_holds_is_not_offered(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    said = ("new coins 400000000000 daily", "remind coins 7:30")
    assert labels(await reminded(telegram, bots, telegram.user("ada"), *said)) == ["Done", "In 30 min", "Skip"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [("10m", "Meditate +10 min"), ("12", "Meditate +12 min"), ("done", "Meditate done"), ("skip sick", "skipped")],
)
async def test_an_answer_to_a_reminder_is_about_its_goal(
    telegram: Telegram, bots: Bots, said: str, answer: str
) -> None:
    bots.start()
    ada = telegram.user("ada")
    asked = await reminded(
        telegram, bots, ada, "new meditate 20 min daily", "new read 20 min daily", "remind meditate 7:30"
    )
    await bots.settled()
    ada.says(said, answering=asked)
    assert answer in str((await telegram.sent(ada.chat))["text"])


async def test_what_is_put_off_by_a_tap_is_asked_again(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    asked = await reminded(telegram, bots, ada, "streak yoga 30 days", "remind yoga 7:30")
    await bots.settled()
    ada.taps(asked, "In 30 min")
    assert "I will ask about Yoga again" in str((await telegram.sent(ada.chat))["text"])
    waiting = bots.database.read_now(lambda session: session.connection().execute(_reminder.select()).all())
    (put_off,) = [row for row in waiting if row.kind == "snooze"]
    assert timedelta(minutes=29) < put_off.next_at - utc_now() < timedelta(minutes=31)


async def test_a_streak_is_asked_for_by_its_name(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    asked = await reminded(telegram, bots, telegram.user("ada"), "streak yoga 30 days", "remind yoga 7:30")
    assert asked["text"] == "⏰ Yoga: not yet today."
    assert labels(asked) == ["Done", "In 30 min", "Skip"]


async def test_a_tap_answers_its_own_part_of_what_came_together(telegram: Telegram, bots: Bots) -> None:
    bots.start()
    ada = telegram.user("ada")
    for text in (
        "new meditate 20 min daily",
        "new read 10 pages daily",
        "remind meditate 7:30",
        "remind meditate 7:45",
        "remind read 8:00",
    ):
        ada.says(text)
        await telegram.sent(ada.chat)
    await bots.settled()
    all_come_together(bots.database)
    asked = await telegram.sent(ada.chat)
    heading, *parts = str(asked["text"]).splitlines()
    assert heading == "While it was quiet, 2 things came together:"
    assert parts == ["⏰ Meditate: 20 min left today.", "⏰ Read: 10 pages left today."]
    await bots.settled()
    ada.taps(asked, "Meditate: +10 min")
    answered = await telegram.sent(ada.chat)
    assert answered["message_id"] == asked["message_id"]
    lines = str(answered["text"]).splitlines()
    assert (lines[0], lines[-1]) == (heading, parts[1])
    assert "Meditate +10 min" in lines[1]
    assert labels(answered) == ["Undo", "Read: Done", "Read: +5 pages", "Read: In 30 min", "Read: Skip"]


async def test_a_newcomer_chooses_by_a_tap_when_to_be_reminded_of_the_first_goal(
    telegram: Telegram, bots: Bots
) -> None:
    bots.start()
    ada = telegram.user("ada")
    ada.says("/start")
    await telegram.sent(ada.chat)
    ada.says("skip")
    asked = await telegram.sent(ada.chat)
    ada.taps(asked, labels(asked)[0])
    offered = await telegram.sent(ada.chat)
    assert "Shall I remind you of Meditate" in str(offered["text"])
    assert labels(offered) == ["08:00", "12:30", "19:00", "skip"]
    ada.taps(offered, "12:30")
    assert "⏰ Meditate: 12:30 every day" in str((await telegram.sent(ada.chat))["text"])
