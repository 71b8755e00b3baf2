"""Slack's own libraries for Python get along with the local Slack: the Web API, Bolt over HTTP, Socket Mode."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond, AsyncSay
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.oauth import AuthorizeUrlGenerator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from core.domain.json import JsonObject
from tests.platforms.faults import Fault
from tests.platforms.slack import interactions
from tests.platforms.slack.failures import ratelimited
from tests.platforms.slack.feed import Kind
from tests.platforms.slack.slack import Slack, Workspace

BUTTON: JsonObject = {"type": "button", "text": {"type": "plain_text", "text": "Undo"}, "action_id": "undo"}
VIEW: JsonObject = {
    "type": "modal",
    "callback_id": "log",
    "title": {"type": "plain_text", "text": "Log"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "amount",
            "label": {"type": "plain_text", "text": "Amount"},
            "element": {"type": "plain_text_input", "action_id": "given"},
        }
    ],
}


def client_of(slack: Slack, workspace: Workspace) -> AsyncWebClient:
    return AsyncWebClient(workspace.token, base_url=slack.api_url)


def bolt_of(slack: Slack, workspace: Workspace) -> AsyncApp:
    """Make an app with a command, a button, a modal and an answer to a word."""
    app = AsyncApp(signing_secret=slack.app.signing_secret, client=client_of(slack, workspace))

    @app.message("meditate")
    async def answer(say: AsyncSay) -> None:
        await say(text="10 min", blocks=[{"type": "actions", "elements": [BUTTON]}])

    @app.command("/goal")
    async def command(ack: AsyncAck, body: dict[str, str], client: AsyncWebClient) -> None:
        await ack(f"you said {body['text']}")
        await client.views_open(trigger_id=body["trigger_id"], view=VIEW)

    @app.action("undo")
    async def undo(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(text="undone", replace_original=True)

    @app.view("log")
    async def submitted(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"amount": "a number, please"})

    return app


@asynccontextmanager
async def served(app: AsyncApp) -> AsyncIterator[str]:
    """Serve an app for a block; give its address."""
    runner = web.AppRunner(app.web_app(path="/slack/events"), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await runner.cleanup()


async def test_the_sdk_does_a_round(slack: Slack, acme: Workspace) -> None:
    client, ada = client_of(slack, acme), acme.person("ada")
    assert (await client.auth_test())["team_id"] == acme.id
    opened = await client.conversations_open(users=[ada.user.id])
    channel = opened["channel"]["id"]
    posted = await client.chat_postMessage(channel=channel, text="10 min", blocks=[{"type": "divider"}])
    await client.chat_update(channel=channel, ts=posted["ts"], text="11 min")
    await client.reactions_add(channel=channel, timestamp=posted["ts"], name="tada")
    done = await client.files_upload_v2(content="a,b", filename="goals.csv", channel=channel, initial_comment="Yours")
    assert (await client.files_info(file=done["file"]["id"]))["file"]["size"] == 3
    await client.views_publish(user_id=ada.user.id, view={"type": "home", "blocks": [{"type": "divider"}]})
    names = [each["name"] async for page in await client.users_list(limit=1) for each in page["members"]]
    assert names == ["owner", "goalpost", "ada"]
    await client.chat_delete(channel=channel, ts=posted["ts"])
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_delete(channel=channel, ts=posted["ts"])


async def test_the_sdk_waits_when_it_is_asked_too_often(slack: Slack, acme: Workspace) -> None:
    client = client_of(slack, acme)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    slack.fails(Fault("team.info", error=ratelimited(1)))
    assert (await client.team_info())["team"]["domain"] == "acme"


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # the SDK still uses it
async def test_the_sdk_exchanges_and_renews(slack: Slack, acme: Workspace) -> None:
    slack.app.rotates_tokens = True
    client = AsyncWebClient(base_url=slack.api_url)
    app = slack.app
    address = AuthorizeUrlGenerator(client_id=app.client_id, scopes=["chat:write"]).generate("s1")
    assert address.startswith("https://slack.com/oauth/v2/authorize?state=s1&client_id=")
    code = acme.allows("ada")
    granted = await client.oauth_v2_access(client_id=app.client_id, client_secret=app.client_secret, code=code)
    renewed = await client.oauth_v2_access(
        client_id=app.client_id,
        client_secret=app.client_secret,
        grant_type="refresh_token",
        refresh_token=granted["refresh_token"],
    )
    assert renewed["access_token"] != granted["access_token"]


async def test_a_webhook_client_posts_to_a_response_url(slack: Slack, acme: Workspace) -> None:
    ada = acme.person("ada")
    url = interactions.response_url(slack.world, slack.url, channel=ada.dm, user=ada.user, team=acme.team)
    assert (await AsyncWebhookClient(url).send(text="later", response_type="ephemeral")).body == "ok"
    assert (await slack.shown(ada, ada.dm))["text"] == "later"


async def test_bolt_over_http_does_a_round(slack: Slack, acme: Workspace) -> None:
    ada = acme.person("ada")
    async with served(bolt_of(slack, acme)) as url:
        slack.app.posts_to(url)
        ada.says("meditate")
        message = await slack.sent(ada.dm)
        assert (await ada.clicks(message, "Undo")).status == 200
        assert (await slack.sent(ada.dm))["text"] == "undone"
        assert (await ada.runs("/goal list")).body == "you said list"
        await slack.modal_of(ada)
        assert (await ada.submits({"given": "x"})).errors == {"amount": "a number, please"}
        await slack.settled()
        forged = await slack.courier.pusher.post(Kind.EVENT, slack.world.feed.log[0].payload, secret="other")
        stale = await slack.courier.pusher.post(Kind.EVENT, slack.world.feed.log[0].payload, at=1_000_000)
        assert (forged.status, stale.status) == (401, 401)


async def test_bolt_over_socket_mode_does_a_round(slack: Slack, acme: Workspace) -> None:
    slack.app.uses_sockets = True
    ada = acme.person("ada")
    app = bolt_of(slack, acme)
    handler = AsyncSocketModeHandler(app, slack.app.app_token, web_client=AsyncWebClient(base_url=slack.api_url))
    await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt gives it no types
    ada.says("meditate")
    message = await slack.sent(ada.dm)
    await ada.clicks(message, "Undo")
    assert (await slack.sent(ada.dm))["text"] == "undone"
    assert (await ada.runs("/goal list")).is_good
    await slack.courier.sockets.disconnect()
    async with asyncio.timeout(10):
        assert (await ada.runs("/goal again")).is_good
    await handler.close_async()  # type: ignore[no-untyped-call] # as above
