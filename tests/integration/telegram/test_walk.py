"""All there is on Telegram, in one walk: every command in private and in a group, every kind of button, amid troubles.

What the databases keep at the end is what the conversation alone keeps, which heard the same without a network.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bots.conversation.wording import fixed
from bots.conversation.wording.catalogues import languages
from bots.conversation.wording.language import speaking
from core.db.database import Database
from core.domain.json import JsonObject
from core.domain.notices import NoticeKind
from tests.integration.telegram.calm import Calm, kept_in
from tests.integration.telegram.conftest import Bots
from tests.integration.telegram.noticed import noticed
from tests.integration.telegram.walking import KINDS, LeapingClock, Walk, every_command, shown_choices
from tests.platforms.faults import Fault
from tests.platforms.telegram.failures import too_many
from tests.platforms.telegram.messages import buttons
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram
from tests.sqlite import new_database

START = datetime(2026, 3, 9, 12, tzinfo=UTC)
"""A Monday at noon."""
GOALS = ("/new water 8 glasses daily", "/new meditate 20 min daily", "/new read 12 books by dec 31", "/new gym 3x/week")


REFUSED = {
    "Bad Request: there is no caption in the message to edit",
    "Forbidden: bot can't initiate conversation with a user",
}
"""A text that is to become a picture, and somebody of a group who has not opened the private chat.

Whoever asked for updates and was killed is refused them besides.
"""
WAYS = ["polling-sqlite", pytest.param("webhook-postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=WAYS)
async def walk(request: pytest.FixtureRequest, telegram: Telegram, tmp_path: Path) -> AsyncIterator[Walk]:
    """Give a walk with a bot that asks for updates, or that Telegram comes to, on one database and the other."""
    way, kind = str(request.param).split("-")
    opened = request.getfixturevalue(f"{kind}_database")
    assert isinstance(opened, Database)
    bots = Bots(opened, telegram)
    bots.has_webhook = way == "webhook"
    (tmp_path / "calm").mkdir()
    database = new_database(tmp_path / "calm")
    clock = LeapingClock(START)
    given = Walk(telegram, bots, Calm(database, clock), clock=clock)
    bots.start()
    yield given
    await bots.stop()
    database.close()


def check(walk: Walk) -> None:
    """See that every call was valid, every tap answered, nothing lost and nothing done twice."""
    telegram = walk.telegram
    assert telegram.disagreements == []
    assert {why for method, why in telegram.refusals if method != "getUpdates"} <= REFUSED
    assert [query for query in telegram.world.queries if query.startswith("query")] == []
    assert [each["text"] for each in telegram.world.told if str(each.get("text")) in apologies()] == []
    assert max(len(choice.encode()) for choice in shown_choices(telegram)) <= 64
    assert kept_in(walk.bots.database) == kept_in(walk.calm.database)


def apologies() -> set[str]:
    """Return what the bot says when something of its own went wrong."""
    said = set()
    for language in languages():
        with speaking(language):
            said.add(fixed.failed())
    return said


async def test_every_command_in_private_and_in_a_group(walk: Walk) -> None:
    telegram, bots = walk.telegram, walk.bots
    ada, ben = telegram.user("ada"), telegram.user("ben")
    for text in (*GOALS, *every_command()):
        walk.says(ada, text)
    telegram.fails(Fault("sendMessage", times=2, error=too_many(1)))
    await telegram.sent(ada.chat)
    await bots.kill()
    walk.clock.leap(timedelta(seconds=31))
    bots.start()
    await walk.settled()
    group = ada.makes_group("Runners")
    ben.joins(group)
    for at, text in enumerate((*GOALS, *every_command())):
        walk.says(ada, text, to=group, by_name=at % 2 == 0)
    walk.says(ben, "/today", to=group)
    edited = walk.says(ben, "/log pushups 10", to=group)
    walk.edits(ben, edited, "/log pushups 12", to=group)
    await walk.settled()
    for update in walk.updates[::9]:
        telegram.world.feed.repeat(update)
    await walk.settled()
    assert walk.unanswered() == []
    check(walk)


async def test_every_kind_of_button(walk: Walk) -> None:
    telegram = walk.telegram
    ada, eva = telegram.user("ada"), telegram.user("eva", language="de")
    for person in (ada, eva):
        await walks_in(walk, person)
        await is_asked(walk, person)
        await is_told(walk, person)
        walk.clock.leap(timedelta(days=15))
        await walk.presses(person, await walk.asked(person, "/suggest"))
        await walk.presses(person, await walk.asked(person, "/delete me"), 1)
    assert walk.pressed == KINDS
    check(walk)


async def walks_in(walk: Walk, person: Person) -> None:
    """Come as somebody new, and be led: to a place, to goals, from templates."""
    asked = await walk.asked(person, "/start")
    while buttons(asked):
        asked = await walk.presses(person, asked)
    made = await walk.presses(person, await walk.asked(person, "/log swim 2km"))
    await walk.presses(person, made)
    asked = await walk.asked(person, "/new")
    await walk.presses(person, asked)
    await walk.asked(person, "cancel")
    await walk.presses(person, await walk.asked(person, "/templates"))


async def is_asked(walk: Walk, person: Person) -> None:
    """Say what has to be asked about."""
    for text in ("/new medication 90 min daily", "/new tea 3 cups daily"):
        await walk.asked(person, text)
    for text in (
        "/log med 10m",
        "/log medication 5km",
        "/quiet at night",
        "/lgo medication 10m",
        "/log medication 10m tomorrow",
        "/log tea 1, medication 1m, tea 2, medication 2m",
    ):
        await walk.presses(person, await walk.asked(person, text))
    await walk.presses(person, await walk.follows(person, of=walk.telegram.user("ben")))
    await walk.sends_inline(person, "medication 3m")


async def is_told(walk: Walk, person: Person) -> None:
    """Be told what time and others bring."""
    for text in ("/limit coffee 2 cups a day", "/new read 12 books by dec 31", "/log read 6"):
        await walk.asked(person, text)
    on = f"{walk.clock():%Y-%m-%d}"
    for title, deed in (("Medication", "add"), ("Medication", "snooze"), ("Medication", "done"), ("Tea", "skip")):
        await walk.presses(person, await told(walk, person, NoticeKind.REMINDER, title=title, on=on), deed)
    await walk.presses(person, await told(walk, person, NoticeKind.REMINDER, title="Coffee", on=on), "no")
    await walk.presses(person, await told(walk, person, NoticeKind.MILESTONE, title="Read", percent=50), "chart")
    await walk.asked(person, "/log read 6")
    await walk.presses(person, await told(walk, person, NoticeKind.COMPLETED, title="Read"))


async def told(walk: Walk, person: Person, kind: NoticeKind, *, title: str, **facts: object) -> JsonObject:
    """Let something be told of somebody's goal, and return what is said."""
    return await noticed(walk.telegram, walk.bots, person, kind=kind, title=title, **facts)
