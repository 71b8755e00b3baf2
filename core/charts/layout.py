"""What all pictures share: their size and margins, the heading, titles that fit."""

from collections.abc import Iterator

from core.charts.drawing import Label, Shape
from core.charts.theme import Theme

WIDTH = 800
MARGIN = 28
HEADING = 92
LONGEST_TITLE = 48


def heading(title: str, below: str, *, theme: Theme) -> Iterator[Shape]:
    """Yield a picture's title and the line below it."""
    yield Label(MARGIN, 46, shortened(title), theme.text, size=28, is_bold=True)
    yield Label(MARGIN, 76, below, theme.faint_text, size=20)


def shortened(title: str, most: int = LONGEST_TITLE) -> str:
    """Return a title of one line that has room."""
    line = " ".join(title.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
