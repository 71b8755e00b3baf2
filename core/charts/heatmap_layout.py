"""A year of days as squares, in two rows of half a year so that each square can be made out on a phone."""

from collections.abc import Iterator, Sequence

from core.charts.drawing import Box, Disc, Drawing, Label, Line, Shape
from core.charts.layout import HEADING, MARGIN, WIDTH, heading
from core.charts.series import MOST_LEVELS, Cell, Heatmap, Mark
from core.charts.theme import Theme
from core.charts.words import ChartWords

WEEKS_A_ROW = 27
PITCH = 26
SIDE = 23
LEFT = MARGIN + 46
MONTHS = 24
ROW = MONTHS + 7 * PITCH + 12
LEGEND = 46
HEIGHT = round(HEADING + 2 * ROW + LEGEND)
_LABELLED = (0, 2, 4)


def heatmap_drawing(chart: Heatmap, theme: Theme, *, words: ChartWords) -> Drawing:
    """Lay out a heatmap."""
    return Drawing(
        WIDTH, HEIGHT, theme.background, tuple(_shapes(chart, theme, words)), chart.title, told(chart, words)
    )


def told(chart: Heatmap, words: ChartWords) -> str:
    """Return in words what a heatmap shows."""
    return words.heatmap_told.format(
        title=chart.title,
        achieved=chart.achieved,
        judged=words.periods(chart.judged, chart.period),
        current=words.periods(chart.streak, chart.period),
        longest=words.periods(chart.longest, chart.period),
    )


def _shapes(chart: Heatmap, theme: Theme, words: ChartWords) -> Iterator[Shape]:
    current, longest = (words.periods(count, chart.period) for count in (chart.streak, chart.longest))
    yield from heading(chart.title, words.streak.format(current=current, longest=longest), theme=theme)
    weeks = [chart.cells[at : at + 7] for at in range(0, len(chart.cells), 7)]
    halves = weeks[: len(weeks) - WEEKS_A_ROW], weeks[len(weeks) - WEEKS_A_ROW :]
    for row, half in enumerate(halves):
        yield from _half(chart, half, theme, top=HEADING + row * ROW, words=words)
    yield from _legend(chart, theme, words)


def _half(
    chart: Heatmap, weeks: Sequence[Sequence[Cell]], theme: Theme, *, top: float, words: ChartWords
) -> Iterator[Shape]:
    for line in _LABELLED:
        name = words.weekdays[weeks[0][line].day.weekday()]
        yield Label(LEFT - 10, top + MONTHS + line * PITCH + 18, name, theme.faint_text, size=16, anchor="end")
    for column, week in enumerate(weeks):
        x = LEFT + column * PITCH
        first = next((cell.day for cell in week if cell.day.day == 1), None)
        if first is not None and column < len(weeks) - 1:
            yield Label(x, top + 15, words.months[first.month - 1], theme.faint_text, size=16)
        for line, cell in enumerate(week):
            if cell.day <= chart.today:
                yield from cell_shapes(cell.mark, cell.level, theme=theme, x=x, y=top + MONTHS + line * PITCH)
            if cell.day == chart.today:
                yield Box(x - 2, top + MONTHS + line * PITCH - 2, SIDE + 4, SIDE + 4, None, 6, theme.text)


def cell_shapes(mark: Mark, level: int, *, theme: Theme, x: float, y: float) -> Iterator[Shape]:
    """Yield a square: its colour says how much, its inner sign what became of the day."""
    middle_x, middle_y = x + SIDE / 2, y + SIDE / 2
    match mark:
        case Mark.BEFORE:
            yield Disc(middle_x, middle_y, 2, theme.grid)
        case Mark.DONE | Mark.PART:
            yield Box(x, y, SIDE, SIDE, theme.levels[min(max(level, 1), MOST_LEVELS) - 1], 4)
        case Mark.OVER:
            yield Box(x, y, SIDE, SIDE, theme.over, 4)
            for sign in (1, -1):
                ends = (middle_x - 5, middle_y - 5 * sign), (middle_x + 5, middle_y + 5 * sign)
                yield Line(ends, theme.background, 2.5)
        case Mark.MISSED:
            yield Box(x, y, SIDE, SIDE, theme.nothing, 4)
            yield Line(((x + 7, middle_y), (x + SIDE - 7, middle_y)), theme.missed, 2.5)
        case Mark.RESTING:
            yield Box(x, y, SIDE, SIDE, theme.nothing, 4)
            yield Disc(middle_x, middle_y, 3, theme.missed)
        case Mark.QUIET:
            yield Box(x, y, SIDE, SIDE, theme.nothing, 4)


def _legend(chart: Heatmap, theme: Theme, words: ChartWords) -> Iterator[Shape]:
    y = HEIGHT - LEGEND + 4
    bad = (Mark.OVER, words.over) if chart.is_limit else (Mark.MISSED, words.missed)
    x: float = LEFT
    for mark, name in (bad, (Mark.RESTING, words.resting)):
        yield from cell_shapes(mark, 0, theme=theme, x=x, y=y)
        yield Label(x + SIDE + 8, y + 18, name, theme.faint_text, size=17)
        x += SIDE + 8 + 11 * len(name) + 26
    low, high = (words.used_up, words.unused) if chart.is_limit else (words.less, words.more)
    right = WIDTH - MARGIN
    yield Label(right, y + 18, high, theme.faint_text, size=17, anchor="end")
    squares = right - 10 * len(high) - 14 - MOST_LEVELS * PITCH
    for level in range(1, MOST_LEVELS + 1):
        yield from cell_shapes(Mark.DONE, level, theme=theme, x=squares + (level - 1) * PITCH, y=y)
    yield Label(squares - 10, y + 18, low, theme.faint_text, size=17, anchor="end")
