"""Slack's mrkdwn: ours is written so that nobody's words can format, mention or link; theirs is read as plain text.

https://docs.slack.dev/messaging/formatting-message-text: three signs are escaped, and a message is a few sections.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from bots.delivery.telling import Markup

LONGEST_SECTION = 3000
_CODE = re.compile(r"(`[^`\n]+`)")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LOOKALIKES = {"*": "\u2217", "_": "\uff3f", "~": "\u223c"}
_FORMATS = re.compile(r"(?<!\w)[*_~]|[*_~](?!\w)")
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_UNSEEN = "\u200b"
_SEEN = re.compile(rf"[^\s*{_UNSEEN}]")
_TOKEN = re.compile(r"&(?:amp|lt|gt);|.", re.DOTALL)
_REFERENCE = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_PREFIXES = {"@": "@", "#": "#", "!": "@"}


def words(text: str) -> str:
    """Return a text escaped; what stands in backticks is to be typed, and shown as code.

    Slack has no escape for the signs that format. Where one could, another that looks the same takes its place.
    """
    pieces = _CODE.split(text)
    return "".join(escaped(piece) if at % 2 else _literal(piece) for at, piece in enumerate(pieces))


def bold(text: str) -> str:
    """Return a text in bold, line by line: bold ends with its line."""
    return "\n".join(f"*{_bold(line)}*" if line.strip() else line for line in text.split("\n"))


def address(url: str) -> str:
    """Return an address that can be followed; Slack makes no link of one by itself here."""
    return f"<{escaped(url)}>"


MRKDWN = Markup(words=words, bold=bold, address=address)


def escaped(text: str) -> str:
    """Return a text whose signs mean nothing to Slack's parser of references."""
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


def sections(lines: Iterable[str], *, limit: int = LONGEST_SECTION) -> tuple[str, ...]:
    """Return lines as few texts, none longer than the limit; a line that is too long for one is cut."""
    found: list[str] = []
    for line in (piece for each in lines for piece in _pieces(each, limit)):
        joined = f"{found[-1]}\n{line}" if found else line
        if found and length(joined) <= limit:
            found[-1] = joined
        else:
            found.append(line)
    return tuple(each for each in found if _SEEN.search(each))


def length(text: str) -> int:
    """Count a text in UTF-16 units, the stricter of the ways in which it may be counted."""
    return len(text.encode("utf-16-le")) // 2


def spoken(text: str) -> str:
    """Return what somebody wrote as they see it: references by their names, signs as they are."""
    return unescape(_REFERENCE.sub(_named, text)).replace("\xa0", " ")


def _named(reference: re.Match[str]) -> str:
    target, name = reference[1], reference[2]
    prefix = _PREFIXES.get(target[:1], "")
    if target.startswith("!") and name:
        return name  # a group's name has its sign, a day is told in words
    if prefix:
        return f"{prefix}{name or target[1:]}"
    return name or target.removeprefix("mailto:")


def _literal(text: str) -> str:
    harmless = _FORMATS.sub(lambda sign: _LOOKALIKES[sign[0]], text)
    unquoted = f"{_UNSEEN}{harmless}" if harmless.startswith(">") else harmless
    return escaped(_EMOJI.sub(f":{_UNSEEN}", unquoted))


def _bold(text: str) -> str:
    return words(text.strip().replace("*", _LOOKALIKES["*"]))


def _pieces(line: str, limit: int) -> Iterator[str]:
    """Cut a line between signs, never within an escaped one."""
    if length(line) <= limit:
        yield line
        return
    piece: list[str] = []
    taken = 0
    for token in _TOKEN.findall(line):
        needed = length(token)
        if taken + needed > limit:
            yield "".join(piece)
            piece, taken = [], 0
        piece.append(token)
        taken += needed
    yield "".join(piece)
