"""What stands behind a link: the method that shows it in somebody's message.

https://docs.slack.dev/reference/methods/chat.unfurl
"""

from copy import deepcopy
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import events
from tests.platforms.slack.calls import Call
from tests.platforms.slack.compositions import words
from tests.platforms.slack.failures import SlackError, refused
from tests.platforms.slack.mrkdwn import unescaped
from tests.platforms.slack.posting import content_of
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.world import World


def unfurl(world: World, call: Call) -> JsonObject:
    """Show what stands behind links, or else than before; the message is told by its place or its unfurl."""
    if not call.text("unfurls"):
        raise refused("missing_unfurls")
    unfurls = call.document("unfurls")
    if not isinstance(unfurls, dict):
        raise refused("invalid_unfurls_format")
    channel, message = _draft(world, call) or _message(world, call)
    shown = {url: _shown(url, each, message) for url, each in cast("JsonObject", unfurls).items()}
    previous = deepcopy(message)
    others = [each for each in _attachments(message) if each.get("from_url") not in shown]
    all_shown = [*others, *shown.values()]
    message["attachments"] = [{**each, "id": number} for number, each in enumerate(all_shown, start=1)]
    if channel is not None:
        events.tell_change(world, channel, message, previous)
    world.bell.ring()
    return {}


def _shown(url: str, given: object, message: JsonObject) -> JsonObject:
    if url not in unescaped(str(message["text"])):
        raise refused("cannot_unfurl_message")
    if not isinstance(given, dict):
        raise refused("cannot_parse_attachment")
    preview = given.get("preview")
    if preview is not None and list(words(cast("JsonObject", preview).get("title"), 150, "/preview/title")):
        raise refused("cannot_parse_attachment")
    try:
        content_of({"text": url, "blocks": given.get("blocks")})
    except SlackError:
        raise refused("cannot_parse_attachment") from None
    return {"from_url": url, **cast("JsonObject", given)}


def _draft(world: World, call: Call) -> tuple[None, JsonObject] | None:
    """Return the message that is still being written whose links are meant."""
    is_draft = call.text("source") == "composer" and call.text("unfurl_id") in world.drafts
    return (None, world.drafts[call.needed("unfurl_id")]) if is_draft else None


def _message(world: World, call: Call) -> tuple[Channel, JsonObject]:
    """Return the message whose links are meant. Raises: `SlackError`."""
    if (number := call.text("unfurl_id")) is not None:
        if call.text("source") not in {"composer", "conversations_history"}:
            raise refused("invalid_source")
        if number not in world.unfurls:
            raise refused("invalid_unfurl_id")
        channel_id, stamp = world.unfurls[number]
        return world.channels[channel_id], world.channels[channel_id].messages[stamp]
    for name in ("channel", "ts"):
        if not call.text(name):
            raise refused(f"missing_{name}")
    try:
        channel = world.reachable(call.by, call.needed("channel"))
    except SlackError:
        raise refused("cannot_find_channel") from None
    if call.needed("ts") not in channel.messages:
        raise refused("cannot_find_message")
    return channel, channel.messages[call.needed("ts")]


def _attachments(message: JsonObject) -> list[JsonObject]:
    return cast("list[JsonObject]", message.get("attachments") or [])
