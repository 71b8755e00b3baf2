"""What happens in a workspace, told to the app as it subscribed: the Events API's payloads.

https://docs.slack.dev/apis/events-api
"""

import re
from copy import deepcopy

from core.domain.json import JsonObject
from tests.platforms.slack.feed import Delivery, Kind
from tests.platforms.slack.rooms import Channel, Sort
from tests.platforms.slack.world import Team, World

_SUBSCRIPTIONS = {
    Sort.PUBLIC: "message.channels",
    Sort.PRIVATE: "message.groups",
    Sort.IM: "message.im",
    Sort.MPIM: "message.mpim",
}
COMPOSER = "COMPOSER"
"""What stands for a channel where there is none yet."""
_LINK = re.compile(r"<(https?://([^/:|>\s]+)[^|>\s]*)")


def tell_team(world: World, team: Team, event: JsonObject, *, channel: Channel | None = None) -> Delivery | None:
    """Tell the app of something in a workspace; None when it is not installed there or has not asked for it."""
    if not team.is_installed or event["type"] not in {*world.app.events, "message"}:
        return None
    authorization = {"enterprise_id": None, "team_id": team.id, "user_id": team.bot_user, "is_bot": True}
    payload: JsonObject = {
        "token": world.app.verification_token,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": world.app.id,
        "event": {**deepcopy(event), "event_ts": event.get("event_ts") or world.stamp()},
        "type": "event_callback",
        "event_id": world.new_id("Ev"),
        "event_time": int(world.now()),
        "authorizations": [{**authorization, "is_enterprise_install": False}],
        "is_ext_shared_channel": channel is not None and bool(channel.shared_with),
        "event_context": world.new_id("4-"),
    }
    return world.feed.add(Kind.EVENT, payload)


def tell_channel(world: World, channel: Channel, event: JsonObject) -> Delivery | None:
    """Tell the app of something in a conversation it is in; of a shared one once, be it installed on both sides."""
    team = team_in(world, channel)
    return None if team is None else tell_team(world, team, event, channel=channel)


def team_in(world: World, channel: Channel) -> Team | None:
    """Return the workspace in which the app is a member of a conversation."""
    teams = (world.teams[each] for each in (channel.team_id, *sorted(channel.shared_with)))
    return next((each for each in teams if each.is_installed and each.bot_user in channel.members), None)


def tell_message(world: World, channel: Channel, message: JsonObject) -> None:
    """Tell of a new message: as such, as one that mentions the app, as one with the app's links."""
    if _SUBSCRIPTIONS[channel.sort] in world.app.events:
        tell_channel(world, channel, _message_event(channel, message))
    text, team = str(message.get("text", "")), team_in(world, channel)
    if team is not None and message.get("user") == team.bot_user:
        return
    if team is not None and channel.sort is not Sort.IM and f"<@{team.bot_user}" in text:
        tell_channel(world, channel, _mention(channel, message))
    if links := _links(world, text):
        told = _shared(world, channel, message, links)
        tell_team(world, team or world.teams[channel.team_id], told, channel=channel)


def tell_draft(world: World, team: Team, draft: JsonObject) -> str | None:
    """Tell of the links in a message that is being written, in no channel yet; return the draft's number.

    https://api.slack.com/changelog/2021-08-changes-to-unfurls
    """
    links = _links(world, str(draft["text"]))
    if not links:
        return None
    number = f"{draft['user']}-{world.new_id('draft-')}"
    world.drafts[number] = draft
    told: JsonObject = {"type": "link_shared", "channel": COMPOSER, "is_bot_user_member": True, "links": links}
    told |= {"user": draft["user"], "message_ts": number, "unfurl_id": number, "source": "composer"}
    tell_team(world, team, told)
    return number


def tell_change(world: World, channel: Channel, message: JsonObject, previous: JsonObject) -> None:
    """Tell that a message was edited."""
    change: JsonObject = {"subtype": "message_changed", "message": message, "previous_message": previous}
    _tell_about(world, channel, {**change, "hidden": True})


def tell_deletion(world: World, channel: Channel, previous: JsonObject) -> None:
    """Tell that a message was taken away."""
    deletion: JsonObject = {"subtype": "message_deleted", "deleted_ts": previous["ts"], "previous_message": previous}
    _tell_about(world, channel, {**deletion, "hidden": True})


def _tell_about(world: World, channel: Channel, event: JsonObject) -> None:
    if _SUBSCRIPTIONS[channel.sort] in world.app.events:
        stamp = world.stamp()
        about: JsonObject = {"type": "message", **event, "channel": channel.id, "channel_type": channel.type}
        tell_channel(world, channel, {**about, "ts": stamp, "event_ts": stamp})


def _message_event(channel: Channel, message: JsonObject) -> JsonObject:
    return {**message, "channel": channel.id, "channel_type": channel.type, "event_ts": message["ts"]}


def _mention(channel: Channel, message: JsonObject) -> JsonObject:
    parts = ("user", "text", "ts", "thread_ts", "team", "blocks", "client_msg_id")
    mention: JsonObject = {name: message[name] for name in parts if name in message}
    return {"type": "app_mention", **mention, "channel": channel.id, "event_ts": message["ts"]}


def _links(world: World, text: str) -> list[JsonObject]:
    found = [(match[1], match[2]) for match in _LINK.finditer(text)]
    return [{"url": url, "domain": domain} for url, domain in found if domain in world.app.links]


def _shared(world: World, channel: Channel, message: JsonObject, links: list[JsonObject]) -> JsonObject:
    is_member = team_in(world, channel) is not None
    shared: JsonObject = {"type": "link_shared", "channel": channel.id, "is_bot_user_member": is_member, "links": links}
    shared |= {"user": message["user"], "message_ts": message["ts"], "source": "conversations_history"}
    shared |= {"thread_ts": message["thread_ts"]} if "thread_ts" in message else {}
    number = world.new_id("U-")
    world.unfurls[number] = channel.id, str(message["ts"])
    return {**shared, "unfurl_id": number}


def tell_membership(world: World, channel: Channel, user: str, *, has_joined: bool) -> None:
    """Tell that somebody came into a channel, or went."""
    kind = "member_joined_channel" if has_joined else "member_left_channel"
    letter = "C" if channel.sort is Sort.PUBLIC else "G"
    tell_channel(
        world,
        channel,
        {"type": kind, "user": user, "channel": channel.id, "channel_type": letter, "team": channel.team_id},
    )


def tell_uninstalled(world: World, team: Team, tokens: JsonObject) -> None:
    """Tell that the app was taken out: of the tokens, then of itself; it still gets these two."""
    for event in ({"type": "tokens_revoked", "tokens": tokens}, {"type": "app_uninstalled"}):
        tell_team(world, team, dict(event))
