"""Deliveries out of their order, and a Slack that takes less than it should: each thing has its effect once."""

from tests.integration.slack.serving import Apps
from tests.integration.slack.test_private import logged
from tests.platforms.faults import Fault
from tests.platforms.slack.failures import refused
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import words
from tests.platforms.slack.slack import Slack


async def test_an_edit_that_comes_before_its_message_counts_alone(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    await apps.settled()
    slack.world.feed.hold()
    said = ada.says("meditate 5m")
    ada.edits(said, "meditate 7m")
    slack.world.feed.release(is_reversed=True)
    assert "17" in words(await slack.sent(ada.dm))
    await apps.settled()
    assert slack.unheard(ada.dm) == []


async def test_a_message_that_was_deleted_before_it_came_has_no_effect(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    await apps.settled()
    slack.world.feed.hold()
    ada.deletes(ada.says("meditate 5m"))
    slack.world.feed.release(is_reversed=True)
    await apps.settled()
    ada.says("meditate 1m")
    assert "11" in words(await slack.sent(ada.dm))


async def test_what_is_typed_quickly_keeps_its_order(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    for minutes in (1, 2, 3):
        ada.says(f"meditate {minutes}m")
    said = [words(await slack.sent(ada.dm)) for _ in range(3)]
    assert [text.split(":")[0] for text in said] == [f"Meditate +{minutes} min" for minutes in (1, 2, 3)]


async def test_an_address_for_responses_that_is_used_up_is_done_without(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    general = ada.makes_channel("general", is_old=True)
    slack.fails(Fault("response_url", body=b"used_url", status=404, times=3))
    await ada.runs("/new meditate 20 min daily", to=general)
    assert "New goal: Meditate" in words(await slack.sent(general))
    assert "Europe/London" in words(await slack.shown(ada, general))
    await ada.runs("/today", to=general)
    assert "Meditate" in words(await slack.shown(ada, general))


async def test_whoever_cannot_be_whispered_to_is_told_in_private(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    elsewhere = ada.makes_channel("elsewhere", has_app=False)
    slack.fails(Fault("response_url", body=b"used_url", status=404, times=3))
    await ada.runs("/new meditate 20 min daily", to=elsewhere)
    assert "New goal: Meditate" in words(await slack.sent(ada.dm))


async def test_a_connection_that_is_to_be_opened_anew_loses_nothing(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    if apps.is_socket:
        await slack.courier.sockets.disconnect()
    ada.says("meditate 5m")
    assert "15" in words(await slack.sent(ada.dm, within=30))


async def test_a_chart_waits_until_slack_knows_its_file(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    await logged(slack, ada)
    slack.fails(Fault("chat.postMessage", error=refused("invalid_blocks")))
    ada.says("chart meditate")
    assert "Meditate" in words(await slack.sent(ada.dm, within=30))
