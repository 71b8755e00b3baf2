"""A walk through all that people can do: each command, form, button, shortcut and event that the app listens to."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import cast

from sqlmodel import Session, select

from bots.conversation.fields import Kind
from bots.conversation.wording.forms import titles
from bots.conversation.wording.guide import kind_labels
from bots.slack.app import SlackApp
from bots.slack.manifest import manifest, slash_commands
from bots.slack.surfaces import FORMS_OF_COMMANDS
from core.db.tables import OutboxRow
from core.domain.json import JsonObject
from tests.integration.slack.serving import Apps
from tests.platforms.slack.feed import Ack
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import labels, words
from tests.platforms.slack.slack import Slack
from tests.platforms.slack.world import How

ANSWER_SECONDS = 30.0
QUICK_SECONDS = 3.0
"""As long as Slack waits, be the machine ever so busy."""
FAILED = "That did not work"
FILLED: Mapping[Kind, tuple[dict[str, object], str]] = {
    Kind.LOG: ({"goal": "Meditate", "amount": "7 min"}, "Meditate +7 min"),
    Kind.GOAL: ({"title": "Yoga", "amount": "20 min"}, "New goal: Yoga"),
    Kind.REMINDER: ({"goal": "Meditate", "days": "every day", "time": "07:30"}, "7:30"),
    Kind.SETTINGS: ({"daystart": "3:00"}, "3:00"),
}
"""What is put into each form, and what comes of it."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody who walks, on which Slack, and the apps that listen."""

    slack: Slack
    apps: Apps
    person: Person


Step = Callable[[Walk], Awaitable[list[Ack]]]


async def newcomer(slack: Slack, name: str) -> Person:
    """Let somebody new have a goal."""
    person = slack.team("acme").person(name)
    person.says("new meditate 20 min daily")
    for _ in ("the goal", "the zone that was taken from Slack"):
        await slack.sent(person.dm, within=ANSWER_SECONDS)
    return person


async def at_home(slack: Slack, person: Person) -> JsonObject:
    """Let somebody open their Home tab, once: it says by itself what came of what they do there."""
    if person.home is None:
        person.opens_home()
    return await slack.home_of(person, within=ANSWER_SECONDS)


async def shows(slack: Slack, person: Person, text: str) -> None:
    """Wait until a text stands in somebody's Home tab."""
    found = await slack.world.bell.until(lambda: text in words(person.home or {}), seconds=ANSWER_SECONDS)
    assert found, (text, words(person.home or {}))


async def noted(walk: Walk) -> None:
    """Wait until what was said to somebody is noted as said, by which an edit finds it."""

    def is_any_queued(session: Session) -> bool:
        theirs = select(OutboxRow.id).where(OutboxRow.state == "queued", OutboxRow.address == walk.person.dm.id)
        return session.exec(theirs).first() is not None

    async with asyncio.timeout(ANSWER_SECONDS):
        while walk.apps.database.read_now(is_any_queued):  # noqa: ASYNC110 - the database rings no bell
            await asyncio.sleep(0.01)


async def writes(walk: Walk) -> list[Ack]:
    """Log by a message, edit it, take it away."""
    slack, person = walk.slack, walk.person
    said = person.says("meditate 5m")
    first = await slack.sent(person.dm, within=ANSWER_SECONDS)
    await noted(walk)
    person.edits(said, "meditate 6m")
    edited = await slack.sent(person.dm, within=ANSWER_SECONDS)
    await noted(walk)
    person.deletes(said)
    deleted = await slack.sent(person.dm, within=ANSWER_SECONDS)
    assert first["ts"] == edited["ts"] == deleted["ts"]
    assert ("6/20" in words(edited), "0/20" in words(deleted)) == (True, True)
    return []


async def commands(walk: Walk) -> list[Ack]:
    """Log by a command."""
    slack, person = walk.slack, walk.person
    ack = await person.runs("/log meditate 5m")
    assert "5/20" in words(await slack.sent(person.dm, within=ANSWER_SECONDS))
    return [ack]


async def taps(walk: Walk) -> list[Ack]:
    """Tap the button of an answer."""
    slack, person = walk.slack, walk.person
    person.says("meditate 5m")
    ack = await person.clicks(await slack.sent(person.dm, within=ANSWER_SECONDS), "Undo")
    assert "0/20" in words(await slack.sent(person.dm, within=ANSWER_SECONDS))
    return [ack]


async def opens_home(walk: Walk) -> list[Ack]:
    """Look at the Home tab: a button for each form, and one for the goal."""
    slack, person = walk.slack, walk.person
    assert labels(await at_home(slack, person)) == [titles()[kind] for kind in FORMS] + ["+10m"]
    return []


async def taps_at_home(walk: Walk) -> list[Ack]:
    """Log by one tap in the Home tab, and take it back by another."""
    slack, person = walk.slack, walk.person
    log = await person.clicks(await at_home(slack, person), "+10m")
    await shows(slack, person, "10/20 min today")
    undo = await person.clicks(person.home or {}, "Undo")
    await shows(slack, person, "Undone")
    return [log, undo]


async def fills_each_form(walk: Walk) -> list[Ack]:
    """Open each form from the Home tab and send it: what came of it stands there."""
    slack, person = walk.slack, walk.person
    acks = []
    for kind, (values, outcome) in FILLED.items():
        acks.append(await person.clicks(await at_home(slack, person), titles()[kind]))
        await slack.modal_of(person, within=ANSWER_SECONDS)
        sent = await person.submits(values)
        assert (sent.errors, person.modal) == ({}, None)
        await shows(slack, person, outcome)
        acks.append(sent.ack)
    return acks


async def chooses_each_kind(walk: Walk) -> list[Ack]:
    """Choose each kind of goal in the form for one."""
    slack, person = walk.slack, walk.person
    acks = [await person.runs("/goal")]
    for label in (*list(kind_labels().values())[1:], next(iter(kind_labels().values()))):
        form = await slack.modal_of(person, within=ANSWER_SECONDS)
        before = form["hash"]
        acks.append(await person.chooses(form, "kind", label))
        assert person.modal is not None
        assert person.modal["hash"] != before
    return acks


async def takes_shortcuts(walk: Walk) -> list[Ack]:
    """Take each shortcut of the manifest and log by its form."""
    slack, person = walk.slack, walk.person
    acks = []
    for at, shortcut in enumerate(SHORTCUTS, 1):
        name = str(shortcut["callback_id"])
        if shortcut["type"] == "global":
            acks.append(await person.takes_shortcut(name))
        else:
            message = person.says("what a day")
            await slack.sent(person.dm, within=ANSWER_SECONDS)
            acks.append(await person.takes_message_shortcut(name, message, in_=person.dm))
        await slack.modal_of(person, within=ANSWER_SECONDS)
        acks.append((await person.submits({"goal": "Meditate", "amount": "1 min"})).ack)
        assert f"{at}/20" in words(await slack.sent(person.dm, within=ANSWER_SECONDS))
    return acks


async def makes_a_channel(walk: Walk) -> list[Ack]:
    """Invite the app to a channel: it says hello."""
    slack, person = walk.slack, walk.person
    assert "Hello!" in words(await slack.sent(person.makes_channel("runners"), within=ANSWER_SECONDS))
    return []


async def moves(walk: Walk) -> list[Ack]:
    """Go to live in another zone."""
    slack, person = walk.slack, walk.person
    person.changes(tz="Asia/Tokyo")
    assert "Asia/Tokyo" in words(await slack.sent(person.dm, within=ANSWER_SECONDS))
    return []


async def clicks_what_is_no_more(walk: Walk) -> list[Ack]:
    """Click a button of an earlier version: it is acknowledged, and nothing happens."""
    slack, person = walk.slack, walk.person
    shown: JsonObject = {**(await at_home(slack, person))}
    old = {"type": "button", "action_id": "of-old", "text": {"type": "plain_text", "text": "Old"}, "value": "x"}
    return [await person.clicks({**shown, "blocks": [{"type": "actions", "block_id": "b", "elements": [old]}]}, "Old")]


FORMS = (Kind.LOG, Kind.GOAL, Kind.REMINDER, Kind.SETTINGS)
SHORTCUTS = cast("list[JsonObject]", cast("JsonObject", manifest()["features"])["shortcuts"])
STEPS: Mapping[str, Step] = {
    "message": writes,
    "command": commands,
    "tap": taps,
    "home_opened": opens_home,
    "home_tapped": taps_at_home,
    "form_asked": fills_each_form,
    "form_sent": fills_each_form,
    "kind_chosen": chooses_each_kind,
    "shortcut_taken": takes_shortcuts,
    "message_chosen": takes_shortcuts,
    "room_changed": makes_a_channel,
    "person_changed": moves,
    "passed_over": clicks_what_is_no_more,
}
"""What somebody does for each of the app's listeners, by its name."""
ELSEWHERE = {"app_ended"}
"""A workspace that takes the app away is walked out of in `test_rooms`."""


def listeners(app: SlackApp) -> set[str]:
    """Return the names of all that Bolt calls."""
    registered = app._bolt._async_listeners  # noqa: SLF001 - Bolt tells nobody
    return {each.ack_function.__name__ for each in registered}


async def test_everything_that_is_listened_to_is_answered_quickly_and_once(slack: Slack, apps: Apps) -> None:
    app = await apps.start()
    assert listeners(app) == {*STEPS} | ELSEWHERE
    assert {*FILLED} == {*Kind}
    steps = list(dict.fromkeys(STEPS.values()))
    people = [await newcomer(slack, f"person{at}") for at in range(len(steps))]
    acks = await asyncio.gather(*(step(Walk(slack, apps, person)) for step, person in zip(steps, people, strict=True)))
    assert [ack for each in acks for ack in each if not ack.is_good or ack.seconds > QUICK_SECONDS] == []
    await slack.settled(within=ANSWER_SECONDS)
    await apps.settled()
    assert [words(told.message) for person in people for told in slack.unheard(person.dm)] == []


async def test_every_command_is_answered_once_and_in_a_channel_by_one_public_line_at_most(
    slack: Slack, apps: Apps
) -> None:
    await apps.start()
    entries = [(str(each["command"]), str(each["usage_hint"])) for each in slash_commands()]

    async def run(number: int, command: str, hint: str) -> tuple[Ack, str]:
        person = await newcomer(slack, f"person{number}")
        room = person.makes_channel(f"room{number}", is_old=True)
        return await person.runs(f"{command} {hint}".strip(), to=room), room.id

    ran = await asyncio.gather(*(run(at, *entry) for at, entry in enumerate(entries)))
    await apps.settled()
    for (command, hint), (ack, room) in zip(entries, ran, strict=True):
        said = [each for each in slack.world.told if each.channel == room]
        public = [words(each.message) for each in said if each.how is not How.EPHEMERAL]
        assert (ack.is_good, ack.body, ack.seconds < QUICK_SECONDS) == (True, None, True), command
        is_form_or_file = (not hint and command in FORMS_OF_COMMANDS) or command == "/export"
        assert len(said) == (0 if is_form_or_file else 1), command
        assert [line for line in public if "\n" in line] == []
        assert not any(FAILED in words(each.message) for each in said), command
