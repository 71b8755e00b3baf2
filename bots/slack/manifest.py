"""The manifest of the Slack app, from the catalogue and what the channel listens to. Pure.

https://docs.slack.dev/reference/app-manifest
"""

from bots.conversation.catalogue import CATALOGUE
from bots.slack.subscriptions import (
    EVENTS,
    EVENTS_PATH,
    LINK_EVENT,
    LOG_MESSAGE,
    LOG_PROGRESS,
    REDIRECT_PATH,
    scopes_for,
)
from core.domain.json import JsonArray, JsonObject
from core.domain.public_address import PublicAddress

NAME = "Goalpost"
COLOUR = "#1f6f43"
COMMAND = "/goalpost"
BUILT_IN = frozenset(
    {"active", "apps", "archive", "away", "call", "close", "collapse", "dm", "dnd", "expand", "feed"}
    | {"feedback", "huddle", "invite", "invite_people", "join", "keys", "kick", "leave", "me", "msg"}
    | {"mute", "open", "part", "prefs", "remind", "remove", "rename", "s", "search", "shortcuts", "shrug"}
    | {"star", "status", "topic", "who"}
)
"""Words that Slack keeps for commands of its own: https://slack.com/help/articles/201259356-Slash-commands-in-Slack.
It refuses a manifest in which one of them stands ("the slash command has an invalid name"). They follow /goalpost.
"""


def manifest(url: str | None = None, *, public: PublicAddress | None = None, is_rotating: bool = False) -> JsonObject:
    """Return the manifest of an app that Slack reaches at an address, or that reaches Slack itself (Socket Mode).

    `public`: where goals are shared, whose links Slack is to tell of. `is_rotating`: the tokens of workspaces expire
    and are renewed; Slack lets nobody switch that off again.
    """
    return {
        "display_information": {
            "name": NAME,
            "description": "A goal tracker you talk to: say what you did, and see where you stand.",
            "background_color": COLOUR,
        },
        "features": _features(url, public),
        "oauth_config": _oauth(url, public),
        "settings": _settings(url, public, is_rotating=is_rotating),
    }


def slash_commands(url: str | None = None) -> list[JsonObject]:
    """Return the commands: /goalpost takes whatever may be typed, the others begin with their own word."""
    address: JsonObject = {} if url is None else {"url": _at(url, EVENTS_PATH)}
    anything = _command(COMMAND, "say what you did, or anything else", hint="meditate 10m", address=address)
    goal = _command("/goal", "start a goal; without words, by a form", hint="meditate 20 min daily", address=address)
    own = [
        _command(f"/{entry.word}", entry.meaning, hint=_without_word(entry.example, entry.word), address=address)
        for entry in CATALOGUE
        if entry.word not in BUILT_IN
    ]
    return [anything, goal, *own]


def _without_word(example: str, word: str) -> str:
    return example.removeprefix(word).strip()


def _command(name: str, description: str, *, hint: str, address: JsonObject) -> JsonObject:
    return {"command": name, "description": description, "usage_hint": hint, "should_escape": False, **address}


def _features(url: str | None, public: PublicAddress | None) -> JsonObject:
    shared: JsonObject = {} if public is None else {"unfurl_domains": [public.host]}
    return {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": NAME, "always_online": True},
        "shortcuts": [
            _shortcut("Log progress", LOG_PROGRESS, kind="global", description="Say what you did"),
            _shortcut("Log this", LOG_MESSAGE, kind="message", description="Log what a message says"),
        ],
        "slash_commands": slash_commands(url),
        **shared,
    }


def _shortcut(name: str, callback: str, *, kind: str, description: str) -> JsonObject:
    return {"name": name, "type": kind, "callback_id": callback, "description": description}


def _oauth(url: str | None, public: PublicAddress | None) -> JsonObject:
    scopes: JsonArray = [*scopes_for(public)]
    asked: JsonObject = {"scopes": {"bot": scopes}}
    return asked if url is None else {"redirect_urls": [_at(url, REDIRECT_PATH)], **asked}


def _settings(url: str | None, public: PublicAddress | None, *, is_rotating: bool) -> JsonObject:
    knocks: JsonObject = {} if url is None else {"request_url": _at(url, EVENTS_PATH)}
    events: JsonArray = [*EVENTS] if public is None else [*EVENTS, LINK_EVENT]
    return {
        "event_subscriptions": {**knocks, "bot_events": events},
        "interactivity": {"is_enabled": True, **knocks},
        "org_deploy_enabled": url is not None,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": is_rotating,
    }


def _at(url: str, path: str) -> str:
    return f"{url.rstrip('/')}{path}"
