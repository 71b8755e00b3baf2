"""What a Slack message brings besides its words: pictures by name, and kinds that have no words. Pure."""

from dataclasses import dataclass
from typing import cast

from bots.conversation.incoming import Medium
from core.domain.json import JsonObject

_MEDIA = {"audio": Medium.VOICE, "video": Medium.VIDEO}


@dataclass(frozen=True, slots=True)
class SentAlong:
    """The names of pictures, or what a message is instead."""

    pictures: tuple[str, ...] = ()
    medium: Medium | None = None


def sent_with(message: JsonObject, tenant: str) -> SentAlong:
    """Return what came with a message. https://docs.slack.dev/reference/objects/file-object."""
    files = cast("list[JsonObject]", message.get("files") or [])
    kinds = [str(file.get("mimetype", "")).partition("/")[0] for file in files]
    pictures = [f"slack:{tenant}:{file['id']}" for file, kind in zip(files, kinds, strict=True) if kind == "image"]
    others = [_MEDIA.get(kind, Medium.FILE) for kind in kinds if kind != "image"]
    return SentAlong(tuple(pictures), None if pictures or not others else others[0])
