"""Telegram's HTML, made line by line so that a long text can be cut between any two. Pure.

https://core.telegram.org/bots/api#html-style: three signs are escaped; limits count UTF-16 units after parsing.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_CODE = re.compile(r"`([^`\n]+)`")
_TAG = re.compile(r"</?[a-z]+>")
_CUT_AT = 1000


def words(text: str) -> str:
    """Return a text escaped; what stands in backticks is to be typed, and a tap copies it."""
    return _CODE.sub(r"<code>\1</code>", escape(text, quote=False))


def bold(text: str) -> str:
    """Return a text in bold."""
    return f"<b>{words(text)}</b>" if text else ""


def length(html: str) -> int:
    """Count a text as Telegram does."""
    return len(_shown(html).encode("utf-16-le")) // 2


def messages(lines: Iterable[str], *, limit: int = LONGEST_TEXT) -> tuple[str, ...]:
    """Return lines as few messages, none longer than the limit; a line that is too long for one is cut."""
    found: list[str] = []
    for line in (piece for each in lines for piece in _pieces(each, limit)):
        joined = f"{found[-1]}\n{line}" if found else line
        if found and length(joined) <= limit:
            found[-1] = joined
        else:
            found.append(line)
    return tuple(each for each in found if _shown(each).strip())


def _shown(html: str) -> str:
    """Return what people see of a text."""
    return unescape(_TAG.sub("", html))


def _pieces(line: str, limit: int) -> Iterator[str]:
    if length(line) <= limit:
        yield line
        return
    plain = _shown(line)
    for at in range(0, len(plain), _CUT_AT):
        yield escape(plain[at : at + _CUT_AT], quote=False)
