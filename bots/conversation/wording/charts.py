"""The words in charts, and what a chart shows in a sentence."""

from core.charts.pictures import told
from core.charts.series import Chart
from core.charts.words import ENGLISH, ChartWords


def chart_words() -> ChartWords:
    """Return the words for pictures."""
    return ENGLISH


def chart_told(chart: Chart) -> str:
    """Return in words what a chart shows."""
    return told(chart, words=chart_words())
