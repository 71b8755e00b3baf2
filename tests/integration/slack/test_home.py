"""The Home tab: the day at a glance, one tap to log, and what came of it."""

from sqlmodel import Session, select

from bots.slack.errands import Errands
from bots.slack.homes import Homes
from bots.slack.installations import OneWorkspace
from bots.slack.pictures import Pictures
from bots.slack.web import Web
from core.db.queries.users import actor_by_id
from core.db.tables import GoalRow
from core.domain.json import JsonObject
from core.services.activities import log_activity
from core.services.homes import stale as keys_of
from tests.integration.seeding import a_log
from tests.integration.slack.serving import Apps
from tests.platforms.faults import Fault
from tests.platforms.slack.failures import refused
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import blocks_of, labels, words
from tests.platforms.slack.slack import Slack

MOST_PUBLISHED = 2
"""A tab with a new picture is shown without it first."""
MOST_PICTURES = 2
"""The one that is shown, and the one whose deletion Slack refused."""
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


async def shows(slack: Slack, person: Person, text: str) -> bool:
    """Say whether a text comes to stand in somebody's Home tab."""
    return bool(await slack.world.bell.until(lambda: text in words(person.home or {}), seconds=20))


def log_elsewhere(apps: Apps, amount: int) -> None:
    """Log so many minutes as a client of the API does."""

    def logged(session: Session) -> None:
        goal = session.exec(select(GoalRow).where(GoalRow.title == "Meditate")).one()
        actor = actor_by_id(session, goal.user_id)
        log_activity(session, actor, goal.id, draft=a_log(minutes=amount), now=apps.now())

    apps.database.write_now(logged)


async def test_any_process_shows_what_was_logged_anywhere_in_a_tab_that_is_open(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await with_goals(slack, apps, ada)
    await home(slack, apps, ada)
    await apps.stop()
    log_elsewhere(apps, 20)
    apps.skip(seconds=10)
    await apps.start()
    await apps.start()
    assert await shows(slack, ada, "20/20 min"), words(ada.home or {})
    before = len(slack.made("views.publish"))
    for _ in range(5):
        log_elsewhere(apps, 1)
    apps.skip(seconds=10)
    assert await shows(slack, ada, "25/20 min"), words(ada.home or {})
    assert len(slack.made("views.publish")) - before <= MOST_PUBLISHED


async def test_a_tab_of_a_workspace_whose_token_cannot_be_read_waits(slack: Slack, apps: Apps, ada: Person) -> None:
    await with_goals(slack, apps, ada)
    await home(slack, apps, ada)
    await apps.stop()
    log_elsewhere(apps, 20)
    apps.skip(seconds=10)
    web = Web(slack.api_url)
    pictures = Pictures(apps.database, apps.now, web=web)
    homes = Homes(apps.database, apps.now, errands=Errands(apps.now), web=web, pictures=pictures)

    def stale() -> int:
        return len(apps.database.read_now(lambda session: keys_of(session, "slack", None, now=apps.now(), most=5)))

    assert stale() == 1
    await homes.refresh_stale(OneWorkspace("never prepared"))
    assert stale() == 0
    apps.skip(seconds=60)
    assert stale() == 1


async def test_a_picture_that_is_replaced_is_taken_from_slack_and_no_refusal_does_harm(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    slack.fails(Fault("files.delete", error=refused("file_deleting_disabled")))
    await with_goals(slack, apps, ada)
    for amount in (5, 6):
        await home(slack, apps, ada)
        log_elsewhere(apps, amount)
    await home(slack, apps, ada)
    gone = await slack.world.bell.until(lambda: len(slack.made("files.delete")) > 0, seconds=20)
    assert gone
    assert {each.arguments["file"] for each in slack.made("files.delete")}.isdisjoint(slack.world.files)
    assert len(slack.world.files) <= MOST_PICTURES


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
