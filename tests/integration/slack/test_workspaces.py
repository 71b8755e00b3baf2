"""Workspaces: each has its own people and goals; tokens end, the address is verified, replicas share the work."""

import asyncio

import pytest

from bots.delivery.figures import DeliveryFigures
from bots.slack.app import SlackApp
from bots.slack.installations import OneWorkspace, Workspace
from core.clock import utc_now
from core.db.database import Database
from core.domain.json import JsonObject
from core.metrics import Metrics
from tests.integration.slack.serving import Apps
from tests.platforms.faults import Fault
from tests.platforms.slack.failures import refused
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import words
from tests.platforms.slack.slack import Slack


class Several:
    """The installations of several workspaces, by their tokens."""

    tenant = None

    def __init__(self, slack: Slack, *names: str) -> None:
        teams = [slack.team(name) for name in names]
        self._known = {
            each.id: Workspace(tenant=each.id, bot_user=each.team.bot_user, token=each.token) for each in teams
        }

    async def prepare(self, client: object) -> None:
        """Learn nothing: all is known."""

    async def of(self, tenant: str, enterprise: str | None = None) -> Workspace | None:
        return self._known.get(tenant) or self._known.get(enterprise or "")

    async def end(self, tenant: str) -> None:
        """Forget a workspace."""
        del self._known[tenant]


async def up(slack: Slack, database: Database, *, app_token: str) -> tuple[SlackApp, asyncio.Task[None]]:
    """Start an app with an app token, and return it once it knows who it is."""
    installations, figures = OneWorkspace(slack.team("acme").token), DeliveryFigures(Metrics())
    app = SlackApp(
        database, utc_now, installations=installations, api_url=slack.api_url, figures=figures, app_token=app_token
    )
    running = asyncio.create_task(app.run())
    while not app.is_up:  # noqa: ASYNC110 - it rings no bell
        await asyncio.sleep(0.01)
    return app, running


async def test_two_workspaces_never_see_each_others_goals(slack: Slack, apps: Apps) -> None:
    await apps.start(installations=Several(slack, "acme", "globex"))
    people = [slack.team(name).person("ada") for name in ("acme", "globex")]
    for person, goal in zip(people, ("meditate", "juggle"), strict=True):
        person.says(f"new {goal} 20 min daily")
        await slack.sent(person.dm)
        await slack.sent(person.dm)
    for person, (own, other) in zip(people, (("Meditate", "Juggle"), ("Juggle", "Meditate")), strict=True):
        person.says("list")
        listed = words(await slack.sent(person.dm))
        assert own in listed
        assert other not in listed


async def test_a_workspace_that_the_app_is_not_installed_in_is_not_served(slack: Slack, apps: Apps) -> None:
    await apps.start()
    stranger = slack.team("globex").person("hank")
    stranger.says("new meditate 20 min daily")
    await apps.settled()
    assert slack.unheard(stranger.dm) == []


async def test_a_token_that_is_revoked_lets_answers_wait_until_there_is_another(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    several = Several(slack, "acme")
    await apps.start(installations=several)
    slack.fails(Fault("chat.postMessage", error=refused("token_revoked")))
    ada.says("new meditate 20 min daily")
    assert "New goal: Meditate" in {words(await slack.sent(ada.dm)).partition(",")[0] for _ in range(2)}


async def test_a_token_that_slack_refuses_leaves_the_app_off(slack: Slack, apps: Apps) -> None:
    slack.fails(Fault("auth.test", error=refused("invalid_auth")))
    app = await apps.start()
    assert not app.is_up


async def test_an_app_token_that_slack_refuses_ends_socket_mode_alone(slack: Slack, sqlite_database: Database) -> None:
    app, running = await up(slack, sqlite_database, app_token="xapp-of-another")
    await asyncio.sleep(0.1)
    assert not slack.courier.sockets.is_connected
    assert not running.done()
    app.stop()
    await running


async def test_an_app_ends_also_while_slack_gives_no_connection(slack: Slack, sqlite_database: Database) -> None:
    slack.fails(Fault("apps.connections.open", body=b"<html>", times=99))
    app, running = await up(slack, sqlite_database, app_token=slack.app.app_token)
    app.stop()
    await asyncio.wait_for(running, 3)


async def test_slack_is_asked_until_it_answers(slack: Slack, apps: Apps, ada: Person) -> None:
    slack.fails(Fault("auth.test", body=b"<html>"))
    await apps.start()
    ada.says("new meditate 20 min daily")
    assert words(await slack.sent(ada.dm))


async def test_proxies_of_the_environment_are_left_alone(
    slack: Slack, apps: Apps, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    await apps.start()
    ada.says("new meditate 20 min daily")
    assert words(await slack.sent(ada.dm))


async def test_the_address_is_verified(slack: Slack, apps: Apps) -> None:
    if apps.is_socket:
        return  # nothing is verified where there is no address
    await apps.start()
    assert await slack.courier.verify("a challenge")


async def test_a_channel_that_is_archived_ends_what_waits_for_it_alone(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    general = ada.makes_channel("general", is_old=True)
    slack.fails(Fault("chat.postMessage", error=refused("is_archived")))
    slack.fails(Fault("conversations.open", error=refused("user_disabled"), times=2))
    ada.says("@goalpost new meditate 20 min daily", to=general)
    await apps.settled()
    ada.says("list")
    assert "Meditate" in words(await slack.sent(ada.dm))


async def test_two_processes_share_the_work_and_each_message_has_its_effect_once(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await apps.start()
    await apps.start()
    ada.says("new meditate 20 min daily")
    assert "New goal" in words(await slack.sent(ada.dm))
    await slack.sent(ada.dm)
    said: list[JsonObject] = []
    for _ in range(3):
        ada.says("meditate 1m")
        said.append(await slack.sent(ada.dm))
    assert [f"{minutes}/20 min" in words(each) for minutes, each in enumerate(said, 1)] == [True] * 3


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "🏃" * 3000, "<" * 4000, "a\n" * 200])
async def test_whatever_is_said_has_an_answer_that_slack_takes(
    slack: Slack, apps: Apps, ada: Person, *, text: str
) -> None:
    await apps.start()
    await ada.runs(f"/goalpost {text}")
    assert words(await slack.sent(ada.dm))
