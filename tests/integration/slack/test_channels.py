"""Channels: one line for everybody, all else whispered to whoever asked."""

import pytest

from core.domain.json import JsonObject
from tests.integration.slack.serving import Apps
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import labels, words
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.slack import Slack
from tests.platforms.slack.world import How, Told

CREATE = "just track it, 1 min a day is enough"


@pytest.fixture
def general(ada: Person) -> Channel:
    """Give a channel with the app in it."""
    return ada.makes_channel("general", is_old=True)


async def started(slack: Slack, ada: Person, channel: Channel) -> None:
    """Let somebody have a goal, and have heard where their zone came from."""
    await ada.runs("/new meditate 20 min daily", to=channel)
    assert "New goal: Meditate" in words(await slack.sent(channel))
    assert "Europe/London" in words(await slack.shown(ada, channel))


async def heard(slack: Slack, apps: Apps, channel: Channel) -> list[Told]:
    """Return what else was said in a channel, once all is said."""
    await apps.settled()
    return [each for each in slack.unheard(channel) if each.how is not How.DELETED]


async def test_a_log_by_command_is_one_line_for_everybody(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    await ada.runs("/log meditate 10m", to=general)
    line = await slack.sent(general)
    assert str(line["text"]).startswith(f"<@{ada.user.id}> Meditate +10 min: 10/20 min today")
    assert labels(line) == []
    assert await heard(slack, apps, general) == []


async def test_a_mention_is_one_event_however_often_it_is_told(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    ada.says("@goalpost meditate 10m", to=general)
    assert "10/20 min today" in words(await slack.sent(general))
    assert await heard(slack, apps, general) == []
    assert {each.event["type"] for each in slack.world.feed.log if each.event.get("channel") == general.id} >= {
        "message",
        "app_mention",
    }


async def test_what_others_say_to_each_other_is_passed_over(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    ada.says("meditate 10m", to=general)
    bob = slack.team("acme").person("bob")
    bob.joins(general)
    bob.says("@ada meditate 5m", to=general)
    assert await heard(slack, apps, general) == []


@pytest.mark.parametrize("command", ["/today", "/list", "/help", "/goalpost show meditate", "/log flute 3"])
async def test_lists_cards_help_and_questions_are_whispered(
    slack: Slack, apps: Apps, ada: Person, general: Channel, *, command: str
) -> None:
    await apps.start()
    await started(slack, ada, general)
    await ada.runs(command, to=general)
    assert words(await slack.shown(ada, general))
    assert await heard(slack, apps, general) == []


async def test_a_whispered_question_goes_when_it_is_answered_by_a_line_for_everybody(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    await ada.runs("/log flute 10m", to=general)
    asked = await slack.shown(ada, general)
    await ada.clicks(asked, CREATE, in_=general)
    shown = words(await slack.shown(ada, general))
    assert "Flute" in shown
    await ada.runs("/log flute 5m", to=general)
    assert "Flute +5 min" in words(await slack.sent(general))


async def test_a_question_that_is_declined_says_so_in_its_place(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    await ada.runs("/log flute 10m", to=general)
    asked = await slack.shown(ada, general)
    await ada.clicks(asked, "no, nothing", in_=general)
    assert labels(await slack.shown(ada, general)) == []
    await ada.clicks(asked, CREATE, in_=general)
    assert words(await slack.shown(ada, general))
    assert await heard(slack, apps, general) == []


async def test_a_thread_keeps_its_answers(slack: Slack, apps: Apps, ada: Person, general: Channel) -> None:
    await apps.start()
    await started(slack, ada, general)
    said: JsonObject = ada.says("how about some quiet?", to=general)
    ada.says("@goalpost meditate 10m", to=general, thread=said)
    line = await slack.sent(general)
    assert line["thread_ts"] == said["ts"]
    ada.says("@goalpost today", to=general, thread=said)
    assert (await slack.shown(ada, general))["thread_ts"] == said["ts"]


async def test_a_command_works_where_the_app_is_not_a_member(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    elsewhere = ada.makes_channel("elsewhere", has_app=False)
    await started(slack, ada, elsewhere)
    await ada.runs("/log meditate 10m", to=elsewhere)
    assert "10/20 min" in words(await slack.sent(elsewhere))


async def test_an_edit_and_a_deletion_of_a_mention_change_the_line(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    said = ada.says("@goalpost meditate 10m", to=general)
    line = await slack.sent(general)
    await apps.settled()
    ada.edits(said, "@goalpost meditate 15m", in_=general)
    edited = await slack.sent(general)
    assert edited["ts"] == line["ts"]
    assert "15/20 min" in words(edited)
    await apps.settled()
    ada.deletes(said, in_=general)
    deleted = await slack.sent(general)
    assert deleted["ts"] == line["ts"]
    assert "0/20 min" in words(deleted) or "Undone" in words(deleted)


async def test_a_file_comes_in_private(slack: Slack, apps: Apps, ada: Person, general: Channel) -> None:
    await apps.start()
    await started(slack, ada, general)
    await ada.runs("/export", to=general)
    await slack.sent(ada.dm)
    [kept] = slack.world.files.values()
    assert kept.channels == [ada.dm.id]
    assert await heard(slack, apps, general) == []


async def test_a_guest_and_somebody_of_another_workspace_take_part_as_themselves(
    slack: Slack, apps: Apps, ada: Person, general: Channel
) -> None:
    await apps.start()
    await started(slack, ada, general)
    ada.says("@goalpost meditate 10m", to=general)
    line = await slack.sent(general)
    guest = slack.team("acme").person("gast", is_restricted=True)
    stranger = slack.team("globex", is_installed=False).person("hank")
    ada.shares(general, stranger.team)
    for each in (guest, stranger):
        each.joins(general)
        each.says("new juggle 5 min daily", to=general, thread=line)
        answer = await slack.sent(general)
        assert str(answer["text"]).startswith(f"<@{each.user.id}> New goal: Juggle")
        assert answer["thread_ts"] == line["ts"]
