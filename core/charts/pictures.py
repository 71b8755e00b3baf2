"""The one door: facts to a chart, a chart to a picture and to words."""

from enum import StrEnum
from typing import assert_never

from core.charts import bars_layout, burn_up_layout, heatmap_layout
from core.charts.bars import bars_of
from core.charts.burn_ups import burn_up_of
from core.charts.drawing import Drawing
from core.charts.facts import ChartFacts
from core.charts.heatmaps import heatmap_of
from core.charts.series import Bars, BurnUp, Chart, Heatmap
from core.charts.svg import svg
from core.charts.theme import THEMES, ThemeName
from core.charts.words import ENGLISH, ChartWords
from core.domain.goal import Pattern


class ChartKind(StrEnum):
    """The kinds of picture."""

    HEATMAP = "heatmap"
    BURN_UP = "burnup"
    BARS = "bars"


def kinds_of(pattern: Pattern) -> tuple[ChartKind, ...]:
    """Return the kinds of picture that say something about a goal, the usual one first."""
    if pattern in (Pattern.MILESTONE, Pattern.TARGET):
        return (ChartKind.BURN_UP,)
    return (ChartKind.HEATMAP, ChartKind.BARS)


def chart_of(facts: ChartFacts, kind: ChartKind) -> Chart:
    """Return a chart of a goal, of a kind that says something about it."""
    match kind:
        case ChartKind.HEATMAP:
            return heatmap_of(facts)
        case ChartKind.BURN_UP:
            return burn_up_of(facts)
        case ChartKind.BARS:
            return bars_of(facts)
        case _:
            assert_never(kind)


def drawing_of(chart: Chart, *, theme: ThemeName = ThemeName.LIGHT, words: ChartWords = ENGLISH) -> Drawing:
    """Lay out a chart."""
    colours = THEMES[theme]
    match chart:
        case Heatmap():
            return heatmap_layout.heatmap_drawing(chart, colours, words=words)
        case BurnUp():
            return burn_up_layout.burn_up_drawing(chart, colours, words=words)
        case Bars():
            return bars_layout.bars_drawing(chart, colours, words=words)
        case _:
            assert_never(chart)


def size_of(chart: Chart) -> tuple[int, int]:
    """Return how wide and how high a chart is, as SVG; as PNG it is `SCALE` times as large."""
    drawing = drawing_of(chart)
    return drawing.width, drawing.height


def told(chart: Chart, *, words: ChartWords = ENGLISH) -> str:
    """Return in words what a chart shows."""
    match chart:
        case Heatmap():
            return heatmap_layout.told(chart, words)
        case BurnUp():
            return burn_up_layout.told(chart, words)
        case Bars():
            return bars_layout.told(chart, words)
        case _:
            assert_never(chart)


def svg_of(chart: Chart, *, theme: ThemeName = ThemeName.LIGHT, words: ChartWords = ENGLISH) -> bytes:
    """Return a chart as an SVG document."""
    return svg(drawing_of(chart, theme=theme, words=words))


def png_of(chart: Chart, *, theme: ThemeName = ThemeName.LIGHT, words: ChartWords = ENGLISH) -> bytes:
    """Return a chart as a PNG file."""
    from core.charts.png import png  # noqa: PLC0415 - Pillow is loaded by whoever draws, not by whoever starts

    return png(drawing_of(chart, theme=theme, words=words))
