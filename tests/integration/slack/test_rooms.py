"""Channels that let the app in and put it out, people who move, and workspaces that take the app away."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bots.slack.workspaces import Credentials, EveryWorkspace
from core.clock import utc_now
from core.db.database import Database
from core.db.tables import OutboxRow
from core.sealing import Seal, new_key
from core.services.installations import tenants
from core.services.outbox import Outgoing, Place, Priority, queue
from tests.integration.slack.serving import Apps
from tests.platforms.slack.client import calling
from tests.platforms.slack.oauth import allow
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import words
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.slack import Slack

Leaving = Callable[[Person, Channel], None]


@pytest.mark.parametrize("is_private", [False, True])
async def test_a_channel_is_greeted_once_however_often_the_app_is_let_in(
    slack: Slack, apps: Apps, ada: Person, *, is_private: bool
) -> None:
    await apps.start()
    room = ada.makes_channel("running", is_private=is_private)
    assert "Hello!" in words(await slack.sent(room))
    ada.leaves(room, user=ada.team.bot_user)
    ada.invites(room, ada.team.bot_user)
    await apps.settled()
    assert slack.unheard(room) == []


async def test_people_who_come_are_not_greeted(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    room = ada.makes_channel("running")
    await slack.sent(room)
    slack.team("acme").person("bob").joins(room)
    await apps.settled()
    assert slack.unheard(room) == []


@pytest.mark.parametrize(
    ("leave", "is_private"),
    [
        pytest.param(lambda ada, room: ada.leaves(room, user=ada.team.bot_user), False, id="put out"),
        pytest.param(lambda ada, room: ada.archives(room), False, id="archived"),
        pytest.param(lambda ada, room: ada.destroys(room), True, id="deleted"),
    ],
)
async def test_what_waits_for_a_channel_ends_with_it(
    slack: Slack, apps: Apps, ada: Person, leave: Leaving, *, is_private: bool
) -> None:
    await apps.start()
    room = ada.makes_channel("running", is_private=is_private)
    await slack.sent(room)
    await apps.settled()
    waiting(apps.database, ada.team.id, room)
    leave(ada, room)
    await apps.settled()
    assert states(apps.database) == ["gone", "sent"]


async def test_a_channel_that_is_taken_out_of_the_archive_goes_on_as_before(
    slack: Slack, apps: Apps, ada: Person
) -> None:
    await apps.start()
    room = ada.makes_channel("running", is_old=True)
    ada.says("@goalpost team new pushups 100 a day", to=room)
    await slack.sent(room)
    ada.archives(room)
    await apps.settled()
    ada.unarchives(room)
    ada.says("@goalpost pushups 20", to=room)
    assert "20/100" in words(await slack.sent(room))


@pytest.mark.parametrize("is_private", [False, True])
async def test_a_team_is_called_as_its_channel_is_now(
    slack: Slack, apps: Apps, ada: Person, *, is_private: bool
) -> None:
    await apps.start()
    room = ada.makes_channel("running", is_old=True, is_private=is_private)
    ada.says("@goalpost team new pushups 100 a day", to=room)
    await slack.sent(room)
    await slack.shown(ada, room)
    ada.renames(room, "walking")
    await apps.settled()
    ada.says("@goalpost team members", to=room)
    told = words(await slack.shown(ada, room))
    assert "walking" in told
    assert "running" not in told


async def test_whoever_moves_is_told_once_which_zone_counts(slack: Slack, apps: Apps, ada: Person) -> None:
    await apps.start()
    ada.says("timezone Europe/London")
    await slack.sent(ada.dm)
    await apps.settled()
    before = len(slack.unheard(ada.dm))
    for _ in range(2):
        ada.changes(tz="Asia/Tokyo")
        await apps.settled()
    told = [words(each.message) for each in slack.unheard(ada.dm)[before:]]
    assert [("Asia/Tokyo" in text, "Europe/London" in text) for text in told] == [(True, True)]
    slack.team("acme").person("bob").changes(tz="Asia/Tokyo")
    await apps.settled()
    assert slack.unheard(slack.team("acme").person("bob").dm) == []


@pytest.mark.parametrize("way", ["uninstalled", "revoked"])
async def test_a_workspace_that_takes_the_app_away_is_forgotten(slack: Slack, apps: Apps, way: str) -> None:
    app, acme = slack.app, slack.team("acme", is_installed=False)
    credentials = Credentials(app.client_id, app.client_secret)
    every = EveryWorkspace(apps.database, utc_now, seal=Seal([new_key()]), credentials=credentials)
    await apps.start(installations=every)
    await every.add(allow(slack.world, user=acme.person("owner").user.id, scopes=app.scopes))
    ada = acme.person("ada")
    ada.says("new meditate 20 min daily")
    await slack.sent(ada.dm)
    async with calling(slack, acme.token) as caller:
        if way == "uninstalled":
            given = {"client_id": app.client_id, "client_secret": app.client_secret}
            await caller.result("apps.uninstall", **given)
        else:
            await caller.result("auth.revoke")
    await apps.settled()
    assert apps.database.read_now(lambda session: tenants(session, "slack")) == []
    assert await every.of(acme.id) is None


def waiting(database: Database, tenant: str, room: Channel) -> None:
    """Let something wait for a channel."""
    place = Place(platform="slack", tenant=tenant, address=room.id, is_group=True)
    outgoing = Outgoing(
        place=place,
        payload={"is": "Reply", "parts": []},
        locale="en",
        priority=Priority.REPLY,
        due_at=utc_now() + timedelta(hours=1),
    )
    database.write_now(lambda session: queue(session, outgoing, now=utc_now()))


def states(database: Database) -> list[str]:
    """Return what became of all that was to be said."""

    def read(session: Session) -> list[str]:
        return sorted(session.exec(select(OutboxRow.state)).all())

    return database.read_now(read)
