"""What all pictures share: their size and margins, the heading, words that fit."""

from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

from core.charts.drawing import Label, Shape
from core.charts.theme import Theme

WIDTH = 800
MARGIN = 28
HEADING = 92
AXIS = 92
"""Where an axis stands whose marks are short."""
_MARK = 17
_GAP = 12
_NARROW = frozenset(" .,:;'|!()[]fijlrtI")
_BEYOND_LATIN = "\u0250"
_WIDE = frozenset("mwMW@%…—")


def heading(title: str, below: str, *, theme: Theme, aside: tuple[str, str] = ("", "")) -> Iterator[Shape]:
    """Yield a picture's title and the line below it; `aside` are words and their colour at the end of that line."""
    words, colour = aside
    room = WIDTH - 2 * MARGIN
    yield Label(MARGIN, 46, shortened(title, size=30, room=room), theme.text, size=28, is_bold=True)
    if words:
        yield Label(WIDTH - MARGIN, 76, words, colour, size=20, anchor="end")
        room -= round(width_of(words, 20)) + MARGIN
    yield Label(MARGIN, 76, shortened(below, size=20, room=room), theme.faint_text, size=20)


def shortened(words: str, *, size: float, room: float) -> str:
    """Return words on one line, as many as there is room for."""
    line = " ".join(words.split())
    if width_of(line, size) <= room:
        return line
    while line and width_of(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def width_of(words: str, size: float) -> float:
    """Return about how wide words are, rather too much than too little: layouts know no font."""
    return size * sum(map(_share, words))


def _share(sign: str) -> float:
    if combining(sign):
        return 0
    if sign in _NARROW:
        return 0.36
    if sign in _WIDE or east_asian_width(sign) in "WF":
        return 1
    broad, usual = (0.74, 0.64) if sign < _BEYOND_LATIN else (1.1, 0.9)
    return broad if sign.isupper() else usual


def axis_at(marks: Iterable[str]) -> float:
    """Return where an upright axis stands so that the words of its marks have room before it."""
    return max([AXIS, *(MARGIN + width_of(mark, _MARK) + _GAP for mark in marks)])
