"""The last periods as bars beside their limit: a bar over it differs in colour, and is crossed as well."""

from collections.abc import Iterator

from core.charts.drawing import Box, Drawing, Label, Line, Shape
from core.charts.layout import HEADING, MARGIN, WIDTH, axis_at, heading
from core.charts.scale import Scale, round_marks, shown
from core.charts.series import Bar, Bars
from core.charts.theme import Theme
from core.charts.words import ChartWords
from core.domain.calendar import PeriodUnit

HEIGHT = 480
RIGHT = WIDTH - MARGIN
TOP, BOTTOM = HEADING + 20, HEIGHT - 52
_ROOM = 0.68
"""How much of its place a bar takes."""
_LEAST = 4
"""How high the bar of nothing, or of next to nothing, is."""


def bars_drawing(chart: Bars, theme: Theme, *, words: ChartWords) -> Drawing:
    """Lay out bars."""
    return Drawing(
        WIDTH, HEIGHT, theme.background, tuple(_shapes(chart, theme, words)), chart.title, told(chart, words)
    )


def told(chart: Bars, words: ChartWords) -> str:
    """Return in words what bars show."""
    sentence = words.least_told if chart.is_least else words.bars_told
    return sentence.format(
        title=chart.title,
        count=words.periods(len(chart.bars), chart.period),
        over=sum(bar.is_over for bar in chart.bars),
        limit=words.number(chart.limit),
        unit=chart.unit,
        now=words.number(chart.bars[-1].value if chart.bars else shown(0)),
    )


def _shapes(chart: Bars, theme: Theme, words: ChartWords) -> Iterator[Shape]:
    limit = (words.least if chart.is_least else words.limit).format(value=words.number(chart.limit), unit=chart.unit)
    yield from heading(chart.title, f"{limit}, {_rhythm(chart, words)}", theme=theme)
    marks = round_marks(0, max([float(chart.limit), *(float(bar.value) for bar in chart.bars)]) or 1)
    y = Scale(marks[0], marks[-1], BOTTOM, TOP)
    names = [words.mark(shown(mark)) for mark in marks]
    left = axis_at(names)
    for mark, name in zip(marks, names, strict=True):
        yield Line(((left, y.at(mark)), (RIGHT, y.at(mark))), theme.grid, 1)
        yield Label(left - 12, y.at(mark) + 6, name, theme.faint_text, size=17, anchor="end")
    pitch = (RIGHT - left) / max(len(chart.bars), 1)
    for at, bar in enumerate(chart.bars):
        x = left + (at + (1 - _ROOM) / 2) * pitch
        yield from _bar(bar, theme, x=x, width=pitch * _ROOM, y=y)
        name = _name(bar, chart.period, words)
        colour = theme.text if bar.is_current else theme.faint_text
        yield Label(x + pitch * _ROOM / 2, BOTTOM + 26, name, colour, size=16, anchor="middle", is_bold=bar.is_current)
    yield Line(((left, y.at(float(chart.limit))), (RIGHT, y.at(float(chart.limit)))), theme.target, 3)


def _rhythm(chart: Bars, words: ChartWords) -> str:
    return words.periods(len(chart.bars), chart.period)


def _bar(bar: Bar, theme: Theme, *, x: float, width: float, y: Scale) -> Iterator[Shape]:
    top = min(y.at(float(bar.value)), BOTTOM - _LEAST)
    colour = theme.over if bar.is_over else theme.levels[1] if bar.is_current else theme.levels[2]
    yield Box(x, top, width, BOTTOM - top, colour, 4)
    if bar.is_over:
        for height in range(round(top) + 12, BOTTOM - 4, 14):
            yield Line(((x + 3, height), (x + width - 3, height - 8)), theme.background, 2)


def _name(bar: Bar, period: PeriodUnit, words: ChartWords) -> str:
    match period:
        case PeriodUnit.DAY:
            return f"{words.weekdays[bar.day.weekday()][:2]} {bar.day.day}"
        case PeriodUnit.WEEK:
            return f"{bar.day.day}/{bar.day.month}"
        case PeriodUnit.MONTH:
            return words.months[bar.day.month - 1]
        case PeriodUnit.QUARTER:
            return f"Q{(bar.day.month + 2) // 3}"
        case PeriodUnit.YEAR:
            return str(bar.day.year)
