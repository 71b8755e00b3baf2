"""Links to shared goals in people's messages: each shows its goal there, once, and what is not ours stays as it is."""

import re
from collections.abc import Iterable
from typing import cast

from sqlmodel import Session, select

from core.db.tables import OutboxRow
from core.domain.json import JsonObject
from core.domain.public_address import PublicAddress
from tests.integration.slack.serving import Apps
from tests.integration.slack.test_rooms import states
from tests.integration.slack.test_stalled import stalled
from tests.platforms.faults import Fault
from tests.platforms.slack.failures import refused
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import blocks_of, words
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.slack import Slack

OURS = PublicAddress("https://goalpost.example")


async def shared(slack: Slack, apps: Apps, ada: Person, *titles: str) -> list[str]:
    """Let somebody make goals and share them; return the addresses that the app gives."""
    apps.public = OURS
    await apps.start()
    addresses = []
    for title in titles or ("meditate",):
        ada.says(f"new {title} 20 min daily")
        ada.says(f"{title} 10m")
        ada.says(f"share {title}")
        await apps.settled()
        told = "\n".join(words(each.message) for each in slack.unheard(ada.dm))
        addresses.append(re.findall(rf"{OURS.origin}/g/\w+", told)[-1])
    return addresses


async def room_of(slack: Slack, apps: Apps, ada: Person) -> Channel:
    """Give a channel that has been greeted."""
    room = ada.makes_channel("runners")
    await slack.sent(room)
    await apps.settled()
    return room


def codes_of(links: Iterable[str]) -> list[str | None]:
    """Return the codes in links."""
    return [OURS.code_in(link) for link in links]


def kept(session: Session) -> list[JsonObject]:
    """Return what is kept of previews that were shown: nothing of whose goals they are."""
    return [dict(each) for each in session.exec(select(OutboxRow.payload).where(OutboxRow.action == "unfurl"))]


def previews(message: JsonObject) -> dict[str, JsonObject]:
    """Return what is shown below a message, by the link that it belongs to."""
    shown = cast("list[JsonObject]", message.get("attachments") or [])
    return {str(each["from_url"]): each for each in shown}


async def test_each_link_to_a_shared_goal_shows_it_and_no_other_does(slack: Slack, apps: Apps, ada: Person) -> None:
    meditate, read = await shared(slack, apps, ada, "meditate", "read")
    room = await room_of(slack, apps, ada)
    unknown = OURS.page("abcdefgh2345")
    said = ada.says(f"look {meditate} {read}?x=1 {meditate} {unknown} https://goalpost.example/docs", to=room)
    await apps.settled()
    shown = previews(room.messages[str(said["ts"])])
    assert list(shown) == [meditate, f"{read}?x=1"]
    assert "Meditate: 20 min a day" in words(shown[meditate])
    assert "10/20 min today" in words(shown[meditate])
    assert "Read" in str(cast("JsonObject", shown[f"{read}?x=1"]["preview"])["title"])
    pictures = [each["image_url"] for each in blocks_of(shown[meditate]) if each["type"] == "image"]
    assert [str(each).partition("?v=")[0] for each in pictures] == [f"{meditate}/chart.png"]
    assert len(slack.made("chat.unfurl")) == 1
    assert apps.database.read_now(kept) == [{"is": "links", "links": dict(zip(shown, codes_of(shown), strict=True))}]


async def test_a_link_is_shown_while_it_is_being_written_and_where_the_app_is_not(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    [meditate] = await shared(slack, apps, ada)
    draft = ada.types(f"look {meditate}")
    elsewhere = ada.makes_channel("elsewhere", has_app=False)
    said = ada.says(meditate, to=elsewhere)
    await apps.settled()
    assert list(previews(draft)) == list(previews(elsewhere.messages[str(said["ts"])])) == [meditate]


async def test_an_event_that_comes_again_or_after_the_sharing_shows_nothing(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    [meditate] = await shared(slack, apps, ada)
    room = await room_of(slack, apps, ada)
    ada.says(meditate, to=room)
    [event] = slack.world.feed.events("link_shared")
    again = slack.world.feed.add(event.kind, {**event.payload, "event_context": "after a while"})
    await apps.settled()
    assert again.is_taken
    ada.says("share meditate off")
    await apps.settled()
    ada.says(meditate, to=room)
    await apps.settled()
    assert len(slack.made("chat.unfurl")) == 1


async def test_a_preview_that_slack_does_not_take_is_plainer_later_or_nothing(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    [meditate] = await shared(slack, apps, ada)
    room = await room_of(slack, apps, ada)
    shown = []
    for code in ("cannot_parse_attachment", "internal_error", "cannot_find_message"):
        slack.fails(Fault("chat.unfurl", error=refused(code)))
        said = ada.says(meditate, to=room)
        await apps.settled()
        found = previews(room.messages[str(said["ts"])])
        shown.append([each["type"] for each in blocks_of(found.get(meditate, {}))])
    assert shown == [["section"], ["section", "image"], []]
    assert set(states(apps.database)) == {"sent"}
    ada.says("@goalpost list", to=room)
    assert "Meditate" in words(await slack.shown(ada, room))


async def test_links_that_are_not_on_disk_in_time_are_told_of_again(slack: Slack, apps: Apps, ada: Person) -> None:
    [meditate] = await shared(slack, apps, ada)
    async with stalled(apps.database, 2.4):
        draft = ada.types(meditate)
        await slack.settled(within=30)
    await apps.settled()
    [event] = slack.world.feed.events("link_shared")
    assert [each.is_good for each in event.attempts] == [False, True]
    assert list(previews(draft)) == [meditate]


async def test_without_a_public_address_links_stay_as_they_are(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    room = await room_of(slack, apps, ada)
    ada.says(OURS.page("abcdefgh2345"), to=room)
    await apps.settled()
    [event] = slack.world.feed.events("link_shared")
    assert event.is_taken
    assert slack.made("chat.unfurl") == []
