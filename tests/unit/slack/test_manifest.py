"""The manifest holds every command, event, scope and address, within what Slack allows."""

import re
from typing import cast

import pytest

from bots.conversation.catalogue import CATALOGUE, Entry
from bots.slack.manifest import BUILT_IN, manifest, slash_commands
from bots.slack.subscriptions import EVENTS, LINK_EVENT, LINK_SCOPES, SCOPES
from bots.slack.surfaces import END_EVENTS, ROOM_EVENTS
from core.domain.json import JsonArray, JsonObject
from core.domain.public_address import PublicAddress
from goalpost.refusal import RefusalError
from goalpost.slack_manifest import manifest_text
from tests.architecture.tree import ROOT
from tests.platforms.slack.documented import event_scopes
from tests.platforms.slack.methods import METHODS

CALL = re.compile(r"client\.(\w+)\(")
URL = "https://goals.example.com"
BY_SOCKET = manifest()
BY_HTTP = manifest(URL)
SHARING = manifest(public=PublicAddress("https://goals.example.com:8443"))
MOST_COMMANDS, MOST_SHORTCUTS, MOST_EVENTS, MOST_SCOPES = 50, 10, 100, 255
KINDS_OF_MANIFEST = pytest.mark.parametrize("given", [BY_SOCKET, BY_HTTP], ids=["socket", "http"])


def at(document: JsonObject, *path: str) -> JsonObject:
    """Return what stands at a path of a manifest."""
    for name in path:
        document = cast("JsonObject", document[name])
    return document


def listed(document: JsonObject, *path: str) -> list[JsonObject]:
    """Return the list that stands at a path of a manifest."""
    return cast("list[JsonObject]", at(document, *path[:-1])[path[-1]])


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.word)
def test_every_command_has_its_own_or_follows_goalpost_where_slack_has_one_of_that_name(entry: Entry) -> None:
    commands = [str(each["command"]) for each in slash_commands()]
    assert (f"/{entry.word}" in commands) != (entry.word in BUILT_IN)
    assert {"/goalpost", "/goal"} <= set(commands)


def test_no_command_is_one_of_slacks_own() -> None:
    copied = "archive close dm dnd join leave mute open remind remove rename search shortcuts star status topic who"
    assert {*copied.split()} <= BUILT_IN
    assert {str(each["command"]).removeprefix("/") for each in slash_commands()}.isdisjoint(BUILT_IN)


@KINDS_OF_MANIFEST
def test_commands_are_within_the_limits(given: JsonObject) -> None:
    commands = listed(given, "features", "slash_commands")
    names = [str(each["command"]) for each in commands]
    assert len(names) == len(set(names)) <= MOST_COMMANDS
    assert [name for name in names if re.fullmatch(r"/[a-z0-9_-]{1,31}", name) is None] == []
    assert all(1 <= len(str(each["description"])) <= 2000 and len(str(each["usage_hint"])) <= 1000 for each in commands)


@KINDS_OF_MANIFEST
def test_shortcuts_and_names_are_within_the_limits(given: JsonObject) -> None:
    shortcuts = listed(given, "features", "shortcuts")
    assert {str(each["type"]) for each in shortcuts} == {"global", "message"}
    assert len(shortcuts) <= MOST_SHORTCUTS
    assert all(len(str(each["name"])) <= 24 and len(str(each["description"])) <= 150 for each in shortcuts)
    assert all(len(str(each["callback_id"])) <= 255 for each in shortcuts)
    about = at(given, "display_information")
    assert len(str(about["name"])) <= 35
    assert len(str(about["description"])) <= 140
    assert re.fullmatch(r"#[0-9a-f]{6}", str(about["background_color"]))


def test_with_an_address_slack_comes_to_it_for_everything() -> None:
    events, acts = f"{URL}/slack/events", at(BY_HTTP, "settings", "interactivity")
    assert at(BY_HTTP, "settings", "event_subscriptions")["request_url"] == acts["request_url"] == events
    assert {str(each["url"]) for each in listed(BY_HTTP, "features", "slash_commands")} == {events}
    assert at(BY_HTTP, "oauth_config")["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]
    assert at(BY_HTTP, "settings")["socket_mode_enabled"] is False


def test_without_one_slack_is_asked_and_nothing_names_an_address() -> None:
    assert at(BY_SOCKET, "settings")["socket_mode_enabled"] is True
    assert "url" not in str(BY_SOCKET)


@KINDS_OF_MANIFEST
def test_all_events_and_scopes_are_asked_for_once(given: JsonObject) -> None:
    events = cast("JsonArray", at(given, "settings", "event_subscriptions")["bot_events"])
    scopes = cast("JsonArray", at(given, "oauth_config", "scopes")["bot"])
    assert events == [*EVENTS]
    assert scopes == [*SCOPES]
    assert len(events) == len(set(events)) <= MOST_EVENTS
    assert len(scopes) == len(set(scopes)) <= MOST_SCOPES


@pytest.mark.parametrize("is_rotating", [True, False])
def test_tokens_expire_only_where_that_is_asked_for(*, is_rotating: bool) -> None:
    assert at(manifest(URL, is_rotating=is_rotating), "settings")["token_rotation_enabled"] is is_rotating


@pytest.mark.parametrize("url", ["http://goals.example.com", "goals.example.com", f"{URL}/path", "", "https://"])
def test_an_address_that_slack_cannot_reach_is_refused(url: str) -> None:
    with pytest.raises(RefusalError, match="no address that Slack can reach"):
        manifest_text(url, is_rotating=False)


def test_links_are_asked_for_where_goals_have_a_public_address_and_nowhere_else() -> None:
    assert at(SHARING, "features")["unfurl_domains"] == ["goals.example.com"]
    assert LINK_EVENT in cast("JsonArray", at(SHARING, "settings", "event_subscriptions")["bot_events"])
    assert {*LINK_SCOPES} <= {*cast("JsonArray", at(SHARING, "oauth_config", "scopes")["bot"])}
    assert {*event_scopes()[LINK_EVENT]} <= {*LINK_SCOPES}
    assert "unfurl" not in str((BY_SOCKET, BY_HTTP))
    assert "link" not in str([at(given, "oauth_config") for given in (BY_SOCKET, BY_HTTP)])


def test_each_event_that_is_heard_is_asked_for_with_a_scope_that_lets_it_through() -> None:
    heard = {*ROOM_EVENTS, *END_EVENTS, "app_home_opened", "user_change", "app_mention", "message"}
    assert {name.partition(".")[0] for name in EVENTS} == heard
    told = {**event_scopes(), "app_home_opened": [], "group_deleted": ["groups:read"]}  # documented since
    needed = {name: set(told[name.replace(".", "_")]) for name in EVENTS}
    assert [name for name, scopes in needed.items() if scopes and not scopes & {*SCOPES}] == []


def test_each_method_that_is_called_has_a_scope_that_allows_it() -> None:
    known = {name.replace(".", "_"): answer.scopes for name, answer in METHODS.items()}
    called = {name for path in (ROOT / "bots" / "slack").glob("*.py") for name in CALL.findall(path.read_text("utf-8"))}
    assert len(called & known.keys()) > MOST_SHORTCUTS
    assert called - known.keys() <= {"api_call", "issue_new_wss_url"}
    asked = {*SCOPES, *LINK_SCOPES}
    assert [name for name in called & known.keys() if known[name] and not known[name] & asked] == []
