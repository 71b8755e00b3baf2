"""Buttons, menus, modals, the Home tab, response_urls: what people do, and what the app may answer."""

from typing import cast

import pytest

from core.domain.json import JsonObject
from tests.platforms.slack.client import Caller
from tests.platforms.slack.receiver import Receiver
from tests.platforms.slack.slack import Slack, Workspace

BLOCKS: list[JsonObject] = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "Undo"}, "action_id": "undo", "value": "7"},
            {
                "type": "static_select",
                "action_id": "goal",
                "options": [{"text": {"type": "plain_text", "text": "Run"}, "value": "g1"}],
            },
        ],
    }
]
AMOUNT: JsonObject = {
    "type": "input",
    "block_id": "amount",
    "label": {"type": "plain_text", "text": "Amount"},
    "element": {"type": "plain_text_input", "action_id": "given"},
}


def modal(title: str = "Log", **more: object) -> JsonObject:
    texts = {"title": {"type": "plain_text", "text": title}, "submit": {"type": "plain_text", "text": "Save"}}
    return {"type": "modal", **texts, "callback_id": "log", "blocks": [AMOUNT], **more}


async def test_a_click_says_what_was_clicked_where(
    slack: Slack, acme: Workspace, caller: Caller, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    await caller.result("chat.postMessage", channel=ada.dm.id, text="5 km", blocks=BLOCKS)
    message = await slack.sent(ada.dm)
    await ada.clicks(message, "Undo")
    given = receiver.last_act
    [action] = cast("list[JsonObject]", given["actions"])
    assert (given["type"], action["action_id"], action["value"]) == ("block_actions", "undo", "7")
    await ada.chooses(message, "goal", "Run")
    [action] = cast("list[JsonObject]", receiver.last_act["actions"])
    assert cast("JsonObject", action["selected_option"])["value"] == "g1"


async def test_a_response_url_replaces_posts_and_is_used_up(
    slack: Slack, acme: Workspace, caller: Caller, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    await caller.result("chat.postMessage", channel=ada.dm.id, text="5 km", blocks=BLOCKS)
    await ada.clicks(await slack.sent(ada.dm), "Undo")
    url = str(receiver.last_act["response_url"])
    for body in ({"replace_original": True, "text": "undone"}, {"response_type": "in_channel", "text": "all"}):
        async with caller.session.post(url, json=body) as response:
            assert await response.text() == "ok"
        assert (await slack.sent(ada.dm))["text"] == body["text"]
    statuses = []
    for _ in range(4):
        async with caller.session.post(url, json={"text": "more"}) as response:
            statuses.append((response.status, await response.text()))
    assert [each[0] for each in statuses] == [200, 200, 200, 404]
    assert "used_url" in statuses[-1][1]


async def test_a_trigger_opens_one_modal_within_three_seconds(
    acme: Workspace, caller: Caller, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    await ada.takes_shortcut("log")
    trigger = receiver.last_act["trigger_id"]
    await caller.result("views.open", trigger_id=trigger, view=modal())
    assert ada.modal is not None
    assert await caller.refusal("views.open", trigger_id=trigger, view=modal()) == "exchanged_trigger_id"
    assert await caller.refusal("views.open", trigger_id="1.2", view=modal()) == "invalid_trigger_id"


async def test_a_late_trigger_has_expired(slack: Slack, acme: Workspace, caller: Caller, receiver: Receiver) -> None:
    await acme.person("ada").takes_shortcut("log")
    now = slack.world.now
    slack.world.now = lambda: now() + 3.5
    trigger = receiver.last_act["trigger_id"]
    assert await caller.refusal("views.open", trigger_id=trigger, view=modal()) == "expired_trigger_id"


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (None, None),
        ({"response_action": "update", "view": modal("Updated")}, "Updated"),
        ({"response_action": "push", "view": modal("Over")}, "Over"),
        ({"response_action": "clear"}, None),
        ({"response_action": "errors", "errors": {"amount": "a number, please"}}, "Log"),
    ],
)
async def test_a_submission_does_to_the_modal_what_the_app_answers(
    acme: Workspace, caller: Caller, receiver: Receiver, answer: JsonObject | None, title: str | None
) -> None:
    ada = acme.person("ada")
    await ada.takes_shortcut("log")
    await caller.result("views.open", trigger_id=receiver.last_act["trigger_id"], view=modal())
    receiver.answer = lambda _: answer
    submission = await ada.submits({"given": "10"})
    view = cast("JsonObject", receiver.last_act["view"])
    assert cast("JsonObject", view["state"])["values"] == {
        "amount": {"given": {"type": "plain_text_input", "value": "10"}}
    }
    shown = None if ada.modal is None else cast("JsonObject", ada.modal["title"])["text"]
    assert shown == title
    assert submission.errors == ({"amount": "a number, please"} if answer and "errors" in answer else {})


async def test_a_modal_is_updated_unless_it_has_changed_since(
    acme: Workspace, caller: Caller, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    await ada.takes_shortcut("log")
    trigger = receiver.last_act["trigger_id"]
    opened = cast("JsonObject", (await caller.result("views.open", trigger_id=trigger, view=modal()))["view"])
    first = {"view_id": opened["id"], "hash": opened["hash"]}
    await caller.result("views.update", **first, view=modal("Newer"))
    assert await caller.refusal("views.update", **first, view=modal("Older")) == "hash_conflict"
    assert await caller.refusal("views.update", view_id="V1", view=modal()) == "not_found"


async def test_a_home_tab_is_published_and_told_of_when_it_is_opened(
    slack: Slack, acme: Workspace, caller: Caller
) -> None:
    ada = acme.person("ada")
    assert ada.opens_home() is None
    home: JsonObject = {"type": "home", "blocks": [{"type": "divider"}]}
    await caller.result("views.publish", user_id=ada.user.id, view=home)
    assert (await slack.home_of(ada))["type"] == "home"
    ada.opens_home()
    first, second = slack.world.feed.events("app_home_opened")
    assert ("view" in first.event, "view" in second.event) == (False, True)
    assert await caller.refusal("views.publish", user_id=ada.user.id, view=modal()) == "invalid_arguments"


async def test_a_closed_modal_is_told_of_when_that_was_asked_for(
    acme: Workspace, caller: Caller, receiver: Receiver
) -> None:
    ada = acme.person("ada")
    await ada.takes_shortcut("log")
    trigger = receiver.last_act["trigger_id"]
    await caller.result("views.open", trigger_id=trigger, view=modal(notify_on_close=True))
    await ada.closes()
    assert receiver.last_act["type"] == "view_closed"
