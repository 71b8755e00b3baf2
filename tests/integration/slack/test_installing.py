"""Workspaces that install the app themselves: whoever set out, in their browser, once; and how their tokens live."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient
from starlette.responses import PlainTextResponse

from bots.slack.installing import COOKIE, InstallDoor, InstallFigures, RedirectDoor
from bots.slack.subscriptions import INSTALL_PATH, REDIRECT_PATH, SCOPES
from bots.slack.workspaces import Credentials, EveryWorkspace
from core.db.database import Database
from core.metrics import Metrics
from core.sealing import Seal, new_key
from core.services.install_states import GOOD_FOR
from core.services.installations import tenants
from goalpost.doors import Doors
from tests.integration.conftest import SettableClock
from tests.platforms.faults import Fault
from tests.platforms.slack.failures import refused
from tests.platforms.slack.slack import Slack, Workspace

OURS = "https://goals.example"
SEAL = Seal([new_key()])


class Browser:
    """Somebody with a browser, who installs the app in their workspace. Slack and we stand beside each other."""

    def __init__(self, database: Database, slack: Slack, clock: SettableClock) -> None:
        app = slack.app
        self.slack = slack
        self.database = database
        self.metrics = Metrics()
        self.every = EveryWorkspace(
            database, clock, seal=SEAL, credentials=Credentials(app.client_id, app.client_secret)
        )
        figures = InstallFigures(self.metrics)
        doors = Doors(
            PlainTextResponse("no such path", 404),
            {
                INSTALL_PATH: InstallDoor(
                    database, clock, client_id=app.client_id, api_url=slack.api_url, figures=figures
                ),
                REDIRECT_PATH: RedirectDoor(database, clock, every=self.every, figures=figures),
            },
        )
        self.pages = httpx2.AsyncClient(transport=httpx2.ASGITransport(doors), base_url=OURS)
        app.redirect_urls = [f"{OURS}{REDIRECT_PATH}"]

    async def sets_out(self) -> str:
        """Open the page and push its button; return the address at Slack to which that leads."""
        page = await self.pages.get(INSTALL_PATH)
        assert "Add to Slack" in page.text
        sent = await self.pages.post(INSTALL_PATH)
        assert sent.status_code == 303
        return str(sent.headers["location"])

    async def answers(self, address: str, workspace: Workspace, *, answer: str = "allow") -> str:
        """Say yes or no at Slack; return the address to which Slack sends the browser back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        given = {**asked, "answer": answer, "installer": workspace.person("owner").user.id}
        async with ClientSession() as session:
            assert (await session.get(address)).status == 200
            async with session.post(address.partition("?")[0], data=given, allow_redirects=False) as back:
                return back.headers["Location"]

    async def comes_back(self, address: str) -> httpx2.Response:
        """Follow Slack's address."""
        return await self.pages.get(address)

    def installed(self) -> list[str]:
        """Return where the app is installed."""
        return self.database.read_now(lambda session: tenants(session, "slack"))

    def count(self, outcome: str) -> float | None:
        """Return how often something came of it."""
        return self.metrics.registry.get_sample_value("goalpost_slack_installs_total", {"outcome": outcome})


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """Give a Slack that answers."""
    server = Slack()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.fixture
async def browser(database: Database, slack: Slack, clock: SettableClock) -> AsyncIterator[Browser]:
    given = Browser(database, slack, clock)
    await given.every.prepare(AsyncWebClient(base_url=slack.api_url))
    async with given.pages:
        yield given


@pytest.fixture
def acme(slack: Slack) -> Workspace:
    return slack.team("acme", is_installed=False)


async def test_a_workspace_installs_the_app_and_it_speaks_by_its_own_token(browser: Browser, acme: Workspace) -> None:
    address = await browser.sets_out()
    assert set(parse_qs(urlsplit(address).query)["scope"][0].split(",")) >= set(SCOPES)
    done = await browser.comes_back(await browser.answers(address, acme))
    assert (done.status_code, f"installed in {acme.team.name}" in done.text) == (200, True)
    workspace = await browser.every.of(acme.id)
    assert workspace is not None
    assert (workspace.token, workspace.bot_user) == (acme.token, acme.team.bot_user)
    assert await browser.every.of("T0OTHER") is None
    assert (browser.count("begun"), browser.count("installed")) == (1, 1)


async def test_a_page_that_is_merely_looked_at_leaves_no_trace(browser: Browser) -> None:
    page = await browser.pages.get(INSTALL_PATH)
    assert COOKIE not in page.headers.get("set-cookie", "")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert browser.count("begun") is None


async def test_the_cookie_is_for_this_way_alone(browser: Browser) -> None:
    cookie = (await browser.pages.post(INSTALL_PATH)).headers["set-cookie"]
    for trait in ("HttpOnly", "Secure", "SameSite=lax", "Path=/slack", f"Max-Age={int(GOOD_FOR.total_seconds())}"):
        assert trait in cookie


@pytest.mark.parametrize("what", ["another state", "no state", "another browser", "too late", "twice"])
async def test_whoever_did_not_set_out_here_and_now_installs_nothing(
    browser: Browser, acme: Workspace, clock: SettableClock, what: str
) -> None:
    address = await browser.answers(await browser.sets_out(), acme)
    match what:
        case "another state":
            address = address.replace("state=", "state=x")
        case "no state":
            address = address.replace("state=", "stale=")
        case "another browser":
            browser.pages.cookies.clear()
        case "too late":
            clock.now += GOOD_FOR
        case "twice":
            cookies = dict(browser.pages.cookies)
            await browser.comes_back(address)
            await browser.every.end(acme.id)
            browser.pages.cookies.update(cookies)
        case _:
            raise AssertionError(what)
    refusal = await browser.comes_back(address)
    assert (refusal.status_code, "is over" in refusal.text) == (400, True)
    assert browser.installed() == []
    assert browser.count("stale") == 1


async def test_whoever_says_no_is_told_that_nothing_was_installed(browser: Browser, acme: Workspace) -> None:
    refusal = await browser.comes_back(await browser.answers(await browser.sets_out(), acme, answer="deny"))
    assert (refusal.status_code, "Nothing was installed" in refusal.text) == (403, True)
    assert (browser.installed(), browser.count("cancelled")) == ([], 1)


async def test_a_code_that_slack_does_not_take_installs_nothing(browser: Browser, acme: Workspace) -> None:
    address = await browser.answers(await browser.sets_out(), acme)
    refusal = await browser.comes_back(address.replace("code=", "code=x"))
    assert (refusal.status_code, "did not confirm" in refusal.text) == (400, True)
    assert (browser.installed(), browser.count("refused")) == ([], 1)


async def test_when_slack_does_not_answer_the_way_may_be_gone_again(browser: Browser, acme: Workspace) -> None:
    address = await browser.answers(await browser.sets_out(), acme)
    browser.slack.fails(Fault("oauth.v2.access", status=500, body=b"oops"))
    refusal = await browser.comes_back(address)
    assert (refusal.status_code, "does not answer" in refusal.text) == (502, True)
    assert (browser.installed(), browser.count("unreachable")) == ([], 1)


async def test_pages_speak_the_language_of_the_browser(browser: Browser) -> None:
    page = await browser.pages.get(INSTALL_PATH, headers={"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})
    assert '<html lang="de">' in page.text
    assert "Zu Slack hinzufügen" in page.text


@pytest.mark.parametrize(("path", "method"), [(INSTALL_PATH, "PUT"), (REDIRECT_PATH, "POST")])
async def test_what_is_no_way_is_told_so(browser: Browser, path: str, method: str) -> None:
    assert (await browser.pages.request(method, path)).status_code == 405


async def test_a_token_is_renewed_before_it_expires_and_once_among_replicas(
    browser: Browser, acme: Workspace, clock: SettableClock
) -> None:
    browser.slack.app.rotates_tokens = True
    await browser.comes_back(await browser.answers(await browser.sets_out(), acme))
    first = acme.token
    clock.now += timedelta(seconds=browser.slack.app.token_seconds) - timedelta(hours=1)
    tokens = {found.token for found in await asyncio.gather(*(browser.every.of(acme.id) for _ in range(5))) if found}
    assert tokens <= {first, acme.token}
    assert acme.token != first
    renewed = await browser.every.of(acme.id)
    assert renewed is not None
    assert renewed.token == acme.token
    assert len(browser.slack.made("oauth.v2.access")) == 2


async def test_a_renewal_that_fails_leaves_the_token_that_is_still_good(
    browser: Browser, acme: Workspace, clock: SettableClock
) -> None:
    browser.slack.app.rotates_tokens = True
    await browser.comes_back(await browser.answers(await browser.sets_out(), acme))
    first = acme.token
    clock.now += timedelta(seconds=browser.slack.app.token_seconds) - timedelta(hours=1)
    browser.slack.fails(Fault("oauth.v2.access", error=refused("internal_error")))
    for minutes, token_is_new in ((0, False), (0, False), (2, True)):
        clock.now += timedelta(minutes=minutes)
        found = await browser.every.of(acme.id)
        assert found is not None
        assert (found.token != first) is token_is_new


async def test_a_token_whose_key_is_gone_is_as_good_as_none(
    database: Database, browser: Browser, acme: Workspace, clock: SettableClock
) -> None:
    await browser.comes_back(await browser.answers(await browser.sets_out(), acme))
    other = EveryWorkspace(database, clock, seal=Seal([new_key()]), credentials=Credentials("1.2", "secret"))
    await other.prepare(AsyncWebClient(base_url=browser.slack.api_url))
    assert await other.of(acme.id) is None
    assert await browser.every.of(acme.id) is not None
