"""The Home tab: the day at a glance, one tap to log, and what came of it."""

from core.domain.json import JsonObject
from tests.integration.slack.serving import Apps
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import blocks_of, labels, words
from tests.platforms.slack.slack import Slack

FORMS = ["Log progress", "New goal", "Reminder", "Settings"]


async def home(slack: Slack, apps: Apps, person: Person) -> JsonObject:
    """Let somebody open their Home tab and return what it shows in the end."""
    person.opens_home()
    await apps.settled()
    return await slack.home_of(person)


async def with_goals(slack: Slack, apps: Apps, ada: Person) -> None:
    """Let somebody make two goals."""
    await apps.start()
    for text in ("new meditate 20 min daily", "new gym 3x/week"):
        ada.says(text)
        await apps.settled()
    for _ in ("a goal", "the zone that was taken from Slack", "a goal"):
        await slack.sent(ada.dm)


async def test_whoever_opens_it_first_is_greeted_once_in_their_chat(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    shown = await home(slack, apps, ada)
    assert labels(shown) == FORMS
    greeting = await slack.sent(ada.dm)
    assert "Europe/London" in words(greeting)
    await home(slack, apps, ada)
    assert slack.unheard(ada.dm) == []


async def test_it_shows_the_day_with_a_button_for_each_goal_a_picture_and_the_settings(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await with_goals(slack, apps, ada)
    shown = await home(slack, apps, ada)
    assert labels(shown) == [*FORMS, "+10m", "Done"]
    told = words(shown)
    for part in ("Meditate", "20 min", "Gym", "Time zone: Europe/London"):
        assert part in told
    assert [block["type"] for block in blocks_of(shown)].count("image") == 1


async def test_one_tap_logs_and_the_tab_says_so_with_undo(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goals(slack, apps, ada)
    await home(slack, apps, ada)
    ack = await ada.clicks(await slack.home_of(ada), "+10m")
    await apps.settled()
    shown = await slack.home_of(ada)
    assert ack.is_good
    assert "Meditate +10 min: 10/20 min today" in words(shown)
    await ada.clicks(shown, "Undo")
    await apps.settled()
    assert "Undone" in words(await slack.home_of(ada))
    assert slack.unheard(ada.dm) == []


async def test_what_is_logged_in_the_chat_shows_in_a_tab_that_is_open(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goals(slack, apps, ada)
    await home(slack, apps, ada)
    ada.says("meditate 20m")
    await slack.sent(ada.dm)
    await apps.settled()
    found = await slack.world.bell.until(lambda: "20/20 min" in words(ada.home or {}), seconds=10)
    assert found, words(ada.home or {})


async def test_the_same_picture_is_handed_over_once(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goals(slack, apps, ada)
    for _ in range(3):
        await home(slack, apps, ada)
    assert len(slack.made("files.getUploadURLExternal")) == 1


async def test_the_messages_tab_publishes_nothing(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    ada.opens_home(tab="messages")
    await apps.settled()
    assert slack.made("views.publish") == []
