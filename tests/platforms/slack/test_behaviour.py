"""What Slack does to an app that calls its Web API: messages, refusals, people and conversations, views."""

from typing import cast

import pytest

from core.domain.json import JsonObject
from tests.platforms.slack.client import Caller, calling
from tests.platforms.slack.feed import Kind
from tests.platforms.slack.limits import Limits
from tests.platforms.slack.reading import labels, words
from tests.platforms.slack.slack import Slack, Workspace
from tests.platforms.slack.world import How

BUTTON: JsonObject = {"type": "button", "text": {"type": "plain_text", "text": "Undo"}, "action_id": "undo"}
BLOCKS: list[JsonObject] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Run* +5 km &amp; more"}},
    {"type": "actions", "elements": [BUTTON]},
]


async def test_a_message_is_posted_changed_and_deleted(slack: Slack, acme: Workspace, caller: Caller) -> None:
    ada = acme.person("ada")
    posted = await caller.result("chat.postMessage", channel=ada.user.id, text="Run +5 km", blocks=BLOCKS)
    assert posted["channel"] == ada.dm.id
    message = await slack.sent(ada.dm)
    assert words(message) == "Run +5 km & more"
    assert labels(message) == ["Undo"]
    await caller.result("chat.update", channel=ada.dm.id, ts=posted["ts"], text="Gone")
    changed = await slack.sent(ada.dm)
    assert (changed["text"], "blocks" in changed) == ("Gone", False)
    await caller.result("chat.delete", channel=ada.dm.id, ts=posted["ts"])
    assert slack.unheard(ada.dm)[-1].how is How.DELETED
    assert ada.dm.messages == {}


async def test_the_app_hears_its_own_messages_too(slack: Slack, acme: Workspace, caller: Caller) -> None:
    ada = acme.person("ada")
    await caller.result("chat.postMessage", channel=ada.dm.id, text="Run +5 km")
    [heard] = [each.event for each in slack.world.feed.log]
    assert (heard["bot_id"], heard["channel_type"]) == (acme.team.bot_id, "im")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"channel": "C0NOWHERE0", "text": "x"}, "channel_not_found"),
        ({"text": "x"}, "channel_not_found"),
        ({"channel": "dm"}, "no_text"),
        ({"channel": "dm", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "dm", "text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"channel": "dm", "text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": "dm", "text": "x", "thread_ts": "1.0"}, "thread_not_found"),
        ({"channel": "out", "text": "x"}, "not_in_channel"),
        ({"channel": "hidden", "text": "x"}, "channel_not_found"),
        ({"channel": "closed", "text": "x"}, "is_archived"),
    ],
)
async def test_what_cannot_be_posted_is_refused(
    acme: Workspace, caller: Caller, arguments: JsonObject, code: str
) -> None:
    ada = acme.person("ada")
    closed = ada.makes_channel("closed")
    ada.archives(closed)
    places = {
        "dm": ada.dm.id,
        "out": ada.makes_channel("out", has_app=False).id,
        "hidden": ada.makes_channel("hidden", is_private=True, has_app=False).id,
        "closed": closed.id,
    }
    channel = str(arguments.get("channel", ""))
    given = {**arguments, **({"channel": places.get(channel, channel)} if channel else {})}
    assert await caller.refusal("chat.postMessage", **given) == code


async def test_tokens_end_in_several_ways(slack: Slack, caller: Caller) -> None:
    assert (await caller.answer("auth.test", {}, token=""))["error"] == "not_authed"
    assert (await caller.answer("auth.test", {}, token="xoxb-other"))["error"] == "invalid_auth"
    assert (await caller.answer("auth.test", {}, token=slack.app.app_token))["error"] == "not_allowed_token_type"
    await caller.result("auth.revoke")
    assert await caller.refusal("auth.test") == "token_revoked"
    other = slack.team("other")
    async with calling(slack, other.token) as theirs:
        client = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}
        await theirs.result("apps.uninstall", **client)
        assert await theirs.refusal("auth.test") == "account_inactive"
    assert [each.event["type"] for each in slack.world.feed.log] == ["tokens_revoked", "app_uninstalled"] * 2


async def test_a_scope_that_was_not_granted_is_named(slack: Slack) -> None:
    other = slack.team("other", is_installed=False)
    async with calling(slack, other.install(scopes=frozenset({"chat:write"}))) as theirs:
        body = await theirs.answer("users.info", {"user": "U1"})
    assert (body["error"], body["needed"], body["provided"]) == ("missing_scope", "users:read", "chat:write")


async def test_an_unknown_method_and_a_lacking_argument_are_named(caller: Caller) -> None:
    assert await caller.refusal("chat.shout") == "unknown_method"
    body = await caller.answer("views.open", {"trigger_id": "1"})
    assert body["error"] == "invalid_arguments"
    assert body["response_metadata"] == {"messages": ["[ERROR] missing required field: view"]}


async def test_one_post_a_second_is_all_a_channel_takes(slack: Slack, acme: Workspace, caller: Caller) -> None:
    slack.limits = Limits()
    ada, bob = acme.person("ada"), acme.person("bob")
    await caller.result("chat.postMessage", channel=ada.dm.id, text="1")
    await caller.result("chat.postMessage", channel=bob.dm.id, text="1")
    headers = {"Authorization": f"Bearer {caller.token}"}
    form = {"channel": ada.dm.id, "text": "2"}
    async with caller.session.post(f"{slack.api_url}chat.postMessage", data=form, headers=headers) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "1")
        assert (await response.json())["error"] == "ratelimited"


async def test_people_are_described_as_they_are(acme: Workspace, caller: Caller) -> None:
    ada = acme.person("ada", tz="Asia/Kolkata", is_restricted=True)
    user = cast("JsonObject", (await caller.result("users.info", user=ada.user.id, include_locale=True))["user"])
    assert (user["tz"], user["tz_offset"], user["is_restricted"]) == ("Asia/Kolkata", 19800, True)
    assert user["locale"] == "en-US"
    ada.is_deactivated()
    listed = cast("list[JsonObject]", (await caller.result("users.list"))["members"])
    assert {str(each["name"]): each["deleted"] for each in listed} == {"owner": False, "goalpost": False, "ada": True}
    assert await caller.refusal("users.info", user="U9") == "user_not_found"


async def test_a_stranger_is_visible_in_a_shared_conversation(slack: Slack, acme: Workspace, caller: Caller) -> None:
    eve = slack.team("other", is_installed=False).person("eve")
    assert await caller.refusal("users.info", user=eve.user.id) == "user_not_visible"
    channel = acme.person("ada").makes_channel("runners")
    acme.person("ada").shares(channel, eve.team)
    eve.joins(channel)
    user = cast("JsonObject", (await caller.result("users.info", user=eve.user.id))["user"])
    assert (user["team_id"], user["is_stranger"]) == (eve.team.id, True)
    eve.says("hello", to=channel)
    payload = slack.world.feed.log[-1].payload
    assert (payload["team_id"], payload["is_ext_shared_channel"]) == (acme.id, True)


async def test_conversations_come_in_pages(acme: Workspace, caller: Caller) -> None:
    ada = acme.person("ada")
    names = [ada.makes_channel(f"room-{number}").name for number in range(5)]
    found: list[str] = []
    cursor = ""
    while True:
        body = await caller.result("conversations.list", limit=2, cursor=cursor, types="public_channel")
        found += [str(each["name"]) for each in cast("list[JsonObject]", body["channels"])]
        cursor = str(cast("JsonObject", body["response_metadata"])["next_cursor"])
        if not cursor:
            break
    assert found == names
    assert await caller.refusal("conversations.list", cursor="x") == "invalid_cursor"


async def test_only_whoever_is_there_sees_what_is_for_them(slack: Slack, acme: Workspace, caller: Caller) -> None:
    ada, bob = acme.person("ada"), acme.person("bob")
    channel = ada.makes_channel("runners")
    await caller.result("chat.postEphemeral", channel=channel.id, user=ada.user.id, text="just you")
    assert (await slack.shown(ada, channel))["text"] == "just you"
    assert await caller.refusal("chat.postEphemeral", channel=channel.id, user=bob.user.id, text="x") == (
        "user_not_in_channel"
    )


async def test_links_are_told_of_and_unfurled(slack: Slack, acme: Workspace, caller: Caller) -> None:
    ada = acme.person("ada")
    channel = ada.makes_channel("runners")
    url = "https://goalpost.example/g/1"
    message = ada.says(f"look {url}", to=channel)
    [told] = [each.event for each in slack.world.feed.events("link_shared")]
    assert told["links"] == [{"url": url, "domain": "goalpost.example"}]
    shown = {url: {"blocks": [BLOCKS[0]]}}
    await caller.result("chat.unfurl", channel=channel.id, ts=message["ts"], unfurls=shown)
    [attachment] = cast("list[JsonObject]", channel.messages[str(message["ts"])]["attachments"])
    assert attachment["from_url"] == url
    wrong = {"https://other.example/": {"text": "x"}}
    assert await caller.refusal("chat.unfurl", channel=channel.id, ts=message["ts"], unfurls=wrong) == (
        "cannot_unfurl_message"
    )


async def test_files_are_handed_over_in_three_steps(slack: Slack, acme: Workspace, caller: Caller) -> None:
    ada = acme.person("ada")
    begun = await caller.result("files.getUploadURLExternal", filename="year.png", length=3)
    async with caller.session.post(str(begun["upload_url"]), data=b"PNG") as response:
        assert response.status == 200
    files = [{"id": begun["file_id"], "title": "Year"}]
    await caller.result("files.completeUploadExternal", files=files, channel_id=ada.dm.id, initial_comment="Look")
    message = await slack.sent(ada.dm)
    [file] = cast("list[JsonObject]", message["files"])
    headers = {"Authorization": f"Bearer {caller.token}"}
    async with caller.session.get(str(file["url_private"]), headers=headers) as response:
        assert await response.read() == b"PNG"
    async with caller.session.get(str(file["url_private"]), allow_redirects=False) as response:
        assert response.status == 302
    info = cast("JsonObject", (await caller.result("files.info", file=begun["file_id"]))["file"])
    assert (info["title"], info["mimetype"], info["size"]) == ("Year", "image/png", 3)


async def test_a_mention_is_a_message_and_a_mention(slack: Slack, acme: Workspace) -> None:
    ada = acme.person("ada")
    channel = ada.makes_channel("runners")
    ada.says("@goalpost run 5k", to=channel)
    kinds = [(each.kind, each.event["type"]) for each in slack.world.feed.log]
    assert kinds[-2:] == [(Kind.EVENT, "message"), (Kind.EVENT, "app_mention")]
    assert slack.world.feed.log[-1].event["text"] == f"<@{acme.team.bot_user}> run 5k"
