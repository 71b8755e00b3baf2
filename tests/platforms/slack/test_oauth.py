"""Installing an app: the page with Allow and Cancel, codes that are good once, tokens that are renewed."""

from typing import cast
from urllib.parse import parse_qs, urlsplit

import pytest

from core.domain.json import JsonObject
from tests.platforms.slack.client import Caller
from tests.platforms.slack.oauth import allow
from tests.platforms.slack.slack import Slack, Workspace

BACK = "http://127.0.0.1:1/slack/oauth_redirect"


@pytest.fixture
def client(slack: Slack) -> dict[str, str]:
    slack.app.redirect_urls.append(BACK)
    return {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}


async def answered(slack: Slack, caller: Caller, *, installer: str, answer: str) -> dict[str, list[str]]:
    """Answer the page; return what came back with the redirect."""
    asked = {"client_id": slack.app.client_id, "scope": "chat:write", "state": "s1", "redirect_uri": BACK}
    address = f"{slack.url}/oauth/v2/authorize"
    async with caller.session.get(address, params=asked) as response:
        assert "Allow goalpost" in await response.text()
    form = {**asked, "installer": installer, "answer": answer}
    async with caller.session.post(address, data=form, allow_redirects=False) as response:
        where = response.headers["Location"]
    assert where.startswith(BACK)
    return parse_qs(urlsplit(where).query)


async def test_allowing_gives_a_code_for_a_token(slack: Slack, caller: Caller, client: dict[str, str]) -> None:
    ada = slack.team("other", is_installed=False).person("ada")
    back = await answered(slack, caller, installer=ada.user.id, answer="allow")
    assert back["state"] == ["s1"]
    exchange = {**client, "code": back["code"][0], "redirect_uri": BACK}
    granted = await caller.result("oauth.v2.access", **exchange)
    assert (granted["token_type"], granted["scope"]) == ("bot", "chat:write")
    assert cast("JsonObject", granted["team"])["id"] == ada.team.id
    assert cast("JsonObject", granted["authed_user"])["id"] == ada.user.id
    who = await caller.answer("auth.test", {}, token=str(granted["access_token"]))
    assert (who["team_id"], who["user_id"]) == (ada.team.id, granted["bot_user_id"])
    assert await caller.refusal("oauth.v2.access", **exchange) == "invalid_code"


async def test_cancelling_comes_back_without_a_code(
    slack: Slack, acme: Workspace, caller: Caller, client: dict[str, str]
) -> None:
    assert client["client_id"] == slack.app.client_id
    back = await answered(slack, caller, installer=acme.person("ada").user.id, answer="cancel")
    assert back == {"state": ["s1"], "error": ["access_denied"]}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "1.2"}, "invalid_code"),
        ({"client_id": "9"}, "invalid_client_id"),
        ({"client_secret": "no"}, "bad_client_secret"),
        ({"redirect_uri": "http://127.0.0.1:2/"}, "bad_redirect_uri"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "xoxe-1-no"}, "invalid_refresh_token"),
    ],
)
async def test_what_cannot_be_exchanged_is_refused(
    acme: Workspace, caller: Caller, client: dict[str, str], change: dict[str, str], code: str
) -> None:
    good = allow(caller.slack.world, user=acme.person("ada").user.id)
    assert await caller.refusal("oauth.v2.access", **{**client, "code": good, **change}) == code


async def test_a_code_is_good_for_ten_minutes(
    slack: Slack, acme: Workspace, caller: Caller, client: dict[str, str]
) -> None:
    code = allow(slack.world, user=acme.person("ada").user.id)
    now = slack.world.now
    slack.world.now = lambda: now() + 601
    assert await caller.refusal("oauth.v2.access", **client, code=code) == "invalid_code"


async def test_a_token_that_expires_is_renewed_once_with_its_refresh_token(
    slack: Slack, acme: Workspace, caller: Caller, client: dict[str, str]
) -> None:
    slack.app.rotates_tokens = True
    code = allow(slack.world, user=acme.person("ada").user.id)
    granted = await caller.result("oauth.v2.access", **client, code=code)
    assert str(granted["access_token"]).startswith("xoxe.xoxb-")
    assert granted["expires_in"] == 43200
    now = slack.world.now
    slack.world.now = lambda: now() + 43200
    assert (await caller.answer("auth.test", {}, token=str(granted["access_token"])))["error"] == "token_expired"
    renewal = {**client, "grant_type": "refresh_token", "refresh_token": granted["refresh_token"]}
    renewed = await caller.result("oauth.v2.access", **renewal)
    assert (await caller.answer("auth.test", {}, token=str(renewed["access_token"])))["ok"]
    assert await caller.refusal("oauth.v2.access", **renewal) == "invalid_refresh_token"


async def test_an_address_that_was_not_entered_is_not_gone_back_to(slack: Slack, caller: Caller) -> None:
    asked = {"client_id": slack.app.client_id, "redirect_uri": "http://other.example/"}
    async with caller.session.get(f"{slack.url}/oauth/v2/authorize", params=asked) as response:
        assert (response.status, await response.text()) == (400, "bad_redirect_uri")
