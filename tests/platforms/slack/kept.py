"""Files, from when an upload begins."""

from dataclasses import dataclass, field
from mimetypes import guess_type

from core.domain.json import JsonObject


@dataclass(slots=True)
class Kept:
    """A file; `is_complete` once it was finished, and then it can be shown."""

    id: str
    name: str
    team_id: str
    user: str
    length: int
    content: bytes | None = None
    title: str = ""
    is_complete: bool = False
    channels: list[str] = field(default_factory=list)

    def document(self, base: str, *, created: int) -> JsonObject:
        """Return the file as Slack describes it; its address wants the bot's token."""
        file: JsonObject = {"id": self.id, "created": created, "timestamp": created, "name": self.name}
        file |= {"title": self.title or self.name, "mimetype": guess_type(self.name)[0] or "application/octet-stream"}
        file |= {"filetype": self.name.rpartition(".")[2], "size": self.length, "mode": "hosted", "user": self.user}
        address = f"{base}/files-pri/{self.id}/{self.name}"
        file |= {"url_private": address, "url_private_download": address, "permalink": f"{base}/files/{self.id}"}
        return {**file, "channels": [each for each in self.channels if each.startswith("C")], "groups": [], "ims": []}
