"""The payloads of what people do with commands, buttons, menus, modals and shortcuts.

https://docs.slack.dev/reference/interaction-payloads
"""

from copy import deepcopy
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack.accounts import User
from tests.platforms.slack.hooks import Hook
from tests.platforms.slack.rooms import Channel, Sort
from tests.platforms.slack.screens import Trigger
from tests.platforms.slack.world import Team, World


def trigger(world: World, user: User) -> str:
    """Make what lets the app open one modal within three seconds."""
    trigger_id = f"{world.new_id('')}.{user.team_id[1:]}.{world.stamp().replace('.', '')}"
    world.screens.triggers[trigger_id] = Trigger(user.id, world.now())
    return trigger_id


def response_url(
    world: World, base: str, *, channel: Channel, user: User, team: Team, message: JsonObject | None = None
) -> str:
    """Make an address to answer to."""
    stamp = None if message is None else str(message["ts"])
    return base + world.hooks.add(Hook(team.id, channel.id, user.id, world.now(), stamp))


def command(world: World, base: str, *, user: User, channel: Channel, name: str, text: str) -> JsonObject:
    """Return the fields of a slash command."""
    team = world.teams[user.team_id]
    return {
        "token": world.app.verification_token,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": world.app.id,
        "is_enterprise_install": "false",
        "response_url": response_url(world, base, channel=channel, user=user, team=team),
        "trigger_id": trigger(world, user),
    }


def _channel_name(channel: Channel) -> str:
    match channel.sort:
        case Sort.IM:
            return "directmessage"
        case Sort.PRIVATE:
            return "privategroup"
        case Sort.PUBLIC | Sort.MPIM:
            return channel.name


def interaction(world: World, user: User, kind: str) -> JsonObject:
    """Return what every interaction says: of which kind, whose, where the app is."""
    team = world.teams[user.team_id]
    return {
        "type": kind,
        "token": world.app.verification_token,
        "api_app_id": world.app.id,
        "team": {"id": team.id, "domain": team.domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def in_message(channel: Channel, message: JsonObject) -> JsonObject:
    """Return where in a message somebody did something; of an ephemeral one the app gets only its place."""
    is_ephemeral = bool(message.get("is_ephemeral"))
    container: JsonObject = {"type": "message", "message_ts": message["ts"], "channel_id": channel.id}
    place: JsonObject = {"container": {**container, "is_ephemeral": is_ephemeral}}
    if "thread_ts" in message:
        cast("JsonObject", place["container"])["thread_ts"] = message["thread_ts"]
    place["channel"] = {"id": channel.id, "name": _channel_name(channel)}
    return place if is_ephemeral else {**place, "message": deepcopy(message)}


def in_view(view: JsonObject) -> JsonObject:
    """Return where in a view somebody did something."""
    return {"container": {"type": "view", "view_id": view["id"]}, "view": deepcopy(view)}


def acted(element: JsonObject, held: JsonObject, *, stamp: str) -> JsonObject:
    """Return one of the `actions`: the element with what is chosen in it now."""
    action: JsonObject = {"action_id": element["action_id"], "block_id": element["block_id"], "type": element["type"]}
    if element["type"] == "button":
        action |= {name: element[name] for name in ("text", "value", "style", "url") if name in element}
    else:
        action |= held
    return {**action, "action_ts": stamp}
