"""Charts as lines of signs."""

from collections.abc import Iterator
from typing import assert_never

from bots.conversation.replies import Picture
from bots.conversation.wording.charts import chart_told, chart_words
from core.charts.series import Bars, BurnUp, Heatmap
from core.charts.text import bar_lines, burn_up_line, heatmap_lines


def picture_lines(picture: Picture) -> Iterator[str]:
    """Yield a chart: what it shows in a sentence, then the signs."""
    chart, words = picture.chart, chart_words()
    yield chart_told(chart)
    match chart:
        case Heatmap():
            yield from heatmap_lines(chart, words=words)
        case BurnUp():
            yield burn_up_line(chart)
        case Bars():
            yield from bar_lines(chart, words=words)
        case _:
            assert_never(chart)
