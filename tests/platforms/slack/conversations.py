"""The methods about conversations: which there are, who is in them, opening one with somebody."""

from core.domain.json import JsonObject
from tests.platforms.slack import events
from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import refused
from tests.platforms.slack.paging import page_of
from tests.platforms.slack.rooms import Channel, Sort
from tests.platforms.slack.world import World

MOST_PEOPLE = 8


def info(world: World, call: Call) -> JsonObject:
    """Describe a conversation."""
    channel = world.reachable(call.by, call.needed("channel"))
    document = channel.document(to=call.by.user_id)
    if call.flag("include_num_members") and channel.sort is not Sort.IM:
        document["num_members"] = len(channel.members)
    return {"channel": document}


def members(world: World, call: Call) -> JsonObject:
    """List who is in a conversation."""
    channel = world.reachable(call.by, call.needed("channel"))
    chosen, metadata = page_of(call, sorted(channel.members))
    return {"members": chosen, "response_metadata": metadata}


def listed(world: World, call: Call) -> JsonObject:
    """List the conversations of the workspace that the caller can see."""
    seen = [each for each in world.channels.values() if _is_seen(call, each)]
    return _page(call, seen)


def of_user(world: World, call: Call) -> JsonObject:
    """List the conversations that somebody, or else the caller, is in and the caller can see."""
    user = call.text("user") or call.by.user_id
    if user not in world.users:
        raise refused("user_not_found")
    seen = [each for each in world.channels.values() if user in each.members and _is_seen(call, each)]
    return _page(call, seen)


def join(world: World, call: Call) -> JsonObject:
    """Come into a public channel; being there already is a warning."""
    channel = world.reachable(call.by, call.needed("channel"))
    if channel.sort is not Sort.PUBLIC:
        raise refused("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise refused("is_archived")
    is_there = call.by.user_id in channel.members
    channel.members.add(call.by.user_id)
    if not is_there:
        events.tell_membership(world, channel, call.by.user_id, has_joined=True)
    document: JsonObject = {"channel": channel.document(to=call.by.user_id)}
    if is_there:
        document |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return document


def leave(world: World, call: Call) -> JsonObject:
    """Go out of a channel."""
    channel = world.reachable(call.by, call.needed("channel"))
    if channel.sort is Sort.IM or channel.sort is Sort.MPIM:
        raise refused("method_not_supported_for_channel_type")
    if call.by.user_id not in channel.members:
        return {"not_in_channel": True}
    events.tell_membership(world, channel, call.by.user_id, has_joined=False)
    channel.members.discard(call.by.user_id)
    return {}


def opened(world: World, call: Call) -> JsonObject:
    """Open the conversation with somebody, or with several."""
    if (given := call.text("channel")) is not None:
        channel = world.reachable(call.by, given)
        return _opened(call, channel)
    people = call.words("users")
    if not people:
        raise refused("users_list_not_supplied")
    if len(people) > MOST_PEOPLE:
        raise refused("too_many_users")
    for each in people:
        _check_person(world, call, each)
    return _opened(call, _with(world, call, people))


def _check_person(world: World, call: Call, user_id: str) -> None:
    user = world.users.get(user_id)
    if user is None or user.team_id != call.by.team_id:
        raise refused("user_not_found")
    if user.is_deleted:
        raise refused("user_disabled")


def _with(world: World, call: Call, people: list[str]) -> Channel:
    team = world.teams[call.by.team_id]
    if len(people) == 1:
        return world.direct(team, people[0])
    all_in = {*people, call.by.user_id}
    for each in world.channels.values():
        if each.sort is Sort.MPIM and each.members == all_in:
            return each
    name = f"mpdm-{'--'.join(world.users[each].name for each in sorted(all_in))}-1"
    made = Channel(world.new_id("G"), team.id, name, Sort.MPIM, world.now(), call.by.user_id, all_in)
    world.channels[made.id] = made
    return made


def _opened(call: Call, channel: Channel) -> JsonObject:
    if channel.sort not in {Sort.IM, Sort.MPIM}:
        raise refused("method_not_supported_for_channel_type")
    return {"channel": channel.document(to=call.by.user_id) if call.flag("return_im") else {"id": channel.id}}


def _is_seen(call: Call, channel: Channel) -> bool:
    if not channel.is_seen_in(call.by.team_id) or (call.flag("exclude_archived") and channel.is_archived):
        return False
    wanted = call.words("types") or [Sort.PUBLIC]
    if not set(wanted) <= set(Sort):
        raise refused("invalid_types")
    is_open = channel.sort is Sort.PUBLIC or call.by.user_id in channel.members
    return channel.sort in wanted and is_open


def _page(call: Call, channels: list[Channel]) -> JsonObject:
    chosen, metadata = page_of(call, channels)
    return {"channels": [each.document(to=call.by.user_id) for each in chosen], "response_metadata": metadata}


def history(world: World, call: Call) -> JsonObject:
    """Return the latest messages of a conversation, newest first; threads only by what began them."""
    channel = world.reachable(call.by, call.needed("channel"))
    if call.by.user_id not in channel.members:
        raise refused("not_in_channel")
    oldest, latest = call.text("oldest") or "0", call.text("latest") or "9999999999.999999"
    is_whole = call.flag("inclusive")
    within = [
        each
        for stamp, each in channel.messages.items()
        if oldest < stamp < latest or (is_whole and stamp in {oldest, latest})
    ]
    top = [each for each in reversed(within) if each.get("thread_ts") in (None, each["ts"])]
    chosen, metadata = page_of(call, top)
    has_more = bool(metadata["next_cursor"])
    return {"messages": chosen, "has_more": has_more, "pin_count": 0, "response_metadata": metadata}
