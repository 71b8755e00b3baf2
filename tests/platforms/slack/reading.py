"""How a message of the app reads: its words, its buttons, whether they stand in blocks or not."""

from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack.compositions import items
from tests.platforms.slack.mrkdwn import plain
from tests.platforms.slack.posting import elements_of


def blocks_of(shown: JsonObject) -> list[JsonObject]:
    """Return the blocks of a message or view."""
    return items(shown.get("blocks"))


def elements(shown: JsonObject) -> list[JsonObject]:
    """Return all elements somebody can act on, each with the `block_id` of its block."""
    return [{**each, "block_id": block["block_id"]} for block in blocks_of(shown) for each in elements_of(block)]


def labels(shown: JsonObject) -> list[str]:
    """Return what the buttons read."""
    return [label(each) for each in elements(shown) if each["type"] == "button"]


def label(element: JsonObject) -> str:
    """Return what a button reads."""
    return str(cast("JsonObject", element["text"])["text"]) if "text" in element else ""


def words(shown: JsonObject, *, names: dict[str, str] | None = None) -> str:
    """Return what can be read: of the blocks where there are any, else the text; a line for each part."""
    parts = [part for block in blocks_of(shown) for part in _parts(block, names or {})]
    return "\n".join(parts) if blocks_of(shown) else plain(str(shown.get("text", "")), names=names)


def _parts(block: JsonObject, names: dict[str, str]) -> list[str]:
    match block["type"]:
        case "section":
            given = [*([block["text"]] if "text" in block else []), *items(block.get("fields"))]
        case "header":
            given = [block["text"]]
        case "context":
            given = list(items(block.get("elements")))
        case "input":
            given = [block["label"]]
        case "markdown":
            return [str(block["text"])]
        case "image":
            return [str(block["alt_text"])]
        case _:
            given = []
    return [_read(cast("JsonObject", each), names) for each in given]


def _read(text: JsonObject, names: dict[str, str]) -> str:
    if text.get("type") == "image":
        return str(text["alt_text"])
    said = str(text["text"])
    return plain(said, names=names) if text["type"] == "mrkdwn" else said
