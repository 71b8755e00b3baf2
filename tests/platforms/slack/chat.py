"""The methods that send, change and delete messages."""

from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import posting
from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import refused
from tests.platforms.slack.posting import LONGEST_CHANGED_TEXT, content_of
from tests.platforms.slack.rooms import Channel, Sort
from tests.platforms.slack.world import Team, World


def post_message(world: World, call: Call) -> JsonObject:
    """Say something in a conversation, or to a user by their id."""
    channel = spoken_in(world, call, call.needed("channel"))
    content = {**content_of(_content(call)), **_thread(call, channel), **_shape(call)}
    message = posting.post(world, channel, content, team=team_of(world, call))
    return {"channel": channel.id, "ts": message["ts"], "message": message}


def post_ephemeral(world: World, call: Call) -> JsonObject:
    """Say something that one person sees, who has to be there."""
    channel = spoken_in(world, call, call.needed("channel"))
    reader = call.needed("user")
    if reader not in channel.members:
        raise refused("user_not_in_channel")
    content = {**content_of(_content(call)), **_thread(call, channel)}
    message = posting.post_to_one(world, channel, content, team=team_of(world, call), reader=reader)
    return {"message_ts": message["ts"]}


def update(world: World, call: Call) -> JsonObject:
    """Write a message of the app's own anew."""
    channel, message = _own(world, call, refusal="cant_update_message")
    if channel.is_archived:
        raise refused("is_inactive")
    content = content_of(_content(call), longest=LONGEST_CHANGED_TEXT)
    posting.change(world, channel, message, content)
    return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": message}


def delete(world: World, call: Call) -> JsonObject:
    """Take a message of the app's own away."""
    channel, message = _own(world, call, refusal="cant_delete_message")
    posting.take_away(world, channel, message)
    return {"channel": channel.id, "ts": message["ts"]}


def permalink(world: World, call: Call) -> JsonObject:
    """Return a message's address."""
    channel = world.reachable(call.by, call.needed("channel"))
    stamp = call.needed("message_ts")
    if stamp not in channel.messages:
        raise refused("message_not_found")
    domain = world.teams[call.by.team_id].domain
    return {
        "channel": channel.id,
        "permalink": f"https://{domain}.slack.com/archives/{channel.id}/p{stamp.replace('.', '')}",
    }


def add_reaction(world: World, call: Call) -> JsonObject:
    """Put the app's sign on a message."""
    channel = spoken_in(world, call, call.needed("channel"))
    message = channel.messages.get(call.needed("timestamp"))
    name = call.needed("name").strip(":")
    if message is None:
        raise refused("message_not_found")
    react(message, name, user=call.by.user_id)
    world.bell.ring()
    return {}


def react(message: JsonObject, name: str, *, user: str) -> None:
    """Put somebody's sign on a message. Raises: `SlackError` (`invalid_name`, `already_reacted`)."""
    if not name or not name.replace("_", "").replace("-", "").replace("+", "").replace(":", "").isalnum():
        raise refused("invalid_name")
    reactions = cast("list[JsonObject]", message.setdefault("reactions", []))
    reaction = next((each for each in reactions if each["name"] == name), None)
    if reaction is None:
        reactions.append({"name": name, "count": 1, "users": [user]})
        return
    users = cast("list[str]", reaction["users"])
    if user in users:
        raise refused("already_reacted")
    users.append(user)
    reaction["count"] = len(users)


def team_of(world: World, call: Call) -> Team:
    """Return the workspace of whoever calls."""
    return world.teams[call.by.team_id]


def spoken_in(world: World, call: Call, channel_id: str) -> Channel:
    """Return a conversation that the app may speak in.

    Raises: `SlackError` (`channel_not_found`, `not_in_channel`, `is_archived`).
    """
    user = world.users.get(channel_id)
    if user is not None and user.team_id == call.by.team_id and not user.is_bot:
        return world.direct(team_of(world, call), user.id)
    named = next((each.id for each in world.channels.values() if channel_id == f"#{each.name}"), channel_id)
    channel = world.reachable(call.by, named)
    if channel.is_archived:
        raise refused("is_archived")
    may_speak = "chat:write.public" in call.by.scopes and channel.sort is Sort.PUBLIC
    if call.by.user_id not in channel.members and not may_speak:
        raise refused("not_in_channel")
    return channel


def _own(world: World, call: Call, *, refusal: str) -> tuple[Channel, JsonObject]:
    channel = world.reachable(call.by, call.needed("channel"))
    message = channel.messages.get(call.needed("ts"))
    if message is None:
        raise refused("message_not_found")
    if message.get("user") != call.by.user_id:
        raise refused(refusal)
    return channel, message


def _content(call: Call) -> dict[str, object]:
    given: dict[str, object] = {name: call.arguments.get(name) for name in ("text", "markdown_text")}
    for name in ("blocks", "attachments"):
        raw = call.arguments.get(name)
        value = call.document(name)
        if raw and value is None:
            raise refused("invalid_blocks_format")
        given[name] = value
    return given


def _thread(call: Call, channel: Channel) -> JsonObject:
    thread = call.text("thread_ts")
    if not thread:
        return {}
    if thread not in channel.messages:
        raise refused("thread_not_found")
    return {"thread_ts": thread}


def _shape(call: Call) -> JsonObject:
    username = call.text("username")
    return {"username": username} if username else {}
