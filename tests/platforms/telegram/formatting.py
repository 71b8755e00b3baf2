"""Telegram's HTML: the tags it takes, the entities they become, and what it says of the rest.

https://core.telegram.org/bots/api#html-style; offsets and lengths of entities count UTF-16 units.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from core.domain.json import JsonObject
from tests.platforms.telegram.failures import bad_request

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "blockquote": "blockquote",
}  # fmt: skip
_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>]*)>|(?P<stray><)|(?P<text>[^<]+)")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMED = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?")
_MENTION = re.compile(r"(?<!\w)@\w{4,32}")


@dataclass(slots=True)
class _Reading:
    text: str = ""
    entities: list[JsonObject] = field(default_factory=list)
    open: list[tuple[str, int, JsonObject]] = field(default_factory=list)


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def parsed(source: str, parse_mode: str | None) -> tuple[str, list[JsonObject]]:
    """Return the plain text of what a bot sends, and its entities.

    Raises: `ApiError` as Telegram words it.
    """
    if parse_mode is None:
        return source.strip(), found_in(source.strip())
    if parse_mode.casefold() != "html":
        raise bad_request("unsupported parse_mode")
    reading = _Reading()
    for match in _TOKEN.finditer(source):
        _read(reading, match, at=len(source[: match.start()].encode()))
    if reading.open:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{reading.open[-1][0]}\""
        )
    entities = sorted(reading.entities, key=lambda each: (int(str(each["offset"])), -int(str(each["length"]))))
    return reading.text.rstrip(), entities


def _read(reading: _Reading, match: re.Match[str], *, at: int) -> None:
    if match["text"] is not None:
        reading.text += unescape(_NAMED.sub("&amp;", match["text"]))
        return
    name = (match["name"] or "").casefold()
    if match["stray"] or name not in _KINDS:
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {at}')
    if not match["close"]:
        reading.open.append((name, units(reading.text), _extra(name, match["rest"])))
        return
    if not reading.open or reading.open[-1][0] != name:
        expected = f', expected "</{reading.open[-1][0]}>", found "</{name}>"' if reading.open else ""
        raise bad_request(f"can't parse entities: Unmatched end tag at byte offset {at}{expected}")
    _, begin, extra = reading.open.pop()
    length = units(reading.text) - begin
    if length:
        reading.entities.append({"type": _KINDS[name], "offset": begin, "length": length, **extra})


def _extra(name: str, attributes: str) -> JsonObject:
    href = _HREF.search(attributes)
    return {"url": href[1] or href[2]} if name == "a" and href else {}


def found_in(text: str) -> list[JsonObject]:
    """Return the entities that Telegram finds by itself: commands and mentions."""
    kinds = (("bot_command", _COMMAND), ("mention", _MENTION))
    found = [(kind, match) for kind, pattern in kinds for match in pattern.finditer(text)]
    entities = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])} for kind, match in found
    ]
    inside = [each for each in entities if each["type"] == "bot_command"]
    return inside or entities
