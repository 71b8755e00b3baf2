"""What a message of the app holds, whichever door it came through: a method, an answer to a command, a response_url."""

from copy import deepcopy
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import events
from tests.platforms.slack.blocks import problems_of
from tests.platforms.slack.failures import explained, refused
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.world import How, Team, World

LONGEST_TEXT = 40_000
LONGEST_CHANGED_TEXT = 4_000
MOST_ATTACHMENTS = 100
Source = dict[str, object]


def content_of(given: Source, *, longest: int = LONGEST_TEXT) -> JsonObject:
    """Return text, blocks and attachments of a message, the last two as values.

    Raises: `SlackError` (`no_text`, `msg_too_long`, `invalid_blocks`, `invalid_blocks_format`, `too_many_attachments`,
        `markdown_text_conflict`).
    """
    text = str(given.get("text") or given.get("markdown_text") or "")
    blocks, attachments = _listed(given.get("blocks")), _listed(given.get("attachments"))
    if given.get("markdown_text") and (given.get("text") or blocks):
        raise refused("markdown_text_conflict")
    if not text.strip() and not blocks and not attachments:
        raise refused("no_text")
    if len(text) > longest:
        raise refused("msg_too_long")
    if len(attachments) > MOST_ATTACHMENTS:
        raise refused("too_many_attachments")
    if problems := problems_of(blocks, surface="message"):
        raise explained("invalid_blocks", problems)
    content: JsonObject = {"text": text}
    content |= {"blocks": _with_ids(blocks)} if blocks else {}
    return {**content, "attachments": _numbered(attachments)} if attachments else content


def _listed(given: object) -> list[JsonObject]:
    if given in (None, ""):
        return []
    if not isinstance(given, list):
        raise refused("invalid_blocks_format")
    return cast("list[JsonObject]", given)


def _with_ids(blocks: list[JsonObject]) -> list[JsonObject]:
    """Give each block without an id one, and each element that acts."""
    named = deepcopy(blocks)
    for number, block in enumerate(named):
        block.setdefault("block_id", f"b{number:03d}")
        for index, element in enumerate(elements_of(block)):
            element.setdefault("action_id", f"a{number:03d}{index}")
    return named


def named_blocks(blocks: list[JsonObject]) -> list[JsonObject]:
    """Return blocks with the ids that Slack gives to those that have none."""
    return _with_ids(blocks)


def elements_of(block: JsonObject) -> list[JsonObject]:
    """Return the elements of a block that somebody can act on."""
    match block.get("type"):
        case "actions":
            return cast("list[JsonObject]", block.get("elements") or [])
        case "section":
            accessory = cast("JsonObject | None", block.get("accessory"))
            return [] if accessory is None or accessory.get("type") == "image" else [accessory]
        case "input":
            return [cast("JsonObject", block["element"])]
        case _:
            return []


def _numbered(attachments: list[JsonObject]) -> list[JsonObject]:
    return [{"id": number, **each} for number, each in enumerate(attachments, start=1)]


def by_bot(world: World, team: Team) -> JsonObject:
    """Return how the app's messages are signed."""
    profile: JsonObject = {"id": team.bot_id, "deleted": False, "name": world.app.name, "updated": 0}
    profile |= {"app_id": world.app.id, "team_id": team.id}
    icons = {f"image_{size}": "https://local.example/icon.png" for size in (36, 48, 72)}
    return {"user": team.bot_user, "bot_id": team.bot_id, "team": team.id, "bot_profile": {**profile, "icons": icons}}


def post(world: World, channel: Channel, content: JsonObject, *, team: Team) -> JsonObject:
    """Let the app say something to all in a conversation; return the message."""
    message: JsonObject = {"type": "message", "ts": world.stamp(), **by_bot(world, team), **content}
    channel.messages[str(message["ts"])] = message
    world.tell(channel, message, how=How.POSTED)
    events.tell_message(world, channel, message)
    return message


def post_to_one(world: World, channel: Channel, content: JsonObject, *, team: Team, reader: str) -> JsonObject:
    """Let the app say something that one person sees; nobody is told of it."""
    message: JsonObject = {"type": "message", "ts": world.stamp(), **by_bot(world, team), **content}
    message["is_ephemeral"] = True
    message["reader"] = reader
    channel.ephemerals.append(message)
    world.tell(channel, message, how=How.EPHEMERAL, reader=reader)
    return message


def change(world: World, channel: Channel, message: JsonObject, content: JsonObject) -> JsonObject:
    """Let the app write a message anew: a text takes the place of old blocks; with new blocks it is not `edited`."""
    previous = deepcopy(message)
    for part in ("blocks", "attachments"):
        if content["text"] or part in content:
            message.pop(part, None)
    message.update({name: value for name, value in content.items() if name != "text" or value})
    if message.get("is_ephemeral"):
        world.tell(channel, message, how=How.EPHEMERAL, reader=str(message["reader"]))
        return message
    if "blocks" not in content:
        message["edited"] = {"user": message["user"], "ts": world.stamp()}
    world.tell(channel, message, how=How.CHANGED)
    events.tell_change(world, channel, message, previous)
    return message


def take_away(world: World, channel: Channel, message: JsonObject) -> None:
    """Delete a message."""
    if message.get("is_ephemeral"):
        channel.ephemerals.remove(message)
        world.bell.ring()
        return
    del channel.messages[str(message["ts"])]
    world.tell(channel, message, how=How.DELETED)
    events.tell_deletion(world, channel, message)
