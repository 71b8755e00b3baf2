"""What cannot be carried out for as long as Slack takes an answer is apologised for where it was tapped or sent."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bots.conversation.fields import Kind
from bots.conversation.forms.offering import Offer
from bots.conversation.replies import Option
from bots.slack.errands import CARRIED_THROUGH_FOR, Errands
from bots.slack.forms import Origin, modal
from bots.slack.homes import Homes, Tap
from bots.slack.installations import Workspace
from bots.slack.listeners import identity
from bots.slack.modals import Answer, Modals
from bots.slack.pictures import Pictures
from bots.slack.visitors import Visitor
from bots.slack.web import Web
from core.db.database import Database
from tests.integration.conftest import SettableClock
from tests.integration.delivery.moody import Moody
from tests.integration.slack.test_intake import FAILED
from tests.platforms.slack.inputs import filled
from tests.platforms.slack.people import Person
from tests.platforms.slack.reading import words
from tests.platforms.slack.slack import Slack


@pytest.fixture
def away(sqlite_database: Database, clock: SettableClock) -> Database:
    """Give a database that cannot be had for longer than anything is carried through."""
    longer = CARRIED_THROUGH_FOR + timedelta(minutes=1)
    return Moody(sqlite_database, fails=9, when_tried=lambda: clock.move(seconds=int(longer.total_seconds())))


@pytest.fixture
async def homes(slack: Slack, away: Database, clock: SettableClock) -> AsyncIterator[Homes]:
    """Give Home tabs over that database."""
    web = Web(slack.api_url)
    web.open()
    yield Homes(away, clock, errands=Errands(clock), web=web, pictures=Pictures(away, clock, web=web))
    await web.close()


@pytest.fixture
def visitor(ada: Person) -> Visitor:
    """Give somebody as the app knows them."""
    slack, team = ada.courier.world, ada.team
    token = next(each.text for each in slack.tokens.values() if each.team_id == team.id)
    workspace = Workspace(tenant=team.id, bot_user=team.bot_user, token=token)
    return Visitor(identity(ada.user.id, team.id, workspace=workspace), workspace)


async def test_a_tap_is_apologised_for_in_the_tab(homes: Homes, visitor: Visitor, ada: Person) -> None:
    await homes.tapped(Tap(visitor, "/log [Meditate]", event_id="1", shown={"blocks": [{"type": "divider"}]}))
    assert words(ada.home or {}) == FAILED
    assert [each["type"] for each in (ada.home or {})["blocks"]] == ["section", "divider"]  # type: ignore[attr-defined]  # a list


async def test_a_form_is_apologised_for_at_its_first_field(
    homes: Homes, away: Database, clock: SettableClock, visitor: Visitor
) -> None:
    modals = Modals(
        away, clock, errands=Errands(clock), web=Web("http://127.0.0.1:9/"), homes=homes, when_queued=lambda: None
    )
    offer = Offer((Option("Meditate", "019cd277-ea00-7132-b858-d55000000000"),), date(2026, 3, 9), {})
    view = modal(Kind.LOG, offer, origin=Origin("D1"))
    state = filled(view, {"goal": "Meditate", "amount": "5 min"})
    assert await modals.take({**view, "id": "V1", "state": state}, visitor) == Answer("errors", {"goal": FAILED})
