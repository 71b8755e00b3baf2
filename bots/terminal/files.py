"""Files that a reply hands over, put into the folder in which the terminal is."""

from dataclasses import replace
from pathlib import Path

from bots.conversation.replies import File, Part, Reply, Text
from bots.conversation.wording import exports


def with_files_saved(reply: Reply, folder: Path) -> Reply:
    """Save the files of a reply, and return it with what became of them in their place."""
    return replace(reply, parts=tuple(_saved(part, folder) if isinstance(part, File) else part for part in reply.parts))


def _saved(file: File, folder: Path) -> Part:
    path = folder / file.name
    try:
        path.write_text(file.content, "utf-8")
    except OSError:
        return Text(exports.not_saved(str(path)))
    return Text(f"{file.caption} {exports.saved(str(path))}")
