"""What Telegram does to a bot: refusals, limits, groups, updates that come once, again or not at all."""

import asyncio
from typing import cast

import pytest
from aiohttp import ClientError, FormData

from core.domain.json import JsonObject
from tests.platforms.faults import Fault
from tests.platforms.telegram.client import Caller
from tests.platforms.telegram.limits import Limits
from tests.platforms.telegram.telegram import TOKEN, Telegram


async def test_a_call_is_held_to_what_is_documented(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    assert await caller.refusal("sendMessag") == (404, "Not Found")
    assert await caller.refusal("sendMessage", text="x") == (400, "Bad Request: chat_id is empty")
    assert await caller.refusal("sendMessage", chat_id=ada.chat.id) == (400, "Bad Request: message text is empty")
    assert await caller.refusal("sendMessage", chat_id=5, text="x") == (400, "Bad Request: chat not found")
    assert (await caller.refusal("setMyCommands", commands=[{"command": "a"}]))[0] == 400
    unauthorized = await caller.answer("getMe", {}, token="1:wrong")
    assert (unauthorized["error_code"], unauthorized["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "<b>x</i>", "parse_mode": "HTML"}, "Unmatched end tag at byte offset 4"),
        ({"text": "1 < 2", "parse_mode": "HTML"}, "Unsupported start tag"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
            "BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "message_thread_id": 99}, "message thread not found"),
    ],
)
async def test_a_message_that_cannot_be_is_refused(
    telegram: Telegram, caller: Caller, parameters: JsonObject, why: str
) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    code, description = await caller.refusal("sendMessage", chat_id=ada.chat.id, **parameters)
    assert code == 400
    assert why in description
    assert telegram.unheard(ada.chat) == []


async def test_html_becomes_entities_counted_in_utf_16(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    html = "🏃 <b>Run &amp; <i>hide</i></b>"
    sent = await caller.result("sendMessage", chat_id=ada.chat.id, text=html, parse_mode="HTML")
    assert sent["text"] == "🏃 Run & hide"
    bold, italic = {"type": "bold", "offset": 3, "length": 10}, {"type": "italic", "offset": 9, "length": 4}
    assert sent["entities"] == [bold, italic]


async def test_forms_and_files_are_taken_as_json_is(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    form = FormData()
    form.add_field("chat_id", str(ada.chat.id))
    form.add_field("photo", b"GIF89a", filename="x.gif")
    async with caller.session.post(f"{telegram.url}/bot{TOKEN}/sendPhoto", data=form) as response:
        assert (await response.json())["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    fields = {"chat_id": str(ada.chat.id), "text": "10"}
    async with caller.session.post(f"{telegram.url}/bot{TOKEN}/sendMessage", data=fields) as response:
        assert (await response.json())["ok"]


async def test_an_edit_that_changes_nothing_is_refused(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    sent = await caller.result("sendMessage", chat_id=ada.chat.id, text="10")
    same = {"chat_id": ada.chat.id, "message_id": sent["message_id"], "text": "10"}
    assert "message is not modified" in (await caller.refusal("editMessageText", **same))[1]
    assert (await caller.result("editMessageText", **{**same, "text": "11"}))["text"] == "11"
    assert await caller.result("deleteMessage", chat_id=ada.chat.id, message_id=sent["message_id"])
    assert (await caller.refusal("editMessageText", **same))[1] == "Bad Request: message to edit not found"


async def test_nobody_is_spoken_to_who_does_not_want_it(telegram: Telegram, caller: Caller) -> None:
    ada, ben = telegram.user("ada"), telegram.user("ben")
    say = {"chat_id": ada.chat.id, "text": "x"}
    assert await caller.refusal("sendMessage", **say) == (403, "Forbidden: bot can't initiate conversation with a user")
    ada.says("hello")
    assert await caller.result("sendMessage", **say)
    ada.blocks()
    assert await caller.refusal("sendMessage", **say) == (403, "Forbidden: bot was blocked by the user")
    group = ben.makes_group("Runners")
    ben.moves_bot(group, "kicked")
    out = await caller.refusal("sendMessage", chat_id=group.id, text="x")
    assert out == (403, "Forbidden: bot was kicked from the group chat")
    kinds = [next(kind for kind in update if kind != "update_id") for update in await caller.updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "my_chat_member"]


async def test_a_group_that_grew_has_another_address(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    group = ada.makes_group("Runners")
    new = ada.upgrades(group)
    body = await caller.answer("sendMessage", {"chat_id": group.id, "text": "x"})
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await caller.result("sendMessage", chat_id=new.id, text="x"))["chat"] == new.document


async def test_in_a_group_the_bot_gets_what_is_meant_for_it(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    group = ada.makes_group("Runners")
    for text in ("good morning", "/log run 5k", "/log@goalpost_bot run", "/log@other_bot run", "I ran"):
        ada.says(text, to=group)
    sent = await caller.result("sendMessage", chat_id=group.id, text="Run: 5 km")
    ada.says("thanks", to=group, answering=sent)
    texts = [_text(update) for update in await caller.updates() if "message" in update]
    assert texts == ["/log run 5k", "/log@goalpost_bot run", "thanks"]


async def test_a_topic_of_a_forum_is_kept(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    forum = ada.makes_group("Runners", is_forum=True)
    topic = ada.opens_topic(forum, "Logs")
    ada.says("/log run", to=forum, thread=topic)
    assert _message((await caller.updates())[-1])["message_thread_id"] == topic
    sent = await caller.result("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)
    assert sent["message_thread_id"] == topic


async def test_updates_come_until_they_are_acknowledged(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("one")
    ada.says("two")
    first, second = await caller.updates()
    assert [_text(each) for each in await caller.updates(limit=1)] == ["one"]
    offset = int(str(second["update_id"])) + 1
    waiting = asyncio.create_task(caller.updates(offset=offset, timeout=5))
    await telegram.world.feed.bell.until(lambda: telegram.world.feed.polls == 3, seconds=5)
    telegram.world.feed.repeat(first)
    assert [_text(each) for each in await waiting] == ["one"]


async def test_one_poller_takes_over_from_another_and_none_polls_beside_a_webhook(
    telegram: Telegram, caller: Caller
) -> None:
    early = asyncio.create_task(caller.answer("getUpdates", {"timeout": 5}))
    await telegram.world.feed.bell.until(lambda: telegram.world.feed.polls == 1, seconds=5)
    assert await caller.updates() == []
    assert (await early)["error_code"] == 409
    await caller.result("setWebhook", url="http://127.0.0.1:1/x")
    assert (await caller.refusal("getUpdates"))[0] == 409


async def test_reactions_and_inline_queries_come_to_whoever_asks(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    said = ada.says("hello")
    ada.reacts(said, "👍")
    assert len(await caller.updates(allowed_updates=["message_reaction", "inline_query"])) == 1
    ada.reacts(said, "👍")
    query = ada.asks_inline("run")
    assert [set(each) - {"update_id"} for each in (await caller.updates())[1:]] == [
        {"message_reaction"},
        {"inline_query"},
    ]
    assert (await caller.answer("answerInlineQuery", {"inline_query_id": query, "results": []}))["ok"]
    assert (await caller.refusal("answerInlineQuery", inline_query_id=query, results=[]))[0] == 400


async def test_a_sign_is_one_of_those_that_there_are_and_that_the_chat_allows(
    telegram: Telegram, caller: Caller
) -> None:
    ada = telegram.user("ada")
    group = ada.makes_group("Runners")
    said = ada.says("/log run", to=group)
    thumb: JsonObject = {"type": "emoji", "emoji": "👍"}
    eyes: JsonObject = {"type": "emoji", "emoji": "👀"}
    where = {"chat_id": group.id, "message_id": said["message_id"]}
    assert (await caller.refusal("setMessageReaction", **where, reaction=[thumb, eyes]))[1].endswith("TOO_MANY")
    tick = {"type": "emoji", "emoji": "✅"}
    assert (await caller.refusal("setMessageReaction", **where, reaction=[tick]))[1].endswith("REACTION_INVALID")
    missing = {"chat_id": group.id, "message_id": 99}
    assert (await caller.refusal("setMessageReaction", **missing, reaction=[thumb]))[0] == 400
    assert (await caller.answer("setMessageReaction", {**where, "reaction": [eyes]}))["ok"]
    group.available_reactions = [thumb]
    assert (await caller.result("getChat", chat_id=group.id))["available_reactions"] == [thumb]
    assert (await caller.refusal("setMessageReaction", **where, reaction=[eyes]))[1].endswith("REACTION_INVALID")
    ada.reacts(said, "👍")
    assert not any("message_reaction" in each for each in await caller.updates(allowed_updates=["message_reaction"]))


async def test_too_much_is_limited_for_as_long_as_it_says(telegram: Telegram, caller: Caller) -> None:
    telegram.limits = Limits()
    ada = telegram.user("ada")
    ada.says("hello")
    assert await caller.result("sendMessage", chat_id=ada.chat.id, text="1")
    body = await caller.answer("sendMessage", {"chat_id": ada.chat.id, "text": "2"})
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 1})


async def test_what_goes_wrong_is_before_or_after_the_effect(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    telegram.fails(Fault("sendMessage", is_dropped=True))
    telegram.fails(Fault("sendMessage", is_dropped=True, has_effect=True))
    telegram.fails(Fault("sendMessage", body=b"<html>", status=502))
    for count in (0, 1):
        with pytest.raises(ClientError):
            await caller.answer("sendMessage", {"chat_id": ada.chat.id, "text": "x"})
        assert len(telegram.unheard(ada.chat)) == count
    async with caller.session.post(f"{telegram.url}/bot{TOKEN}/sendMessage") as response:
        assert (response.status, await response.read()) == (502, b"<html>")


async def test_a_server_that_starts_again_remembers(telegram: Telegram, caller: Caller) -> None:
    ada = telegram.user("ada")
    ada.says("hello")
    port = telegram.port
    await telegram.stop()
    await telegram.start()
    assert telegram.port == port
    assert [_text(each) for each in await caller.updates()] == ["hello"]


async def test_menus_and_descriptions_are_kept_for_each_scope_and_language(telegram: Telegram, caller: Caller) -> None:
    german = {"scope": {"type": "all_private_chats"}, "language_code": "de"}
    commands = [{"command": "log", "description": "Eintragen"}]
    assert await caller.result("setMyCommands", commands=commands, **german)
    assert (await caller.answer("getMyCommands", dict(german)))["result"] == commands
    assert (await caller.answer("getMyCommands", {}))["result"] == []
    assert (await caller.refusal("setMyCommands", commands=[{"command": "Log", "description": "x"}]))[0] == 400
    await caller.result("setMyShortDescription", short_description="Goals")
    assert await caller.result("getMyShortDescription", language_code="de") == {"short_description": "Goals"}
    assert telegram.world.menus.keys() == {("all_private_chats", "de")}


def _message(update: JsonObject) -> JsonObject:
    return cast("JsonObject", update["message"])


def _text(update: JsonObject) -> object:
    return _message(update)["text"]
