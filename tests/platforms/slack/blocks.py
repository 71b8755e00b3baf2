"""Holds Block Kit to its documented limits, as Slack does before it shows anything.

https://docs.slack.dev/reference/block-kit/blocks; `problems_of` is what Slack would say: with none it would be shown.
"""

from collections import Counter
from typing import Literal, cast

from core.domain.json import JsonObject
from tests.platforms.slack import elements
from tests.platforms.slack.compositions import (
    MRKDWN,
    PLAIN,
    Found,
    items,
    listed,
    needs,
    texts,
    words,
    wrong,
)

Surface = Literal["message", "modal", "home"]
MOST_BLOCKS: dict[str, int] = {"message": 50, "modal": 100, "home": 100}
LONGEST_BLOCK_ID = 255
_BOTH = (PLAIN, MRKDWN)
_SURFACES = {"markdown": {"message"}, "table": {"message"}, "file": {"message"}}


def problems_of(blocks: object, *, surface: Surface = "message") -> list[str]:
    """Return all that is wrong with blocks on a surface."""
    if not isinstance(blocks, list):
        return [wrong("must be an array", "/blocks")]
    found: list[str] = []
    if len(blocks) > MOST_BLOCKS[surface]:
        found.append(wrong(f"no more than {MOST_BLOCKS[surface]} items allowed", "/blocks"))
    for number, block in enumerate(cast("list[object]", blocks)):
        at = f"/blocks/{number}"
        if isinstance(block, dict):
            found += _problems(cast("JsonObject", block), at, surface=surface)
        else:
            found.append(wrong("must be an object", at))
    return found + list(_repeated(items(blocks)))


def view_problems(view: object) -> list[str]:
    """Return all that is wrong with a modal or a Home tab.

    https://docs.slack.dev/reference/views
    """
    if not isinstance(view, dict):
        return [wrong("must be an object", "/view")]
    given = cast("JsonObject", view)
    kind = given.get("type")
    if kind not in {"modal", "home"}:
        return [wrong(f"unsupported type: {kind}", "/view/type")]
    surface: Surface = "modal" if kind == "modal" else "home"
    found = list(texts(given, {"private_metadata": 3000, "callback_id": 255, "external_id": 255}, "/view"))
    found += needs(given, ("blocks",), "/view")
    found += _modal(given) if surface == "modal" else []
    return found + problems_of(given.get("blocks", []), surface=surface)


def _modal(view: JsonObject) -> Found:
    yield from needs(view, ("title",), "/view")
    for name in ("title", "submit", "close"):
        yield from words(view.get(name), 24, f"/view/{name}")
    has_input = any(each.get("type") == "input" for each in items(view.get("blocks")))
    if has_input and "submit" not in view:
        yield wrong("missing required field: submit", "/view")


def _problems(block: JsonObject, at: str, *, surface: Surface) -> Found:
    kind = str(block.get("type"))
    if kind not in _CHECKS or surface not in _SURFACES.get(kind, {surface}):
        yield wrong(f"unsupported type: {kind}", f"{at}/type")
        return
    yield from texts(block, {"block_id": LONGEST_BLOCK_ID}, at)
    yield from _CHECKS[kind](block, at)


def _section(block: JsonObject, at: str) -> Found:
    fields = block.get("fields")
    if "text" not in block and fields is None:
        yield wrong("missing required field: text", at)
    yield from words(block.get("text"), 3000, f"{at}/text", kinds=_BOTH)
    if fields is not None:
        yield from listed(fields, 10, f"{at}/fields")
    for number, each in enumerate(items(fields)):
        yield from words(each, 2000, f"{at}/fields/{number}", kinds=_BOTH)
    if isinstance(block.get("accessory"), dict):
        yield from elements.problems(cast("JsonObject", block["accessory"]), f"{at}/accessory", place="accessory")


def _header(block: JsonObject, at: str) -> Found:
    yield from needs(block, ("text",), at)
    yield from words(block.get("text"), 150, f"{at}/text")


def _actions(block: JsonObject, at: str) -> Found:
    yield from listed(block.get("elements"), 25, f"{at}/elements")
    acting = items(block.get("elements"))
    for number, each in enumerate(acting):
        yield from elements.problems(each, f"{at}/elements/{number}", place="actions")
    named = Counter(str(each["action_id"]) for each in acting if "action_id" in each)
    yield from (wrong(f"duplicate action_id: {name}", f"{at}/elements") for name, times in named.items() if times > 1)


def _context(block: JsonObject, at: str) -> Found:
    yield from listed(block.get("elements"), 10, f"{at}/elements")
    for number, each in enumerate(items(block.get("elements"))):
        here = f"{at}/elements/{number}"
        if each.get("type") == "image":
            yield from elements.picture(each, here)
        else:
            yield from words(each, 3000, here, kinds=_BOTH)


def _image(block: JsonObject, at: str) -> Found:
    yield from elements.picture(block, at)
    yield from words(block.get("title"), 2000, f"{at}/title")


def _input(block: JsonObject, at: str) -> Found:
    yield from needs(block, ("label", "element"), at)
    yield from words(block.get("label"), 2000, f"{at}/label")
    yield from words(block.get("hint"), 2000, f"{at}/hint")
    if isinstance(block.get("element"), dict):
        yield from elements.problems(cast("JsonObject", block["element"]), f"{at}/element", place="input")


def _markdown(block: JsonObject, at: str) -> Found:
    yield from needs(block, ("text",), at)
    yield from texts(block, {"text": 12_000}, at)


def _rich(block: JsonObject, at: str) -> Found:
    yield from listed(block.get("elements"), 1000, f"{at}/elements")


def _table(block: JsonObject, at: str) -> Found:
    yield from listed(block.get("rows"), 100, f"{at}/rows")


def _video(block: JsonObject, at: str) -> Found:
    yield from needs(block, ("alt_text", "title", "thumbnail_url", "video_url"), at)
    yield from words(block.get("title"), 200, f"{at}/title")


def _nothing(_block: JsonObject, _at: str) -> Found:
    yield from ()


_CHECKS = {
    "section": _section,
    "header": _header,
    "actions": _actions,
    "context": _context,
    "image": _image,
    "input": _input,
    "divider": _nothing,
    "markdown": _markdown,
    "rich_text": _rich,
    "table": _table,
    "file": _nothing,
    "video": _video,
}


def _repeated(blocks: list[JsonObject]) -> Found:
    named = Counter(str(each["block_id"]) for each in blocks if "block_id" in each)
    yield from (wrong(f"duplicate block_id: {name}", "/blocks") for name, times in named.items() if times > 1)
