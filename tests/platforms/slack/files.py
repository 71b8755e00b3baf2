"""The methods that hand files over, in three steps, and what is told of a file.

https://docs.slack.dev/messaging/working-with-files#upload
"""

from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import posting
from tests.platforms.slack.calls import Call
from tests.platforms.slack.chat import spoken_in, team_of
from tests.platforms.slack.compositions import items
from tests.platforms.slack.failures import explained, refused
from tests.platforms.slack.kept import Kept
from tests.platforms.slack.world import World

LARGEST_BYTES = 1024 * 1024 * 1024


def upload_url(world: World, call: Call) -> JsonObject:
    """Say where a file is to be sent."""
    length = call.number("length", 0)
    if length <= 0:
        raise refused("missing_argument")
    if length > LARGEST_BYTES:
        raise refused("file_upload_size_restricted")
    kept = world.keep_file(call.needed("filename"), team_id=call.by.team_id, user=call.by.user_id, length=length)
    return {"upload_url": f"{world.base}/upload/v1/{kept.id}", "file_id": kept.id}


def complete_upload(world: World, call: Call) -> JsonObject:
    """Finish files that were sent, and share them in conversations when these are named."""
    given = items(call.document("files"))
    if not given:
        raise explained("invalid_arguments", ["no fewer than 1 items allowed [json-pointer:/files]"])
    kept = [_sent(world, call, each) for each in given]
    named = [each for each in (call.text("channel_id"), *call.words("channels")) if each]
    for each in named:
        _share(world, call, each, kept)
    created = int(world.now())
    return {"files": [{**each.document(world.base, created=created), "title": each.title} for each in kept]}


def file_info(world: World, call: Call) -> JsonObject:
    """Describe a file."""
    kept = world.files.get(call.text("file") or "")
    if kept is None or kept.team_id != call.by.team_id or not kept.is_complete:
        raise refused("file_not_found")
    paging = {"count": 100, "total": 0, "page": 1, "pages": 0}
    return {"file": kept.document(world.base, created=int(world.now())), "comments": [], "paging": paging}


def delete(world: World, call: Call) -> JsonObject:
    """Take a file away; only who gave it may."""
    kept = world.files.get(call.needed("file"))
    if kept is None or kept.team_id != call.by.team_id:
        raise refused("file_not_found")
    if kept.user != call.by.user_id:
        raise refused("cant_delete_file")
    del world.files[kept.id]
    return {}


def _sent(world: World, call: Call, given: JsonObject) -> Kept:
    kept = world.files.get(str(given.get("id")))
    if kept is None or kept.content is None or kept.user != call.by.user_id:
        raise refused("file_not_found")
    kept.title = str(given.get("title") or kept.name)
    kept.is_complete = True
    return kept


def _share(world: World, call: Call, channel_id: str, kept: list[Kept]) -> None:
    channel = spoken_in(world, call, channel_id)
    content: JsonObject = {"text": call.text("initial_comment") or ""}
    if call.text("thread_ts"):
        content["thread_ts"] = call.text("thread_ts")
    if call.document("blocks"):
        content |= posting.content_of({"text": content["text"], "blocks": call.document("blocks")})
    for each in kept:
        each.channels.append(channel.id)
    documents = [each.document(world.base, created=int(world.now())) for each in kept]
    posting.post(world, channel, {**content, "files": cast("object", documents)}, team=team_of(world, call))
